import * as v from 'valibot'
import type { Digest } from '../image/reference.ts'
import type { Subject } from '../image/subject.ts'
import { isOthersPullRequest } from '../promote/evidence/build-of.ts'
import type { EvidenceRecord } from '../promote/evidence/statement.ts'
import { readEvidence } from '../promote/evidence/store.ts'
import { explainUncounted, type Trust } from '../promote/evidence/trust.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { StoredSbom } from '../scan/sbom/stored-sbom.ts'
import { type ScanSection, scanSection } from '../stage/record/scan.ts'
import type { Tools } from '../stage/stage.ts'
import { openStore } from '../store/open-store.ts'

type Image = Pick<Subject, 'digest' | 'source'>

/** Lists the scans of an image in evidence that counts in this run, the newest first. */
export async function storedScans(image: Image, trust: Trust, tools: Tools): Promise<readonly ScanSection[]> {
  return await readScans(image, { trust, suffice: scans => scans.length > 0, all: true }, tools)
}

/**
 * Finds the bills of materials of an image, by the digest of their platform: those that evidence names which counts in this
 * run, the newest first. Evidence is what binds a list to the image and to the run that has scanned it.
 */
export async function storedSboms(
  { platforms, ...image }: Subject,
  trust: Trust,
  tools: Tools,
): Promise<ReadonlyMap<Digest, StoredSbom>> {
  const suffice = (scans: readonly ScanSection[]) => {
    const lists = sbomsIn(scans)
    return platforms.every(({ digest }) => lists.has(digest))
  }
  return sbomsIn(await readScans(image, { trust, suffice, all: false }, tools))
}

interface WantedScans {
  readonly trust: Trust
  /** Returns whether these scans are enough; where they are not, it is said which evidence did not count. */
  readonly suffice: (scans: readonly ScanSection[]) => boolean
  /** Older evidence is read as well. */
  readonly all: boolean
}

async function readScans(
  { digest, source }: Image,
  { trust, suffice, all }: WantedScans,
  tools: Tools,
): Promise<readonly ScanSection[]> {
  const stored = await readEvidence(openStore(source, openTransport(tools)), {
    ...{ digest, trust, now: tools.now() },
    ...(!all && { enough: found => suffice(scansOf(found, digest, tools)) }),
  })
  const scans = scansOf(stored.sources, digest, tools)
  const why = explainUncounted(stored, trust)
  if (why !== undefined && !suffice(scans)) tools.log.info(why)
  return scans
}

type Sources = readonly { readonly record: EvidenceRecord }[]

/** Reads the scans in evidence of an image; that of another pull request is taken by nobody else. */
function scansOf(sources: Sources, digest: Digest, { host }: Pick<Tools, 'host'>): ScanSection[] {
  const { pullRequest } = host.facts
  return sources
    .map(({ record }) => record)
    .filter(record => !isOthersPullRequest(record, pullRequest))
    .flatMap(record => scanOf(record, digest) ?? [])
    .toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
}

/** Reads the scan of a record, where it is about this image. */
function scanOf({ scan }: EvidenceRecord, digest: Digest): ScanSection | undefined {
  const parsed = v.safeParse(scanSection, scan)
  return parsed.success && parsed.output.digest === digest ? parsed.output : undefined
}

/** Lists the bills of materials that scans name; of several of one platform the first counts. */
export function sbomsIn(scans: readonly ScanSection[]): Map<Digest, StoredSbom> {
  const found = scans.flatMap(({ platforms, scanner, policy }) =>
    platforms.flatMap(({ digest, sbom }) =>
      sbom === undefined ? [] : [[digest, { sbom, scanner, policy }] as const],
    ),
  )
  return new Map(found.toReversed())
}
