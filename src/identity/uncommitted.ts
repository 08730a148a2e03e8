import { UserError } from '../messages/errors.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import { dirtyTags, isCommitTag, type NamedTag } from './commit-tag.ts'
import { describeChanges } from './words.ts'

/** The tags that a build may be given, and what is to be said of the others. */
export interface Allowed<T> {
  readonly tags: readonly T[]
  readonly remarks: readonly string[]
}

/**
 * Returns the tags of a build of a developer's machine that holds changes which no commit has: with `dirty` those that name
 * the commit, with `-dirty` behind it, and no others.
 *
 * @throws UserError without `dirty`, and where no tag names the commit.
 */
export function tagsOfUncommitted<T extends NamedTag>(
  tags: readonly T[],
  { commit = 'of this checkout', changes }: BuiltFrom,
  { dirty }: { readonly dirty: boolean },
): Allowed<T> {
  const what = describeChanges(changes)
  if (!dirty)
    throw new UserError(`nothing is published under the name of the commit ${commit}: ${what}`, {
      hint: `${changes === undefined ? 'Let Git read the checkout (git status)' : 'Commit the changes'}, or publish them as sha-${commit}-dirty with --dirty.`,
    })
  const given = dirtyTags(tags)
  if (given.length === 0)
    throw new UserError(`${what}, and no tag of this run names the commit, to which -dirty could be added`, {
      hint: 'Add the line `type=sha,format=long` to the tags.',
    })
  const left = tags.filter(tag => !isCommitTag(tag))
  return {
    tags: given,
    remarks: left.length === 0 ? [] : [`${left.map(({ name }) => name).join(', ')} is not given: ${what}`],
  }
}
