import { readTag } from '../image/tag.ts'
import { higherAmong, type VersionLine, versionsOf } from '../image/tag-line.ts'
import { compareVersions } from '../image/tag-version.ts'
import { describe, isExpected } from '../messages/errors.ts'
import { listTags } from '../registry/tag-list.ts'
import type { Transport } from '../registry/transport.ts'
import type { Trust } from './evidence/trust.ts'
import type { ResolvedTarget } from './plan.ts'
import { heldVersion, versionLabel } from './read-held-version.ts'
import { isAtRegistry, placeOf, type Target } from './target.ts'

/** Explains that a release is a pre-release, by its version or as GitHub marks it; nothing for others. */
export function explainPreRelease(
  { tag }: Target,
  { version }: VersionLine,
  gitTag: string | undefined,
): string | undefined {
  const marked = gitTag === undefined ? undefined : readTag(gitTag)
  if (marked?.version.numbers.every((number, at) => number === version.numbers[at]))
    return `GitHub marks ${gitTag} as a pre-release`
  if (version.stable) return undefined
  const kind = /post\d/.test(version.text) ? 'post-release' : 'pre-release'
  return `${version.text} is a ${kind}, and "${tag}" names releases`
}

/** Lists the tags beside a target; nothing where that cannot be asked. */
export async function tagsAt(
  target: Target,
  warnings: Set<string>,
  transport: Transport,
): Promise<readonly string[] | undefined> {
  try {
    if (isAtRegistry(target)) return await listTags(transport, target.at)
    return await (await import('./layout-tags.ts')).tagsInLayout(target)
  } catch (error) {
    if (!isExpected(error)) throw error
    warnings.add(
      `the tags of ${placeOf(target)} cannot be listed, so a floating tag is compared with what its own image says: ${describe(error)}`,
    )
    return undefined
  }
}

/** Explains which higher version keeps a tag where it is: one that the repository lists, else the one that the tag holds. */
export async function behindVersion(
  target: Target & ResolvedTarget,
  line: VersionLine,
  { list: listed, trust }: { readonly list: readonly string[] | undefined; readonly trust: Trust },
  transport: Transport,
): Promise<string | undefined> {
  // A registry that cannot list may say that the repository does not exist, which holds this very tag.
  const list = listed?.length === 0 && target.before !== undefined ? undefined : listed
  const higher = list && higherAmong(line, list)
  if (higher) return `${line.version.text} is lower than ${higher.version.text}, which ${placeOf(target)} has`
  const { saved } = target
  if (saved === undefined || (list && namesReleases(line, list))) return undefined
  const held = await heldVersion({ target, stored: saved, trust }, line, transport)
  if (held === 'no version') return undefined
  if (held !== undefined)
    return compareVersions(held, line.version) > 0
      ? `it holds ${held.text}, which is higher than ${line.version.text}`
      : undefined
  return list === undefined
    ? `it is not known which version "${target.tag}" holds: its image has neither evidence nor a label ${versionLabel}`
    : undefined
}

/** Returns whether a list has versions as whole as the released one: `1.2` alone does not say which releases there are. */
function namesReleases(line: VersionLine, list: readonly string[]): boolean {
  const { length } = line.version.numbers
  return versionsOf({ ...line, fixed: [] }, list).some(({ version }) => version.numbers.length >= length)
}
