import { isCommitRule, type Naming } from '../identity/commit-tag.ts'
import { plainNames, type TagNames } from '../size/past-images.ts'
import type { Run } from '../stage/record/run.ts'
import type { Facts } from '../stage/stage.ts'

/** Selects the tags of a run that name its commit: those of the rules of type `sha`. */
export function commitTagsOf({ tags }: Run): string[] {
  return tagsOfCommit(tags?.tags ?? [])
}

/** Picks those that name the commit among tags with their rules. */
export function tagsOfCommit(tags: readonly { readonly name: string; readonly rule: string }[]): string[] {
  return tags.filter(({ rule }) => isCommitRule(rule)).map(({ name }) => name)
}

/** Returns which commit the tags of a run name, and by which Git tag. */
export function namingOf({ tags }: Run, { commit, gitTag }: Pick<Facts, 'commit' | 'gitTag'>): Naming {
  // An unknown commit is the name of no build.
  return { commit: tags?.commit ?? commit ?? 'that is not known', ...(gitTag !== undefined && { gitTag }) }
}

/**
 * Returns how the same variant of an image is tagged at other commits and branches: as this run's own, with the other
 * commit in the place of this one. Nothing where no tag names the commit.
 */
export function tagNamesOf(record: Run): TagNames | undefined {
  const named = record.tags?.commit ?? record.commit
  if (named === undefined) return undefined
  const short = named.slice(0, 7)
  const own = commitTagsOf(record).filter(name => name.includes(short))
  const [first] = own
  if (first === undefined) return undefined
  const suffix = first.slice(first.lastIndexOf(short)).replace(/^[0-9a-f]{40}|^[0-9a-f]{7}/, '')
  return {
    ofCommit: commit =>
      own.map(name =>
        name.includes(named) ? name.replace(named, commit) : name.replace(short, commit.slice(0, 7)),
      ),
    ofBranch: branch => `${plainNames.ofBranch(branch)}${suffix}`.slice(0, 128),
  }
}
