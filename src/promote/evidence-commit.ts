import { commitInTag } from '../identity/commit-tag.ts'
import { isBuildOf } from '../identity/compare.ts'
import { formatBuiltFrom } from '../identity/words.ts'
import { parseReference } from '../image/reference.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import { layoutPath } from '../store/layout/layout-path.ts'
import type { Target } from './target.ts'

/** A tag that names a commit: one to give, or the one by which the image was found. */
export interface CommitName {
  readonly tag: string
  readonly commit: string
}

/** Lists the tags of a promotion that name a commit; `sha-…-dirty` names none. */
export function commitNames(targets: readonly Target[], image: string | undefined): CommitName[] {
  const source = image === undefined ? undefined : (layoutPath(image) ?? parseReference(image)).tag
  const tags = [...targets.map(({ tag }) => tag), ...(source === undefined ? [] : [source])]
  return [...new Set(tags)].flatMap(tag => {
    const commit = commitInTag(tag)
    return commit === undefined || tag.endsWith('-dirty') ? [] : [{ tag, commit }]
  })
}

/** Says of each name that none of the builds that evidence tells of is one of its commit. */
export function misnamed(names: readonly CommitName[], builds: readonly BuiltFrom[]): string[] {
  const [first] = builds
  if (first === undefined) return []
  return names
    .filter(({ commit }) => !builds.some(build => !build.dirty && isBuildOf(build, commit)))
    .map(
      ({ tag, commit }) =>
        `the tag ${tag} names the commit ${commit}, and the image was built from ${formatBuiltFrom(first) || 'an unknown one'}`,
    )
}
