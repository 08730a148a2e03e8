import { describe, UserError } from '../../errors.ts'
import { type Descriptor, parseManifest } from '../../image/manifest.ts'
import { type Digest, formatReference, type Repository } from '../../image/reference.ts'
import { type Attachment, attach } from '../../registry/artifact.ts'
import type { ImageHome } from '../../registry/home.ts'
import { inParallel } from '../../registry/parallel.ts'
import { readBlob } from '../../registry/source.ts'
import type { Transport } from '../../registry/transport.ts'
import type { Witness } from './gate.ts'
import {
  type EvidenceRecord,
  evidenceType,
  formatStatement,
  parseStatement,
  predicateType,
  statementType,
} from './statement.ts'

/** Evidence that a registry holds about a digest. */
export interface StoredEvidence {
  readonly witnesses: readonly Witness[]
  /** Evidence that was there but could not be used, and why. */
  readonly warnings: readonly string[]
}

/** Bytes: more is not read from a registry, and findings are left out of what would be longer. */
const longest = 8 * 1024 * 1024

/** Reads all evidence about a digest where the image is; what does not speak of exactly this digest is left out. */
export async function readEvidence(home: ImageHome, digest: Digest): Promise<StoredEvidence> {
  const entries = await home.referrers(digest)
  // A fallback list may show another type than the manifest has, so only entries that are surely others are skipped.
  const likely = entries.filter(
    ({ artifactType }) => artifactType === undefined || /buildonce|empty/.test(artifactType),
  )
  const read = await inParallel(likely.slice(-50), 8, entry => readOne(home, digest, entry))
  return {
    witnesses: read.flatMap(result => (result && 'record' in result ? [result] : [])),
    warnings: read.flatMap(result => (result && 'warning' in result ? [result.warning] : [])),
  }
}

/** Attaches a record as evidence to a digest. */
export async function attachEvidence(
  transport: Transport,
  at: Repository,
  subject: Descriptor,
  record: EvidenceRecord,
): Promise<Digest> {
  return attach(transport, at, evidenceOf(subject, formatReference(at), record))
}

/** Writes a record as evidence about a digest, under the name that the image has where it is attached. */
export function evidenceOf(subject: Descriptor, name: string, record: EvidenceRecord): Attachment {
  let text = formatStatement(subject.digest, [name], record)
  if (text.length > longest) text = formatStatement(subject.digest, [name], withoutFindings(record))
  return {
    subject,
    artifactType: evidenceType,
    document: { bytes: Buffer.from(text), mediaType: statementType },
    annotations: {
      'in-toto.io/predicate-type': predicateType,
      'org.opencontainers.image.revision': record.commit,
      ...(record.event.runUrl && { 'org.opencontainers.image.url': record.event.runUrl }),
    },
  }
}

async function readOne(
  { reader }: ImageHome,
  digest: Digest,
  entry: Descriptor,
): Promise<Witness | { readonly warning: string } | undefined> {
  const source = `${reader.origin}@${entry.digest}`
  try {
    const manifest = parseManifest(await reader.manifest(entry.digest))
    if (manifest.kind !== 'image' || manifest.artifactType !== evidenceType) return undefined
    if (manifest.subject?.digest !== digest)
      return {
        warning: `the evidence ${source} is listed for ${digest} but attached to ${manifest.subject?.digest ?? 'nothing'}`,
      }
    const [layer] = manifest.layers
    if (layer?.mediaType !== statementType) return { warning: `the evidence ${source} holds no statement` }
    const text = (await readBlob(reader, layer, longest)).toString('utf8')
    return { record: parseStatement(text, digest, source), source }
  } catch (error) {
    if (error instanceof UserError) return { warning: describe(error) }
    throw error
  }
}

function withoutFindings(record: EvidenceRecord): EvidenceRecord {
  const { scan } = record
  return scan
    ? { ...record, scan: { ...scan, platforms: scan.platforms.map(p => ({ ...p, findings: [] })) } }
    : record
}
