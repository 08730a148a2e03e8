import type { BuiltFrom } from '../stage/record/built-from.ts'
import { isBuildOf } from './compare.ts'

/** A tag that a run would give, with the rule that made it where one did. */
export interface NamedTag {
  readonly name: string
  readonly rule?: string
}

/** Returns whether a rule of `tags` makes a tag that names the commit. */
export function isCommitRule(rule: string): boolean {
  return /(^|,)\s*type\s*=\s*sha\s*(,|$)/.test(rule) || /\{\{[{&~\s]{0,16}sha[\s}~]/.test(rule)
}

/** Finds the commit in a tag of the form `sha-…`, or a whole commit, also behind a prefix or before a suffix. */
export function commitInTag(name: string): string | undefined {
  const found = /(?:^|[._-])(?:sha-([0-9a-f]{7,64})|([0-9a-f]{40}))(?![0-9a-z])/.exec(name)
  return found?.[1] ?? found?.[2]
}

/** Returns whether one of the words of a tag is this commit, short or whole, whatever put it there: a rule, a flavor, the workflow. */
function hasWord(name: string, commit: string): boolean {
  return name.split(/[._-]/).some(word => /^[0-9a-f]{7,64}$/.test(word) && commit.startsWith(word))
}

/** What tags are told by. */
export interface Naming {
  /** The commit that rules name: the one of the run. */
  readonly commit: string
  /** The Git tag of the run: then all its tags name the commit. */
  readonly gitTag?: string
}

/** Sorts out the tags that name a commit of which this is no build. */
export function wrongNames<T extends NamedTag>(
  tags: readonly T[],
  builtFrom: Pick<BuiltFrom, 'commit' | 'pinnedBy'>,
  { commit, gitTag }: Naming,
): { readonly right: readonly T[]; readonly wrong: readonly (T & { readonly names: string })[] } {
  const named = tags.map(tag => {
    const names =
      commitInTag(tag.name) ??
      ((tag.rule !== undefined && (isCommitRule(tag.rule) || gitTag !== undefined)) ||
      hasWord(tag.name, commit)
        ? commit
        : undefined)
    return { tag, names }
  })
  return {
    right: named
      .filter(({ names }) => names === undefined || isBuildOf(builtFrom, names))
      .map(({ tag }) => tag),
    wrong: named.flatMap(({ tag, names }) =>
      names === undefined || isBuildOf(builtFrom, names) ? [] : [{ ...tag, names }],
    ),
  }
}

/**
 * Returns the tags of an image with changes that no commit holds: those that name the commit, with `-dirty` behind. They move
 * with every such build.
 */
export function dirtyTags<T extends NamedTag>(tags: readonly T[]): (T & { readonly class: 'floating' })[] {
  return tags
    .filter(isCommitTag)
    .map(tag => ({ ...tag, name: `${tag.name.slice(0, 122)}-dirty`, class: 'floating' }))
}

/** Returns whether a tag names a commit: by its form, or by its rule. */
export function isCommitTag({ name, rule }: NamedTag): boolean {
  return commitInTag(name) !== undefined || (rule !== undefined && isCommitRule(rule))
}
