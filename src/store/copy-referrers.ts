import { UserError } from '../errors.ts'
import type { StoredManifest } from '../image/manifest.ts'
import { type Digest, formatReference, type Repository } from '../image/reference.ts'
import { headManifest, putManifest } from '../registry/manifests.ts'
import { addReferrer, listReferrers } from '../registry/referrers.ts'
import { meansUnsupported } from '../registry/refusal.ts'
import type { Transport } from '../registry/transport.ts'
import { standingAlone } from './artifact.ts'
import { copyContent } from './copy.ts'
import type { CopySource } from './image-reader.ts'
import type { TravellingReferrer } from './referrers.ts'

/**
 * Copies referrers into a repository that has the image already, and adds them to its lists. Returns warnings for tags with other content at the
 * destination.
 */
export async function copyReferrers(
  transport: Transport,
  { found, ...way }: Way & { readonly found: readonly TravellingReferrer[] },
): Promise<string[]> {
  const warnings: string[] = []
  // Sequentially: they share fallback lists, and a referrer may refer to the one before it.
  for (const referrer of found) {
    const warning = await copyOne(transport, referrer, way)
    if (warning !== undefined) warnings.push(warning)
  }
  return warnings
}

/** Source and destination of the referrers. */
interface Way {
  readonly reader: CopySource
  readonly to: Repository
  /** Whether a referrer that the destination refuses is an error or a warning. */
  readonly refused: 'error' | 'warning'
  /** Returns the tag for a document that the destination does not accept as a referrer. */
  readonly tagFor: (stored: StoredManifest, subject: Digest) => string | undefined
  /** The source repository, when it is at the same registry. */
  readonly mountFrom?: string
}

async function copyOne(
  transport: Transport,
  referrer: TravellingReferrer,
  way: Way,
): Promise<string | undefined> {
  try {
    return await store(transport, referrer, way)
  } catch (cause) {
    const { stored, subject } = referrer
    if (!meansUnsupported(cause) || subject === undefined) throw cause
    const tag = way.tagFor(stored, subject)
    if (tag !== undefined) {
      await putManifest(transport, way.to, standingAlone(stored), { name: tag })
      return undefined
    }
    const why = `${formatReference(way.to)} does not accept ${stored.digest}, which refers to ${subject}: ${cause.message}`
    if (way.refused === 'warning') return why
    throw new UserError(why, {
      cause,
      hint: 'With `referrers: accepted` the image is copied without the referrers that the registry refuses.',
    })
  }
}

async function store(
  transport: Transport,
  { stored, subject, tag }: TravellingReferrer,
  { reader, to, mountFrom }: Way,
): Promise<string | undefined> {
  const name = tag ?? stored.digest
  const there = await headManifest(transport, to, name)
  let keepsReferrers = false
  if (there !== undefined && there.digest !== stored.digest)
    return `${formatReference({ ...to, tag })} holds other signatures (${there.digest}) and was not changed`
  if (there === undefined) {
    await copyContent({ reader, root: stored, to, mountFrom }, transport)
    keepsReferrers = (await putManifest(transport, to, stored, { name })).keepsReferrers
  }
  if (subject === undefined) return undefined
  // An existing one may be listed by the registry itself, which then needs no fallback list.
  const listed =
    there !== undefined &&
    (await listReferrers(transport, to, subject)).some(({ digest }) => digest === stored.digest)
  if (!listed) await addReferrer(transport, to, subject, { stored, keepsReferrers })
  return undefined
}
