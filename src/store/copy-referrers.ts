import type { StoredManifest } from '../image/manifest.ts'
import { type Digest, formatReference, type Repository } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { headManifest, putManifest } from '../registry/manifests.ts'
import { inParallel } from '../registry/parallel.ts'
import { type AddedReferrer, addReferrers, listReferrers } from '../registry/referrers.ts'
import { meansUnsupported } from '../registry/refusal.ts'
import type { Transport } from '../registry/transport.ts'
import { standingAlone } from './artifact.ts'
import { copyContents } from './copy.ts'
import type { CopySource } from './image-reader.ts'
import type { TravellingReferrer } from './referrers.ts'

/** How many small requests run at a time. */
const requests = 16

/**
 * Copies referrers into a repository, and adds them to its lists: their content at once, their manifests side by side when the
 * image is there (some registries refuse a referrer without its subject), what refers to another of them after it, and one
 * write for each list. Returns warnings for what the destination has otherwise or refuses.
 */
export async function copyReferrers(
  transport: Transport,
  { found, ...way }: Way & { readonly found: readonly TravellingReferrer[] },
): Promise<string[]> {
  const { reader, to, mountFrom } = way
  // Where the tag did not name the image, they are stored whether they are there or not: that is no more than to look for each.
  const lists = way.present ? await listedAt(transport, to, found) : new Map<Digest, Set<Digest>>()
  const states = await inParallel(found, requests, async referrer => {
    const { stored, subject, tag } = referrer
    const listed = subject !== undefined && lists.get(subject)?.has(stored.digest) === true
    // One that no list names is stored again where it is there: that is no more than to look.
    const there =
      tag !== undefined || listed ? await headManifest(transport, to, tag ?? stored.digest) : undefined
    return { ...referrer, there }
  })
  const missing = states.filter(({ there }) => there === undefined)
  const roots = missing.map(({ stored }) => stored)
  // Each has a document of its own.
  await copyContents({ reader, roots, to, mountFrom, unasked: true }, transport)
  await way.image
  const results: Put[] = []
  for (const level of levelsOf(missing))
    for (const result of await inParallel(level, requests, referrer => put(transport, referrer, way)))
      results.push(result)
  const added = Map.groupBy(
    results.flatMap(({ added }) => added ?? []),
    ({ subject }) => subject,
  )
  await inParallel([...added], requests, async ([subject, all]) => {
    if (subject !== undefined) await addReferrers(transport, to, subject, all)
  })
  const strange = states.filter(({ there, stored }) => there !== undefined && there.digest !== stored.digest)
  return [
    ...strange.map(
      ({ there, tag }) =>
        `${formatReference({ ...to, tag })} has other signatures (${there?.digest}) and was not changed`,
    ),
    ...results.flatMap(({ warning }) => warning ?? []),
  ]
}

/** Source and destination of the referrers. */
interface Way {
  readonly reader: CopySource
  readonly to: Repository
  /** The tag named the image before: then mostly all of them are there. */
  readonly present: boolean
  /** The image, once the destination has it. */
  readonly image: Promise<unknown>
  /** Whether a referrer that the destination refuses is an error or a warning. */
  readonly refused: 'error' | 'warning'
  /** Returns the tag for a document that the destination does not accept as a referrer. */
  readonly tagFor: (stored: StoredManifest, subject: Digest) => string | undefined
  /** The source repository, when it is at the same registry. */
  readonly mountFrom?: string
}

/** What became of one referrer. */
interface Put {
  readonly added?: AddedReferrer & { readonly subject: Digest | undefined }
  readonly warning?: string
}

async function put(
  transport: Transport,
  { stored, subject, tag }: TravellingReferrer,
  way: Way,
): Promise<Put> {
  try {
    const { keepsReferrers } = await putManifest(transport, way.to, stored, { name: tag ?? stored.digest })
    return { added: { stored, subject, keepsReferrers } }
  } catch (cause) {
    if (!meansUnsupported(cause) || subject === undefined) throw cause
    const own = way.tagFor(stored, subject)
    if (own !== undefined) {
      await putManifest(transport, way.to, standingAlone(stored), { name: own })
      return {}
    }
    const why = `${formatReference(way.to)} does not accept ${stored.digest}, which refers to ${subject}: ${cause.message}`
    if (way.refused === 'warning') return { warning: why }
    throw new UserError(why, {
      cause,
      hint: 'With `referrers: accepted` the image is copied without the referrers that the registry refuses.',
    })
  }
}

/** Reads what the destination lists already for each subject. */
async function listedAt(
  transport: Transport,
  to: Repository,
  found: readonly TravellingReferrer[],
): Promise<Map<Digest, Set<Digest>>> {
  const subjects = [...new Set(found.flatMap(({ subject }) => subject ?? []))]
  const lists = await inParallel(subjects, requests, async subject => {
    const listed = await listReferrers(transport, to, subject)
    return [subject, new Set(listed.map(({ digest }) => digest))] as const
  })
  return new Map(lists)
}

/** Groups referrers so that each comes after the one it refers to. */
function levelsOf(referrers: readonly TravellingReferrer[]): TravellingReferrer[][] {
  const depths = new Map<Digest, number>()
  for (const { stored, subject } of referrers)
    depths.set(stored.digest, subject === undefined ? 0 : (depths.get(subject) ?? -1) + 1)
  const levels = Map.groupBy(referrers, ({ stored }) => depths.get(stored.digest) ?? 0)
  return [...levels].sort(([a], [b]) => a - b).map(([, level]) => level)
}
