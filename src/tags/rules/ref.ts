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
  return { value, latest: false, class: 'floating' }
}

async function fromTag({ context }: Making): Promise<Outcome> {
  const value = gitTagOf(context)
  if (value === undefined) return { silent: 'the run is not about a Git tag' }
  const { parseSemver } = await import('../semver.ts')
  const version = parseSemver(value)
  const line = version && { version, parse: parseSemver, head: '', tail: '', inGitTag: plain }
  return { value, latest: true, class: movesByHabit(value) ? 'floating' : 'immutable', line }
}

function fromPullRequest({ context }: Making): Outcome {
  const value = /^refs\/pull\/(.*)$/s.exec(context.ref)?.[1]?.replace(/\/merge$/, '')
  if (value === undefined) return { silent: 'the run is not about a pull request' }
  return { value, latest: false, class: 'floating' }
}

/** Distinguishes a moving Git tag (`v1`, `1.2`, `nightly`) from one that names a release. */
function movesByHabit(name: string): boolean {
  return /^v?\d+(?:\.\d+)?$/.test(name) || !/\d/.test(name)
}

function plain(name: string): string {
  return name
}
