import { movesByHabit, readGitTag } from '../../image/tag.ts'
import { branchOf, gitTagOf } from '../context.ts'
import { attribute, type Making, type Outcome, type RuleType } from '../rule.ts'

/** `type=ref,event=branch|tag|pr`: the name of the run's ref. It depends on the ref only, not on the event. */
export const ref: RuleType = {
  name: 'ref',
  priority: 600,
  attributes: { event: { required: true, words: ['branch', 'tag', 'pr'] } },
  prefix: rule => (attribute(rule, 'event') === 'pr' ? 'pr-' : undefined),
  make(rule, making) {
    const event = attribute(rule, 'event')
    return event === 'branch'
      ? fromBranch(making)
      : event === 'tag'
        ? fromTag(making)
        : fromPullRequest(making)
  },
}

function fromBranch({ context }: Making): Outcome {
  const value = branchOf(context)
  if (value === undefined) return { silent: 'the run is not about a branch' }
  return { value, latest: false, class: 'floating', branch: true }
}

function fromTag({ context }: Making): Outcome {
  const value = gitTagOf(context)
  if (value === undefined) return { silent: 'the run is not about a Git tag' }
  const found = readGitTag(value)
  const line = found && {
    version: { ...found.version, stable: found.version.stable && !context.preRelease },
    prefix: found.component,
    suffix: '',
    inGitTag: (name: string) => {
      const other = readGitTag(name)
      return other?.component === found.component ? other.version : undefined
    },
  }
  const kind = movesByHabit(value) ? 'floating' : 'immutable'
  return { value, latest: !context.preRelease, class: kind, line }
}

function fromPullRequest({ context }: Making): Outcome {
  const value = /^refs\/pull\/(.*)$/s.exec(context.ref)?.[1]?.replace(/\/merge$/, '')
  if (value === undefined) return { silent: 'the run is not about a pull request' }
  return { value, latest: false, class: 'floating' }
}
