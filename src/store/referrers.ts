import { type Descriptor, descriptorOf, parseManifest, type StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { inParallel } from '../registry/parallel.ts'
import { entryOf, fallbackTag, type KnownTags } from '../registry/referrers.ts'
import type { ImageStore } from './image-store.ts'
import { entriesBelow } from './index-entries.ts'

/** A referrer or attachment of an image. */
export interface TravellingReferrer {
  readonly stored: StoredManifest
  /** Its subject, when it is a referrer. */
  readonly subject?: Digest
  /** Its tag, when it is one of cosign's. */
  readonly tag?: string
}

/** The referrers that were found. */
export interface FoundReferrers {
  readonly found: readonly TravellingReferrer[]
  /** Entries of a list that do not refer to the image. */
  readonly warnings: readonly string[]
}

/** The result without a search. */
export const noReferrers: FoundReferrers = { found: [], warnings: [] }

/** The depth of referrers of referrers, and the tag suffixes of cosign's documents. */
const [deepest, suffixes] = [3, ['sig', 'att', 'sbom']]

/** Returns the tag of evidence at a registry that does not accept referrers. */
export function evidenceTag(digest: Digest): string {
  return `${fallbackTag(digest)}.evidence`
}

/**
 * Finds the referrers of an image and of every manifest below it, attestations included (`cosign sign --recursive` signs
 * them, too), their own referrers, and cosign's tags, in the order in which they must be copied.
 */
export async function findReferrers(home: ImageStore, root: StoredManifest): Promise<FoundReferrers> {
  const entries = await entriesBelow(home.reader, { digest: root.digest, manifest: parseManifest(root) })
  const subjects = [...new Set([root.digest, ...entries.map(({ digest }) => digest)])]
  const tags = home.everyTag?.()
  const [lists, tagged] = await Promise.all([
    inParallel(subjects, 16, subject => referrersOf(home, { subject, tags }, 1)),
    inParallel([...subjects.flatMap(tagsOf), evidenceTag(root.digest)], 16, async tag => ({
      tag,
      stored: (await tags)?.has(tag) === false ? undefined : await home.find(tag),
    })),
  ])
  return {
    found: [
      ...lists.flatMap(({ found }) => found),
      ...tagged.flatMap(({ tag, stored }) => (stored ? [{ tag, stored }] : [])),
    ],
    warnings: lists.flatMap(({ warnings }) => warnings),
  }
}

/** Creates the descriptor of a referrer for a list. */
export function descriptorOfReferrer({ stored, subject }: TravellingReferrer): Descriptor {
  return subject === undefined ? descriptorOf(stored) : entryOf(stored)
}

async function referrersOf(
  home: ImageStore,
  { subject, tags }: { readonly subject: Digest; readonly tags: KnownTags },
  depth: number,
): Promise<FoundReferrers> {
  const listed = await home.referrers(subject, tags)
  const read = await inParallel(listed, 16, async ({ digest }): Promise<FoundReferrers> => {
    const place = `${home.reader.origin}@${digest}`
    const stored = await home.find(digest)
    if (stored === undefined)
      throw new UserError(`${place} is listed as a referrer of ${subject} but does not exist`, {
        hint: 'Repair the list at the source, or promote with referrers: none.',
      })
    const named = parseManifest(stored).subject?.digest
    if (named !== subject)
      return {
        found: [],
        warnings: [
          `${place} is listed as a referrer of ${subject} but names ${named ?? 'nothing'}; it was not copied`,
        ],
      }
    const further =
      depth < deepest ? await referrersOf(home, { subject: digest, tags }, depth + 1) : noReferrers
    return { found: [{ stored, subject }, ...further.found], warnings: further.warnings }
  })
  return { found: read.flatMap(({ found }) => found), warnings: read.flatMap(({ warnings }) => warnings) }
}

function tagsOf(digest: Digest): string[] {
  return suffixes.map(suffix => `${fallbackTag(digest)}.${suffix}`)
}
