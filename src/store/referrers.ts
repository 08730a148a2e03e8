import { UserError } from '../errors.ts'
import {
  type Descriptor,
  descriptorOf,
  isAttestation,
  parseManifest,
  type StoredManifest,
} from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { inParallel } from '../registry/parallel.ts'
import { entryOf, fallbackTag } from '../registry/referrers.ts'
import type { ImageStore } from './image-store.ts'

/** Something that belongs to an image without being part of it. */
export interface TravellingReferrer {
  readonly stored: StoredManifest
  /** What it refers to, when it is a referrer. */
  readonly subject?: Digest
  /** The tag it is found by, when it is one of cosign's. */
  readonly tag?: string
}

/** What was found beside an image. */
export interface FoundReferrers {
  readonly found: readonly TravellingReferrer[]
  /** Entries that do not belong to the image although a list says so. */
  readonly warnings: readonly string[]
}

/** What is beside an image that nobody looked around. */
export const noReferrers: FoundReferrers = { found: [], warnings: [] }

/** How far referrers of referrers are followed, and the tags that cosign files its documents under. */
const [deepest, suffixes] = [3, ['sig', 'att', 'sbom']]

/** Returns the tag that evidence has at a registry which takes no referrers. */
export function evidenceTag(digest: Digest): string {
  return `${fallbackTag(digest)}.evidence`
}

/** Finds the referrers of an image and of its platforms, their own referrers, and cosign's tags, in their order of need. */
export async function findReferrers(home: ImageStore, root: StoredManifest): Promise<FoundReferrers> {
  const manifest = parseManifest(root)
  const children = manifest.kind === 'index' ? manifest.manifests.filter(entry => !isAttestation(entry)) : []
  const subjects = [root.digest, ...children.map(({ digest }) => digest)]
  const [lists, tagged] = await Promise.all([
    inParallel(subjects, 8, subject => referrersOf(home, subject, 1)),
    inParallel([...subjects.flatMap(tagsOf), evidenceTag(root.digest)], 8, async tag => ({
      tag,
      stored: await home.find(tag),
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

/** Describes a companion as a list does. */
export function descriptorOfReferrer({ stored, subject }: TravellingReferrer): Descriptor {
  return subject === undefined ? descriptorOf(stored) : entryOf(stored)
}

async function referrersOf(home: ImageStore, subject: Digest, depth: number): Promise<FoundReferrers> {
  const listed = await home.referrers(subject)
  const read = await inParallel(listed, 8, async ({ digest }): Promise<FoundReferrers> => {
    const place = `${home.reader.origin}@${digest}`
    const stored = await home.find(digest)
    if (stored === undefined)
      throw new UserError(`${place} is listed as a referrer of ${subject} but is not there`, {
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
    const further = depth < deepest ? await referrersOf(home, digest, depth + 1) : { found: [], warnings: [] }
    return { found: [{ stored, subject }, ...further.found], warnings: further.warnings }
  })
  return { found: read.flatMap(({ found }) => found), warnings: read.flatMap(({ warnings }) => warnings) }
}

function tagsOf(digest: Digest): string[] {
  return suffixes.map(suffix => `${fallbackTag(digest)}.${suffix}`)
}
