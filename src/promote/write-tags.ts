import type { StoredManifest } from '../image/manifest.ts'
import { formatReference, type Repository } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { RegistryError } from '../registry/error.ts'
import { headManifest, putManifest } from '../registry/manifests.ts'
import { meansImmutable } from '../registry/refusal.ts'
import { takesOneTag } from '../registry/registry-features.ts'
import type { Transport } from '../registry/transport.ts'

/** A tag to set and its manifest. */
export interface TagToWrite {
  readonly at: Repository
  readonly tag: string
  readonly next: StoredManifest
}

/** A tag that the registry does not allow to move. */
export class ImmutableTagError extends UserError {}

/** Registries accept at least ten tags in one request. */
const most = 10

/**
 * Sets several tags of one step in one request for each repository, where a registry may support that. Returns the tags
 * that it confirmed; all others have to be set one by one.
 */
export async function writeTagsTogether<T extends TagToWrite>(
  tags: readonly T[],
  transport: Transport,
): Promise<T[]> {
  const groups = Map.groupBy(tags, ({ at, next }) => formatReference({ ...at, digest: next.digest }))
  const set = await Promise.all(
    [...groups.values()].map(group => writeGroup(group.slice(0, most), transport)),
  )
  return set.flat()
}

/** Sets one tag, and verifies it. @throws Immovable when the registry does not allow it to move. */
export async function writeTag({ at, tag, next }: TagToWrite, transport: Transport): Promise<void> {
  try {
    await putManifest(transport, at, next, { name: tag })
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    // The response may be lost after the tag was set, and registries refuse even the same digest on an immutable tag:
    // the current digest of the tag decides.
    const now = await headManifest(transport, at, tag).catch(() => undefined)
    if (now?.digest === next.digest) return
    if (now === undefined || !meansImmutable(error)) throw error
    throw new ImmutableTagError(
      `it names ${now.digest}, and the registry does not allow it to move: ${error.message}`,
    )
  }
}

async function writeGroup<T extends TagToWrite>(group: readonly T[], transport: Transport): Promise<T[]> {
  const [first] = group
  if (first === undefined || group.length < 2 || takesOneTag(transport, first.at.registry)) return []
  try {
    const wanted = group.map(({ tag }) => tag)
    const { tags } = await putManifest(transport, first.at, first.next, {
      name: first.next.digest,
      tags: wanted,
    })
    return group.filter(({ tag }) => tags.includes(tag))
  } catch (error) {
    // The request need not be atomic: each tag is set again individually, which verifies it and gives its own reason.
    if (error instanceof RegistryError) return []
    throw error
  }
}
