import type { StoredManifest } from '../image/manifest.ts'
import { highest, type VersionLine, versionsOf } from '../image/tag-line.ts'
import type { Release } from '../image/tag-version.ts'
import { isExpected } from '../messages/errors.ts'
import type { Transport } from '../registry/transport.ts'
import { openImage } from '../store/image-reader.ts'
import { openStore } from '../store/open-store.ts'
import type { Trust } from './evidence/trust.ts'
import { readLabel } from './label.ts'
import { sourceAt, type Target } from './target.ts'

/** A tag's image, and whose word about it counts. */
export interface HeldImage {
  readonly target: Target
  readonly stored: StoredManifest
  readonly trust: Trust
}

/** The label that says which version an image is. */
export const versionLabel = 'org.opencontainers.image.version'

/**
 * Finds which version of a line the image under a floating tag is: by its evidence, else by its label. `no version` says
 * that the label names something else, for example a branch.
 */
export async function heldVersion(
  held: HeldImage,
  line: VersionLine,
  transport: Transport,
): Promise<Release | 'no version' | undefined> {
  const attested = versionIn(await tagsInEvidence(held, transport), line)
  if (attested !== undefined) return attested
  const label = await readLabel(held.stored, openImage(sourceAt(held.target), transport), versionLabel)
  if (label === undefined || label === '') return undefined
  // The label is the main tag, or the bare version in it.
  return versionIn([label, `${line.prefix}${label}`, `${label}${line.suffix}`], line) ?? 'no version'
}

function versionIn(tags: readonly string[], line: VersionLine): Release | undefined {
  return highest(versionsOf({ ...line, fixed: [] }, tags))?.version
}

async function tagsInEvidence({ target, stored, trust }: HeldImage, transport: Transport): Promise<string[]> {
  const records = await heldRecords({ target, digest: stored.digest, trust }, transport)
  return records.flatMap(({ tags }) => {
    const made = (tags as { tags?: { name?: unknown }[] } | undefined)?.tags ?? []
    return Array.isArray(made) ? made.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])) : []
  })
}

/** Reads the records that hang on what a tag holds; where they cannot be read there are none. */
export async function heldRecords(
  { target, digest, trust }: Pick<HeldImage, 'target' | 'trust'> & Pick<StoredManifest, 'digest'>,
  transport: Transport,
) {
  try {
    const { readEvidence } = await import('./evidence/store.ts')
    // A version is not proven by it, so when it was written does not matter.
    const now = Number.POSITIVE_INFINITY
    const { sources } = await readEvidence(openStore(sourceAt(target), transport), { digest, trust, now })
    // What a pull request has built says nothing about a branch or a release.
    return sources.map(({ record }) => record).filter(({ event }) => event.pullRequest === undefined)
  } catch (error) {
    if (!isExpected(error)) throw error
    return []
  }
}
