import { describe, UserError } from '../../errors.ts'
import { type Descriptor, parseManifest } from '../../image/manifest.ts'
import type { Digest } from '../../image/reference.ts'
import { type ImageReader, readBlob } from '../../store/image-reader.ts'
import type { ImageStore } from '../../store/image-store.ts'
import { bundleType, open } from './envelope.ts'
import type { EvidenceSource } from './gate.ts'
import type { ReadingBudget } from './reading-budget.ts'
import { evidenceType, isOurs, parseStatement, predicateType, statementType } from './statement.ts'
import type { Trust } from './trust.ts'

/** Bytes: more is not read from a registry, and findings are left out of what would be longer. */
export const longest = 8 * 1024 * 1024

/** The annotation by which it is known what a bundle holds, without opening it. */
export const bundledPredicate = 'dev.sigstore.bundle.predicateType'

/** One thing that was found: evidence that counts, or why it does not. */
export type Found =
  | EvidenceSource
  /** It is broken, or speaks of something else. */
  | { readonly warning: string }
  /** It would be evidence, were it signed by somebody who is trusted. */
  | { readonly setAside: string }

/** Tells by its entry in a list whether something may be evidence; a fallback list may show another type than it has. */
export function mayBeEvidence({ artifactType, annotations }: Descriptor): boolean {
  if (artifactType === undefined || /buildonce\.evidence|empty/.test(artifactType)) return true
  const bundled = annotations?.[bundledPredicate]
  return artifactType.includes('sigstore.bundle') && (bundled === undefined || bundled === predicateType)
}

/** What evidence is read for, and how much of it. */
export interface Wanted {
  readonly digest: Digest
  readonly trust: Trust
  readonly budget: ReadingBudget
}

/** Reads one piece of evidence about a digest; gives nothing for what is none of ours. */
export async function readOne(
  { digest: named }: Pick<Descriptor, 'digest'>,
  { digest, trust, budget }: Wanted,
  { reader }: ImageStore,
): Promise<Found | undefined> {
  const source = `${reader.origin}@${named}`
  try {
    const manifest = parseManifest(await reader.manifest(named))
    const [layer] = manifest.kind === 'image' ? manifest.layers : []
    const sealed = layer?.mediaType === bundleType
    if (manifest.kind !== 'image') return undefined
    if (!sealed && (manifest.artifactType ?? manifest.config.mediaType) !== evidenceType) return undefined
    // One under a tag of its own is attached to nothing; what it speaks of is in the statement in any case.
    if (manifest.subject !== undefined && manifest.subject.digest !== digest)
      return {
        warning: `the evidence ${source} is listed for ${digest} but attached to ${manifest.subject.digest}`,
      }
    if (sealed) return await readSealed(reader, layer, { digest, trust, budget, source })
    if (trust.policy === 'signed') return { setAside: `${source} is not signed` }
    if (layer?.mediaType !== statementType) return { warning: `the evidence ${source} holds no statement` }
    const text = (await readBlob(reader, layer, longest)).toString('utf8')
    budget.charge(text, source)
    return { record: parseStatement(text, digest, source), source }
  } catch (error) {
    if (error instanceof UserError) return { warning: describe(error) }
    throw error
  }
}

async function readSealed(
  reader: ImageReader,
  layer: Descriptor,
  { digest, trust, budget, source }: Wanted & { readonly source: string },
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
  return { record, source, ...('signedBy' in opened && { signedBy: opened.signedBy }) }
}
