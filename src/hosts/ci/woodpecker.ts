import { type Ci, commitOf, type Environment, firstSign, given, pullNumber, pullRef, refOf } from './ci.ts'

/** https://woodpecker-ci.org/docs/usage/environment */
export const woodpecker: Ci = {
  name: 'woodpecker',
  title: 'Woodpecker',
  runs: env => env.CI === 'woodpecker' || env.CI_SYSTEM_NAME === 'woodpecker',
  read(env) {
    const own = env.CI_PIPELINE_EVENT ?? ''
    const sign = signOf(env)
    const number = pullNumber(env.CI_COMMIT_PULL_REQUEST)
    const baseBranch = given(env.CI_COMMIT_TARGET_BRANCH)
    return {
      event: sign ? 'pull_request' : (events[own] ?? own),
      project: given(env.CI_REPO),
      serverUrl: given(env.CI_FORGE_URL)?.replace(/\/$/, ''),
      ref: sign
        ? pullRef(number, 'head')
        : (given(env.CI_COMMIT_REF) ?? refOf(env.CI_COMMIT_TAG, env.CI_COMMIT_BRANCH)),
      commit: commitOf(env.CI_COMMIT_SHA),
      headBranch: given(env.CI_COMMIT_SOURCE_BRANCH),
      defaultBranch: given(env.CI_REPO_DEFAULT_BRANCH),
      // Nothing tells a fork from a branch.
      ...(sign && {
        sign,
        pullRequest: { ...(number && { number }), ...(baseBranch && { baseBranch }), fork: true },
      }),
      actor: given(env.CI_COMMIT_AUTHOR),
      runUrl: given(env.CI_PIPELINE_URL),
      runId: given(env.CI_PIPELINE_NUMBER),
    }
  },
}

const events: Readonly<Record<string, string>> = {
  push: 'push',
  tag: 'push',
  cron: 'schedule',
  manual: 'workflow_dispatch',
}

function signOf(env: Environment): string | undefined {
  if (/^pull_request/.test(env.CI_PIPELINE_EVENT ?? ''))
    return `CI_PIPELINE_EVENT is ${env.CI_PIPELINE_EVENT}`
  if (/^refs\/(?:pull|merge-requests|pull-requests)\//.test(env.CI_COMMIT_REF ?? ''))
    return `CI_COMMIT_REF is ${env.CI_COMMIT_REF}`
  return firstSign(env, ['CI_COMMIT_PULL_REQUEST', 'CI_COMMIT_SOURCE_BRANCH'])
}
