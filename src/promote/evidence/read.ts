import { type Descriptor, parseManifest } from '../../image/manifest.ts'
import type { Digest } from '../../image/reference.ts'
import { describe, UserError } from '../../messages/errors.ts'
import { type ImageReader, readBlob } from '../../store/image-reader.ts'
import type { ImageStore } from '../../store/image-store.ts'
import type { SigningWorkflow } from './certificate.ts'
import { bundleType, open } from './envelope.ts'
import type { EvidenceSource } from './gate.ts'
import { futureTime, isTrustedProject } from './projects.ts'
import type { ReadingBudget } from './reading-budget.ts'
import {
  type EvidenceRecord,
  evidenceType,
  isOurs,
  parseStatement,
  predicateType,
  statementType,
} from './statement.ts'
import type { Trust } from './trust.ts'

/** Size limit in bytes: more is not read from a registry, and findings are omitted from a longer record. */
export const longest = 8 * 1024 * 1024

/** The annotation with the content type of a bundle. */
export const bundledPredicate = 'dev.sigstore.bundle.predicateType'

/** The result of reading one referrer: evidence that counts, or why it does not. */
export type Found =
  | EvidenceSource
  /** It is broken, or about something else. */
  | { readonly warning: string }
  /** It would count if it were signed by a trusted signer. */
  | { readonly setAside: string }

/** Returns whether an entry of a list may be evidence; a fallback list may show a wrong type. */
export function mayBeEvidence({ artifactType, annotations }: Descriptor): boolean {
  if (artifactType === undefined || /buildonce\.evidence|empty/.test(artifactType)) return true
  const bundled = annotations?.[bundledPredicate]
  return artifactType.includes('sigstore.bundle') && (bundled === undefined || bundled === predicateType)
}

/** What evidence is read for, and how much of it. */
export interface Wanted {
  readonly digest: Digest
  readonly trust: Trust
  /** Milliseconds since 1970. */
  readonly now: number
  readonly budget: ReadingBudget
}

/** Reads one piece of evidence about a digest; returns nothing for other artifacts. */
export async function readOne(
  { digest: named }: Pick<Descriptor, 'digest'>,
  { digest, trust, now, budget }: Wanted,
  { reader }: ImageStore,
): Promise<Found | undefined> {
  const source = `${reader.origin}@${named}`
  try {
    const manifest = parseManifest(await reader.manifest(named))
    const [layer] = manifest.kind === 'image' ? manifest.layers : []
    const sealed = layer?.mediaType === bundleType
    if (manifest.kind !== 'image') return undefined
    if (!sealed && (manifest.artifactType ?? manifest.config.mediaType) !== evidenceType) return undefined
    // One with its own tag has no subject; the digest is always in the statement.
    if (manifest.subject !== undefined && manifest.subject.digest !== digest)
      return {
        warning: `the evidence ${source} is listed for ${digest} but attached to ${manifest.subject.digest}`,
      }
    if (sealed) return await readSealed(reader, layer, { digest, trust, now, budget, source })
    if (trust.policy === 'signed') return { setAside: `${source} is not signed` }
    if (layer?.mediaType !== statementType)
      return { warning: `the evidence ${source} does not contain a statement` }
    const text = (await readBlob(reader, layer, longest)).toString('utf8')
    budget.charge(text, source)
    return counting({ record: parseStatement(text, digest, source), source }, { trust, now })
  } catch (error) {
    if (error instanceof UserError) return { warning: describe(error) }
    throw error
  }
}

async function readSealed(
  reader: ImageReader,
  layer: Descriptor,
  { digest, trust, now, budget, source }: Wanted & { readonly source: string },
): Promise<Found | undefined> {
  const signers = trust.policy === 'signed' ? trust : { keys: [] }
  const text = (await readBlob(reader, layer, longest)).toString('utf8')
  budget.charge(text, source)
  // Of a bundle only the statement is kept.
  const opened = await open(text, signers).finally(() => budget.refund(text))
  // Signatures of images and other attestations are bundles, too.
  if (!isOurs(opened.statement)) return undefined
  if (trust.policy === 'signed' && 'fault' in opened) return { setAside: `${source} ${opened.fault}` }
  budget.charge(opened.statement, source)
  const record = parseStatement(opened.statement, digest, source)
  const wrong = 'workflow' in opened && opened.workflow ? contradiction(record, opened.workflow) : undefined
  if (wrong !== undefined) return { warning: `the evidence ${source} ${wrong}` }
  return counting(
    { record, source, ...('signedBy' in opened && { signedBy: opened.signedBy }) },
    { trust, now },
  )
}

/** Leaves out what another project made, and what is dated ahead: it would never grow old, and always be the newest. */
function counting(
  found: EvidenceSource,
  { trust, now }: { readonly trust: Trust; readonly now: number },
): Found {
  const { record, source } = found
  if (trust.projects !== undefined && !isTrustedProject(trust.projects, record.project, record.server))
    return {
      warning: `the evidence ${source} is of the project ${quoted(record.project)}${record.server ? ` on ${quoted(record.server)}` : ''}, and only that of ${[trust.projects.own, ...trust.projects.named].join(', ')} counts (trusted-projects)`,
    }
  const ahead = futureTime(record, now)
  if (ahead !== undefined)
    return {
      warning: `the evidence ${source} is dated in the future (${quoted(ahead)}), so it counts for nothing`,
    }
  return found
}

/** Says where a record tells of another project or ref than the certificate of the workflow that signed it. */
function contradiction(record: EvidenceRecord, { repository, ref }: SigningWorkflow): string | undefined {
  const project = new URL(repository).pathname.replace(/^\//, '')
  if (project.toLowerCase() !== record.project.toLowerCase())
    return `says that it is of ${quoted(record.project)}, and a workflow of ${quoted(project)} signed it`
  const told = record.event.ref
  return typeof told === 'string' && told === ref
    ? undefined
    : `says that it is of ${quoted(String(told ?? 'no ref'))}, and a workflow that ran for ${quoted(ref)} signed it`
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 200)).slice(1, -1)
}
