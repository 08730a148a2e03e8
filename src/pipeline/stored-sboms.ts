import * as v from 'valibot'
import type { Digest } from '../image/reference.ts'
import type { Subject } from '../image/subject.ts'
import { isOthersPullRequest } from '../promote/evidence/build-of.ts'
import type { EvidenceRecord } from '../promote/evidence/statement.ts'
import { readEvidence } from '../promote/evidence/store.ts'
import { explainSetAside, type Trust } from '../promote/evidence/trust.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { StoredSbom } from '../scan/sbom/stored-sbom.ts'
import { type ScanSection, scanSection } from '../stage/record/scan.ts'
import type { Tools } from '../stage/stage.ts'
import { openStore } from '../store/open-store.ts'

/** Lists the scans of an image in evidence that counts in this run, the newest first. */
export async function storedScans(
  subject: Pick<Subject, 'digest' | 'source'>,
  trust: Trust,
  tools: Tools,
): Promise<readonly ScanSection[]> {
  const { digest, source } = subject
  const wanted = { digest, trust, now: tools.now() }
  const { sources, warnings, setAside } = await readEvidence(openStore(source, openTransport(tools)), wanted)
  const scans = scansOf(sources, digest, tools)
  const aside = explainSetAside([...setAside, ...warnings], trust) ?? warnings.join('; ')
  if (aside !== '' && scans.length === 0) tools.log.info(aside)
  return scans
}

/**
 * Finds the bills of materials of an image, by the digest of their platform: those that evidence names which counts in this
 * run, the newest first. Evidence is what binds a list to the image and to the run that has scanned it.
 */
export async function storedSboms(
  { digest, source, platforms }: Subject,
  trust: Trust,
  tools: Tools,
): Promise<ReadonlyMap<Digest, StoredSbom>> {
  const listsIn = (sources: Sources) => sbomsIn(scansOf(sources, digest, tools))
  const { sources, warnings, setAside } = await readEvidence(openStore(source, openTransport(tools)), {
    ...{ digest, trust, now: tools.now() },
    enough: found => {
      const lists = listsIn(found)
      return platforms.every(platform => lists.has(platform.digest))
    },
  })
  const lists = listsIn(sources)
  const aside = explainSetAside([...setAside, ...warnings], trust) ?? warnings.join('; ')
  if (aside !== '' && platforms.some(platform => !lists.has(platform.digest))) tools.log.info(aside)
  return lists
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
