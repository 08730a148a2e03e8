import type { Facts } from '../stage/stage.ts'
import type { Payload } from './context.ts'

/** Returns the payload of a run's event in the form that the tag rules use. */
export function payloadOf({ payload }: Pick<Facts, 'payload'>): Payload {
  return payload as Payload
}

/** Returns the ref that a run is about: on a pull request the one of the pull request, whatever the host checked out. */
export function refOf(facts: Pick<Facts, 'event' | 'ref' | 'payload' | 'pullRequest'>): string {
  const { event, ref, pullRequest } = facts
  const own = event.includes('pull_request') && !event.includes('pull_request_target')
  if ((pullRequest === undefined && !event.includes('pull_request_target')) || (own && ref !== '')) return ref
  const number = payloadOf(facts).number ?? pullRequest?.number
  if (number !== undefined) return `refs/pull/${number}/merge`
  // What is built is no branch, whatever branch the event names.
  return event.includes('pull_request') ? ref : ''
}

/** Returns the commit that the tags name: of a pull request the head commit, or the merge commit created by the host. */
export function shaOf(
  facts: Pick<Facts, 'commit' | 'headCommit' | 'pullRequest'>,
  side: 'head' | 'merge',
): string {
  const { commit = '', headCommit = commit, pullRequest } = facts
  return side === 'head' && pullRequest !== undefined ? headCommit : commit
}

/** Returns whether the commit of a pull request's run is a merge that the host made for it, and that nobody else builds. */
export function isMergeForRun({
  event,
  commit,
  headCommit,
}: Pick<Facts, 'event' | 'commit' | 'headCommit'>): boolean {
  return commit !== headCommit && !event.includes('pull_request_target')
}

/** Returns the time of a commit when the event has it. */
export function commitTimeIn(payload: Payload, sha: string): string | undefined {
  const commits = [...(payload.commits ?? []), ...(payload.head_commit ? [payload.head_commit] : [])]
  return commits.find(commit => commit.id === sha)?.timestamp
}
