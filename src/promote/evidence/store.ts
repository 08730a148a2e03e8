import type { Descriptor } from '../../image/manifest.ts'
import { type Digest, formatReference, type Repository } from '../../image/reference.ts'
import { firstOf } from '../../image/units.ts'
import { inParallel } from '../../registry/parallel.ts'
import type { Transport } from '../../registry/transport.ts'
import { type Attachment, attach } from '../../store/artifact.ts'
import type { ImageStore } from '../../store/image-store.ts'
import { evidenceTag } from '../../store/referrers.ts'
import { bundleType } from './envelope.ts'
import type { EvidenceSource } from './gate.ts'
import { bundledPredicate, type Found, longest, mayBeEvidence, readOne, type Wanted } from './read.ts'
import { createReadingBudget } from './reading-budget.ts'
import type { Signer } from './signer.ts'
import {
  type EvidenceRecord,
  evidenceType,
  formatStatement,
  predicateType,
  statementType,
} from './statement.ts'
import { anybody, type Trust } from './trust.ts'

/** The evidence of a digest in a registry or a layout. */
export interface StoredEvidence {
  readonly sources: readonly EvidenceSource[]
  /** Evidence that could not be used, and why. */
  readonly warnings: readonly string[]
  /** Evidence without a trusted signature. */
  readonly setAside: readonly string[]
}

/** Which evidence is read. */
export interface WantedEvidence {
  readonly digest: Digest
  /** Whose evidence counts; anybody's unless given. */
  readonly trust?: Trust
  /** Milliseconds since 1970: evidence of the future does not count. */
  readonly now: number
  /** Leaves entries out unread. */
  readonly only?: (entry: Descriptor) => boolean
  /** Returns whether what was read suffices; older evidence is not read then. */
  readonly enough?: (sources: readonly EvidenceSource[]) => boolean
}

/** A record as evidence of an image. */
export interface Evidence {
  readonly subject: Descriptor
  readonly record: EvidenceRecord
  /** Signs it. */
  readonly signer?: Signer
}

/** High enough that genuine evidence cannot be displaced unnoticed. */
const most = 1000

/** Pieces that are read side by side: few at first, which mostly are enough. */
const [firstBatch, laterBatch] = [2, 8]

/** Returns when evidence was made, as its entry says: lists of some registries have another order. */
function createdAt({ annotations }: Descriptor): number {
  const time = Date.parse(annotations?.[created] ?? '')
  return Number.isNaN(time) ? 0 : time
}

const created = 'org.opencontainers.image.created'

/**
 * Reads all evidence of a digest in the image's store. Evidence that is not about exactly this digest, or not signed as
 * required, is skipped and does not affect the rest.
 */
export async function readEvidence(
  home: ImageStore,
  { digest, trust = anybody, now, only = () => true, enough = () => false }: WantedEvidence,
): Promise<StoredEvidence> {
  const listed = (await home.referrers(digest)).filter(entry => mayBeEvidence(entry) && only(entry))
  const likely = listed.toSorted((a, b) => createdAt(a) - createdAt(b))
  const wanted = { digest, trust, now, budget: createReadingBudget() }
  // The newest first: where there is too much of it, that is what counts.
  const newest = likely.slice(-most).reverse()
  let read: readonly Found[] = []
  let next = 0
  for (let satisfied = false; next < newest.length && !satisfied; ) {
    const batch = newest.slice(next, next + (next === 0 ? firstBatch : laterBatch))
    next += batch.length
    const more = await inParallel(batch, laterBatch, entry => readOne(entry, wanted, home))
    read = [...more.filter(one => one !== undefined).reverse(), ...read]
    const sources = read.filter(one => 'record' in one)
    // Entries are not signed: old evidence that calls itself new hides nothing that is newer than what it says.
    const latest = sources.reduce((newest, { record }) => Math.max(newest, checkedAt(record)), 0)
    const rest = newest[next]
    satisfied = enough(sources) && (rest === undefined || createdAt(rest) <= latest)
  }
  const found = read.some(one => 'record' in one) ? read : [...read, ...(await readTagged(home, wanted))]
  const unread =
    likely.length > most && next === newest.length
      ? [`of ${likely.length} pieces of evidence ${most} were read`]
      : []
  return {
    sources: found.filter(one => 'record' in one),
    // Everyone who can push can attach a thousand broken ones; only a few are listed.
    warnings: firstOf([...unread, ...found.flatMap(one => ('warning' in one ? [one.warning] : []))], 5),
    setAside: firstOf(
      found.flatMap(one => ('setAside' in one ? [one.setAside] : [])),
      5,
    ),
  }
}

/** Reads the evidence under its own tag in a registry that does not accept referrers. */
async function readTagged(home: ImageStore, wanted: Wanted): Promise<Found[]> {
  const tagged = await home.find(evidenceTag(wanted.digest))
  const one = tagged && (await readOne(tagged, wanted, home))
  return one === undefined ? [] : [one]
}

/** Attaches a record as evidence to a digest. */
export async function attachEvidence(
  transport: Transport,
  at: Repository,
  evidence: Evidence,
): Promise<Digest> {
  return attach(transport, at, await evidenceOf(formatReference(at), evidence))
}

/**
 * Serializes a record as evidence for the image's name at its destination: in a signed bundle where there is a
 * signer, else as the bare statement.
 */
export async function evidenceOf(name: string, { subject, record, signer }: Evidence): Promise<Attachment> {
  const state = (what: EvidenceRecord) => formatStatement(subject.digest, [name], what)
  const whole = state(record)
  // A bundle contains the statement in base64, and a certificate.
  const room = signer === undefined ? longest : longest * 0.75 - 65_536
  const statement = Buffer.byteLength(whole) > room ? state(withoutFindings(record)) : whole
  const bytes = Buffer.from(signer === undefined ? statement : await signer.sign(statement))
  return {
    subject,
    artifactType: signer === undefined ? evidenceType : bundleType,
    otherwise: evidenceTag(subject.digest),
    document: { bytes, mediaType: signer === undefined ? statementType : bundleType },
    annotations: {
      'in-toto.io/predicate-type': predicateType,
      ...(signer && { [bundledPredicate]: predicateType, 'dev.sigstore.bundle.content': 'dsse-envelope' }),
      ...createdOf(record),
      ...(record.commit && { 'org.opencontainers.image.revision': record.commit }),
      ...(record.event.runUrl && { 'org.opencontainers.image.url': record.event.runUrl }),
    },
  }
}

/** The time of its last check, so that a list tells which evidence is the newest. */
function createdOf(record: EvidenceRecord): Readonly<Record<string, string>> {
  const time = checkedAt(record)
  return time === 0 ? {} : { [created]: new Date(time).toISOString() }
}

/** Returns when the last check of a record began. */
function checkedAt({ scan, smoke }: EvidenceRecord): number {
  const time = (section: EvidenceRecord['scan'] | EvidenceRecord['smoke']) =>
    Date.parse(section?.startedAt ?? '') || 0
  return Math.max(0, time(scan), time(smoke))
}

function withoutFindings(record: EvidenceRecord): EvidenceRecord {
  const { scan } = record
  return scan
    ? {
        ...record,
        scan: {
          ...scan,
          findingsLeftOut: true,
          platforms: scan.platforms.map(platform => ({
            ...platform,
            findings: [],
            suppressed: [],
            ...('licenses' in platform && { licenses: [], suppressedLicenses: [] }),
          })),
        },
      }
    : record
}
