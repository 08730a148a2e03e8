import type { PullRequest } from '../code-host.ts'
import { type Ci, commitOf, type Environment, firstSign, given, pullNumber, pullRef, refOf } from './ci.ts'

/** https://docs.gitlab.com/ci/variables/predefined_variables/ */
export const gitlab: Ci = {
  name: 'gitlab',
  title: 'GitLab CI',
  runs: env => env.GITLAB_CI === 'true',
  read(env) {
    const source = env.CI_PIPELINE_SOURCE ?? ''
    const sign = signOf(env)
    const pullRequest = sign === undefined ? undefined : mergeRequest(env)
    return {
      event: sign === undefined ? (events[source] ?? source) : 'pull_request',
      project: given(env.CI_PROJECT_PATH),
      serverUrl: given(env.CI_SERVER_URL),
      ref: pullRequest
        ? pullRef(pullRequest.number, 'merge')
        : refOf(env.CI_COMMIT_TAG, env.CI_COMMIT_BRANCH),
      commit: commitOf(env.CI_COMMIT_SHA),
      // Set in merged-results pipelines only, where the checked-out commit is a merge that nobody knows.
      headCommit: commitOf(env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA),
      headBranch: given(env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME),
      defaultBranch: given(env.CI_DEFAULT_BRANCH),
      ...(pullRequest && { pullRequest, sign }),
      commitTime: given(env.CI_COMMIT_TIMESTAMP),
      actor: given(env.GITLAB_USER_LOGIN),
      runUrl: given(env.CI_PIPELINE_URL),
      // A failed job runs again under a new job id and is not counted.
      runId: given(env.CI_PIPELINE_ID),
    }
  },
}

/** Pipeline sources in the words that tag rules know. */
const events: Readonly<Record<string, string>> = {
  push: 'push',
  webide: 'push',
  schedule: 'schedule',
  web: 'workflow_dispatch',
  api: 'workflow_dispatch',
}

function signOf(env: Environment): string | undefined {
  if (/merge_request|pull_request/.test(env.CI_PIPELINE_SOURCE ?? ''))
    return `CI_PIPELINE_SOURCE is ${env.CI_PIPELINE_SOURCE}`
  const names = ['CI_MERGE_REQUEST_IID', 'CI_MERGE_REQUEST_ID', 'CI_EXTERNAL_PULL_REQUEST_IID']
  if (/^refs\/(?:merge-requests|pull)\//.test(env.CI_COMMIT_REF_NAME ?? ''))
    return `CI_COMMIT_REF_NAME is ${env.CI_COMMIT_REF_NAME}`
  return firstSign(env, names)
}

function mergeRequest(env: Environment): PullRequest {
  // The IID is the number people see; the ID counts over all projects of the server.
  const number = pullNumber(env.CI_MERGE_REQUEST_IID) ?? pullNumber(env.CI_EXTERNAL_PULL_REQUEST_IID)
  const baseBranch =
    given(env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME) ?? given(env.CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME)
  const baseCommit = commitOf(env.CI_MERGE_REQUEST_DIFF_BASE_SHA)
  const from = given(env.CI_MERGE_REQUEST_SOURCE_PROJECT_PATH)
  return {
    ...(number && { number }),
    ...(baseBranch && { baseBranch }),
    ...(baseCommit && { baseCommit }),
    fork: from === undefined || from !== env.CI_MERGE_REQUEST_PROJECT_PATH,
  }
}
