import type { WorkflowEvent } from '../runner/event.ts'

/** What GitHub tells about a repository in the payload of its events. */
const repository = {
  name: 'web',
  full_name: 'acme/web',
  description: 'A small web server',
  html_url: 'https://github.com/acme/web',
  default_branch: 'main',
  private: false,
  license: { spdx_id: 'MIT' },
}

let runs = 1873

/** A push to the main branch. */
export function pushToMain(sha: string, time: string): WorkflowEvent {
  return {
    name: 'push',
    ref: 'refs/heads/main',
    sha,
    payload: { ref: 'refs/heads/main', repository, head_commit: { id: sha, timestamp: time } },
    github: run(),
  }
}

/** A push of a Git tag. */
export function pushOfTag(tag: string, sha: string, time: string): WorkflowEvent {
  return {
    name: 'push',
    ref: `refs/tags/${tag}`,
    sha,
    payload: { ref: `refs/tags/${tag}`, repository, head_commit: { id: sha, timestamp: time } },
    github: run(),
  }
}

/** A pull request; what is checked out is the merge of its head into the base. */
export interface PullRequestCommits {
  readonly number: number
  readonly head: string
  readonly base: string
  readonly merge: string
}

/** A pull request from a branch of the same repository, or from a fork. */
export function pullRequest(
  { number, head, base, merge }: PullRequestCommits,
  from: 'branch' | 'fork' = 'branch',
): WorkflowEvent {
  const headRepository = from === 'fork' ? 'stranger/web' : repository.full_name
  return {
    name: 'pull_request',
    ref: `refs/pull/${number}/merge`,
    sha: merge,
    headRef: 'topic',
    baseRef: 'main',
    payload: {
      number,
      repository,
      pull_request: {
        number,
        head: { ref: 'topic', sha: head, repo: { full_name: headRepository } },
        base: { ref: 'main', sha: base, repo: { full_name: repository.full_name } },
        labels: [],
      },
    },
    github: run(),
  }
}

function run() {
  runs += 1
  return { run_id: `${runs}`, run_number: `${runs}` }
}
