import type { Facts } from '../stage/stage.ts'
import type { Payload } from './context.ts'

/** Returns the payload of a run's event in the shape that tags are made of. */
export function payloadOf({ payload }: Pick<Facts, 'payload'>): Payload {
  return payload as Payload
}

/** Returns the ref that a run is about: on a pull request the one of the pull request, whatever the host checked out. */
export function refOf(facts: Pick<Facts, 'ci' | 'event' | 'ref' | 'payload' | 'pullRequest'>): string {
  const { ci, event, ref, pullRequest } = facts
  if (event.includes('pull_request_target')) {
    const number = payloadOf(facts).number ?? pullRequest?.number
    return number === undefined ? ref : `refs/pull/${number}/merge`
  }
  return ci !== 'github' && pullRequest !== undefined ? `refs/pull/${pullRequest.number}/merge` : ref
}

/** Returns the commit that the tags name: of a pull request the head commit, or the one the host made to test it. */
export function shaOf(
  facts: Pick<Facts, 'ci' | 'event' | 'commit' | 'headCommit' | 'payload'>,
  side: 'head' | 'merge',
): string {
  if (side === 'merge') return facts.commit
  if (facts.ci !== 'github') return facts.headCommit
  const head = payloadOf(facts).pull_request?.head?.sha
  return facts.event.includes('pull_request') && head !== undefined ? head : facts.commit
}

/** Returns whether the commit of a pull request's run is a merge that the host made for it, and that nobody else builds. */
export function isMergeForRun({
  event,
  commit,
  headCommit,
}: Pick<Facts, 'event' | 'commit' | 'headCommit'>): boolean {
  return commit !== headCommit && !event.includes('pull_request_target')
}

/** Returns the time of a commit when the event tells it. */
export function commitTimeIn(payload: Payload, sha: string): string | undefined {
  const commits = [...(payload.commits ?? []), ...(payload.head_commit ? [payload.head_commit] : [])]
  return commits.find(commit => commit.id === sha)?.timestamp
}
