import type { Digest, Repository } from '../image/reference.ts'
import { readTag } from '../image/tag.ts'
import { type VersionLine, versionsOf } from '../image/tag-line.ts'
import { compareVersions } from '../image/tag-version.ts'
import { isExpected } from '../messages/errors.ts'
import { getManifest, headManifest } from '../registry/manifests.ts'
import { inParallel } from '../registry/parallel.ts'
import { listTags } from '../registry/tag-list.ts'
import type { Transport } from '../registry/transport.ts'
import type { Trust } from './evidence/trust.ts'
import { heldVersion } from './read-held-version.ts'
import type { RegistryTarget } from './target.ts'

/** A floating tag that names another digest than the one it was given. */
export interface HeldDigest {
  readonly target: RegistryTarget
  /** The version that it was given, and the versions it moves with. */
  readonly line: VersionLine
  readonly digest: Digest
  /** The tags of the repository, where they can be listed. */
  readonly tags: readonly string[] | undefined
  readonly trust: Trust
}

/** Of the versions below the given one so many are asked for their digest. */
const most = 64

/**
 * Returns whether a digest is a lower version than the one that a tag was given: by the version tags that name it, else by
 * what its image says.
 */
export async function orderOfHeld(
  { target, line, digest, tags = [], trust }: HeldDigest,
  transport: Transport,
): Promise<'lower' | 'not lower' | 'unknown'> {
  const known = versionsOf({ ...line, fixed: [] }, tags)
    .filter(({ tag }) => tag !== target.tag)
    .toSorted((a, b) => compareVersions(b.version, a.version))
  const below = known.filter(({ version }) => compareVersions(version, line.version) <= 0).slice(0, most)
  const heads = await inParallel(below, 16, async ({ tag, version }) => {
    const head = await headManifest(transport, target.at, tag)
    return head?.digest === digest ? [version] : []
  })
  const [named] = heads.flat()
  if (named !== undefined) return compareVersions(named, line.version) < 0 ? 'lower' : 'not lower'
  const stored = await getManifest(transport, target.at, digest)
  const held = stored && (await heldVersion({ target, stored, trust }, line, transport))
  if (held === undefined || held === 'no version') return 'unknown'
  return compareVersions(held, line.version) < 0 ? 'lower' : 'not lower'
}

/** Finds the highest version tag of a repository that names a digest; nothing where none of the highest does. */
export async function versionTagOf(
  { at, digest }: { readonly at: Repository; readonly digest: Digest },
  transport: Transport,
): Promise<string | undefined> {
  try {
    const versions = (await listTags(transport, at)).flatMap(tag => {
      const version = readTag(tag)?.version
      return version && version.numbers.length > 2 ? [{ tag, version }] : []
    })
    const schemes = Object.values(Object.groupBy(versions, ({ version }) => version.scheme))
    const asked = schemes.flatMap(list =>
      list.toSorted((a, b) => compareVersions(b.version, a.version)).slice(0, most),
    )
    const heads = await inParallel(asked, 16, async ({ tag }) => {
      const head = await headManifest(transport, at, tag)
      return head?.digest === digest ? [tag] : []
    })
    return heads.flat()[0]
  } catch (error) {
    if (!isExpected(error)) throw error
    return undefined
  }
}
