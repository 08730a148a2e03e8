import { UserError } from '../messages/errors.ts'
import { dirtyTags, isCommitTag, type NamedTag, type Naming, wrongNames } from './commit-tag.ts'
import type { BuiltFrom } from './section.ts'
import { describeChanges } from './words.ts'

/** What decides under which names a build may be published. */
export interface Publishing extends Naming {
  /** Changes that no commit holds may be published, under a name that says so. */
  readonly dirty: boolean
}

/** The tags that a build may be given, and what is to be said of the others. */
export interface Allowed<T> {
  readonly tags: readonly T[]
  readonly remarks: readonly string[]
}

/**
 * Returns the tags that a build may have: one that names a commit is given to a build of that very commit alone. A pull
 * request goes without the others, anything else is wrong with them.
 *
 * @throws UserError where the checkout is another commit than the run names, or holds changes on a developer's machine and
 *   nobody asked to publish them.
 */
export function allowedTags<T extends NamedTag>(
  tags: readonly T[],
  builtFrom: BuiltFrom,
  publishing: Publishing,
): Allowed<T> {
  if (builtFrom.dirty) return changed(tags, builtFrom, publishing)
  const { right, wrong } = wrongNames(tags, builtFrom, publishing)
  const [first] = wrong
  if (first === undefined) return { tags, remarks: [] }
  const names = wrong.map(({ name }) => name).join(', ')
  const built = sourceOf(builtFrom)
  if (builtFrom.pullRequest !== undefined && right.length > 0)
    return {
      tags: right,
      remarks: [`${names} is not given: it names the commit ${first.names}, and ${built}`],
    }
  throw new UserError(`${names} would name the commit ${first.names}, and ${built}`, {
    hint: howToName(builtFrom),
  })
}

function changed<T extends NamedTag>(
  tags: readonly T[],
  { commit = 'of this checkout', changes }: BuiltFrom,
  { dirty }: Publishing,
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

/** Says in half a sentence what was built. */
function sourceOf({ commit, verified }: BuiltFrom): string {
  if (commit === undefined) return 'which commit is built is not known'
  return verified ? `the checkout of the context is at ${commit}` : `the event names ${commit}`
}

function howToName({ commit }: BuiltFrom): string {
  return commit === undefined
    ? 'Build from a checkout, or name the whole commit in the address of the context (#<commit>). Without rules of type=sha the image needs no commit.'
    : `Check out the commit of the run, or say which one it is about: BUILDONCE_COMMIT=${commit}.`
}
