import { UserError } from '../errors.ts'
import {
  type Descriptor,
  descriptorOf,
  isAttestation,
  parseManifest,
  type StoredManifest,
} from '../image/manifest.ts'
import { type Digest, formatReference, type Repository } from '../image/reference.ts'
import { standingAlone } from './artifact.ts'
import { copyContent } from './copy.ts'
import type { ImageHome } from './home.ts'
import { headManifest, putManifest } from './manifests.ts'
import { inParallel } from './parallel.ts'
import { enterReferrer, entryOf, fallbackTag, listReferrers } from './referrers.ts'
import { meansUnsupported } from './refusal.ts'
import type { CopySource } from './source.ts'
import type { Transport } from './transport.ts'

/** Something that belongs to an image without being part of it. */
export interface Companion {
  readonly stored: StoredManifest
  /** What it refers to, when it is a referrer. */
  readonly subject?: Digest
  /** The tag it is found by, when it is one of cosign's. */
  readonly tag?: string
}

/** What was found beside an image. */
export interface Companions {
  readonly found: readonly Companion[]
  /** Entries that do not belong to the image although a list says so. */
  readonly warnings: readonly string[]
}

/** What is beside an image that nobody looked around. */
export const nothingBeside: Companions = { found: [], warnings: [] }

/** How far referrers of referrers are followed, and the tags that cosign files its documents under. */
const [deepest, suffixes] = [3, ['sig', 'att', 'sbom']]

/** Gives the tag that evidence has at a registry which takes no referrers. */
export function evidenceTag(digest: Digest): string {
  return `${fallbackTag(digest)}.evidence`
}

/** Finds the referrers of an image and of its platforms, their own referrers, and cosign's tags, in their order of need. */
export async function findCompanions(home: ImageHome, top: StoredManifest): Promise<Companions> {
  const manifest = parseManifest(top)
  const children = manifest.kind === 'index' ? manifest.manifests.filter(entry => !isAttestation(entry)) : []
  const subjects = [top.digest, ...children.map(({ digest }) => digest)]
  const [lists, tagged] = await Promise.all([
    inParallel(subjects, 8, subject => referrersOf(home, subject, 1)),
    inParallel([...subjects.flatMap(tagsOf), evidenceTag(top.digest)], 8, async tag => ({
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

/**
 * Brings companions into a repository that holds the image already, and enters them into its lists. Gives warnings for
 * what the destination has otherwise.
 */
export async function bringCompanions(
  transport: Transport,
  { found, ...way }: Way & { readonly found: readonly Companion[] },
): Promise<string[]> {
  const warnings: string[] = []
  // One after the other: they share fallback lists, and a referrer may refer to the one before it.
  for (const companion of found) {
    const warning = await bringOne(transport, companion, way)
    if (warning !== undefined) warnings.push(warning)
  }
  return warnings
}

/** Describes a companion as a list does. */
export function descriptorOfCompanion({ stored, subject }: Companion): Descriptor {
  return subject === undefined ? descriptorOf(stored) : entryOf(stored)
}

/** From where to where companions are brought. */
interface Way {
  readonly reader: CopySource
  readonly to: Repository
  /** Whether one that the destination refuses is an error or a warning. */
  readonly refused: 'error' | 'warning'
  /** Names the tag for a document that the destination does not take as a referrer. */
  readonly tagFor: (stored: StoredManifest, subject: Digest) => string | undefined
  /** The repository they are in, when it is at the same registry. */
  readonly mountFrom?: string
}

async function bringOne(transport: Transport, companion: Companion, way: Way): Promise<string | undefined> {
  try {
    return await store(transport, companion, way)
  } catch (cause) {
    const { stored, subject } = companion
    if (!meansUnsupported(cause) || subject === undefined) throw cause
    const tag = way.tagFor(stored, subject)
    if (tag !== undefined) {
      await putManifest(transport, way.to, standingAlone(stored), { name: tag })
      return undefined
    }
    const why = `${formatReference(way.to)} does not take ${stored.digest}, which refers to ${subject}: ${cause.message}`
    if (way.refused === 'warning') return why
    throw new UserError(why, {
      cause,
      hint: 'With `referrers: accepted` the image goes there without what the registry refuses.',
    })
  }
}

async function store(
  transport: Transport,
  { stored, subject, tag }: Companion,
  { reader, to, mountFrom }: Way,
): Promise<string | undefined> {
  const name = tag ?? stored.digest
  const there = await headManifest(transport, to, name)
  let keepsReferrers = false
  if (there !== undefined && there.digest !== stored.digest)
    return `${formatReference({ ...to, tag })} holds other signatures (${there.digest}) and was left as it is`
  if (there === undefined) {
    await copyContent({ reader, top: stored, to, mountFrom }, transport)
    keepsReferrers = (await putManifest(transport, to, stored, { name })).keepsReferrers
  }
  if (subject === undefined) return undefined
  // One that was there may be listed by the registry itself, which then needs no list of ours.
  const listed =
    there !== undefined &&
    (await listReferrers(transport, to, subject)).some(({ digest }) => digest === stored.digest)
  if (!listed) await enterReferrer(transport, to, subject, { stored, keepsReferrers })
  return undefined
}

async function referrersOf(home: ImageHome, subject: Digest, depth: number): Promise<Companions> {
  const listed = await home.referrers(subject)
  const read = await inParallel(listed, 8, async ({ digest }): Promise<Companions> => {
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
