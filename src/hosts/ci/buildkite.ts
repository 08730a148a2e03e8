import {
  type Ci,
  commitOf,
  type Environment,
  firstSign,
  given,
  projectOf,
  pullNumber,
  pullRef,
  refOf,
} from './ci.ts'

/** https://buildkite.com/docs/pipelines/configure/environment-variables */
export const buildkite: Ci = {
  name: 'buildkite',
  title: 'Buildkite',
  runs: env => env.BUILDKITE === 'true',
  read(env) {
    const sign = signOf(env)
    const number = pullNumber(env.BUILDKITE_PULL_REQUEST)
    const baseBranch = given(env.BUILDKITE_PULL_REQUEST_BASE_BRANCH)
    const source = env.BUILDKITE_SOURCE || 'webhook'
    const queue = given(env.BUILDKITE_MERGE_QUEUE_BASE_BRANCH)
    const project = projectOf(env.BUILDKITE_REPO)
    return {
      event: sign ? 'pull_request' : queue ? 'merge_group' : (events[source] ?? source),
      project,
      ref: sign ? pullRef(number, 'head') : refOf(env.BUILDKITE_TAG, env.BUILDKITE_BRANCH),
      commit: commitOf(env.BUILDKITE_COMMIT),
      headBranch: given(env.BUILDKITE_BRANCH),
      defaultBranch: given(env.BUILDKITE_PIPELINE_DEFAULT_BRANCH),
      ...(sign && {
        sign,
        pullRequest: {
          ...(number && { number }),
          ...(baseBranch && { baseBranch }),
          fork: projectOf(env.BUILDKITE_PULL_REQUEST_REPO) !== project || project === undefined,
        },
      }),
      actor: given(env.BUILDKITE_BUILD_CREATOR),
      runUrl: given(env.BUILDKITE_BUILD_URL),
      runId: given(env.BUILDKITE_BUILD_ID),
      attempt: Number(env.BUILDKITE_RETRY_COUNT || 0) + 1,
    }
  },
}

const events: Readonly<Record<string, string>> = {
  webhook: 'push',
  ui: 'workflow_dispatch',
  api: 'workflow_dispatch',
  schedule: 'schedule',
}

/** The agent sets the variable always, to `false` where there is no pull request. */
function signOf(env: Environment): string | undefined {
  if (env.BUILDKITE_PULL_REQUEST === undefined) return 'BUILDKITE_PULL_REQUEST is not set'
  if (/^pull\/|^refs\/pull\//.test(env.BUILDKITE_BRANCH ?? ''))
    return `BUILDKITE_BRANCH is ${env.BUILDKITE_BRANCH}`
  return firstSign(env, [
    'BUILDKITE_PULL_REQUEST',
    'BUILDKITE_PULL_REQUEST_BASE_BRANCH',
    'BUILDKITE_PULL_REQUEST_REPO',
  ])
}
