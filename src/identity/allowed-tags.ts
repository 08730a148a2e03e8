import { UserError } from '../messages/errors.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import { type NamedTag, type Naming, wrongNames } from './commit-tag.ts'
import { type Allowed, tagsOfUncommitted } from './uncommitted.ts'

/** What decides under which names a build may be published. */
export interface Publishing extends Naming {
  /** Changes that no commit holds may be published, under a name that says so. */
  readonly dirty: boolean
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
  if (builtFrom.dirty) return tagsOfUncommitted(tags, builtFrom, publishing)
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
