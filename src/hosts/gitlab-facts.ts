import type { Facts, PullRequest } from './host.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the facts of this run from GitLab's predefined variables.
 * https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function gitlabFacts(env: Environment): Facts {
  const commit = env.CI_COMMIT_SHA ?? ''
  const pullRequest = mergeRequest(env)
  const gitTag = env.CI_COMMIT_TAG || undefined
  const branch = gitTag
    ? undefined
    : env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME || env.CI_COMMIT_BRANCH || undefined
  return {
    ci: 'gitlab',
    project: env.CI_PROJECT_PATH ?? '',
    serverUrl: env.CI_SERVER_URL,
    event: pullRequest
      ? 'pull_request'
      : (events[env.CI_PIPELINE_SOURCE ?? ''] ?? env.CI_PIPELINE_SOURCE ?? ''),
    ref: pullRequest
      ? `refs/pull/${pullRequest.number}/merge`
      : gitTag
        ? `refs/tags/${gitTag}`
        : `refs/heads/${branch ?? ''}`,
    commit,
    // Set in merged-results pipelines only, where the checked-out commit is a temporary merge commit.
    headCommit: env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || commit,
    gitTag,
    branch,
    defaultBranch: env.CI_DEFAULT_BRANCH || undefined,
    pullRequest,
    commitTime: env.CI_COMMIT_TIMESTAMP || undefined,
    actor: env.GITLAB_USER_LOGIN || undefined,
    runUrl: env.CI_PIPELINE_URL || undefined,
    runId: env.CI_PIPELINE_ID ?? '0',
    // GitLab runs a failed job again under a new job id without counting attempts.
    attempt: 1,
    payload: {},
  }
}

/** Pipeline sources as the event names of tag rules. */
const events: Readonly<Record<string, string>> = {
  push: 'push',
  schedule: 'schedule',
  web: 'workflow_dispatch',
  api: 'workflow_dispatch',
}

function mergeRequest(env: Environment): PullRequest | undefined {
  // The IID is the number in the web interface; the ID counts over all projects of the server.
  if (!/^\d+$/.test(env.CI_MERGE_REQUEST_IID ?? '')) return undefined
  return {
    number: Number(env.CI_MERGE_REQUEST_IID),
    baseBranch: env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME ?? '',
    baseCommit: env.CI_MERGE_REQUEST_DIFF_BASE_SHA || undefined,
    fork: env.CI_MERGE_REQUEST_SOURCE_PROJECT_PATH !== env.CI_MERGE_REQUEST_PROJECT_PATH,
  }
}
