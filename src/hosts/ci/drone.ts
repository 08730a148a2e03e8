import { type Ci, commitOf, type Environment, firstSign, given, pullNumber, pullRef, refOf } from './ci.ts'

/** https://docs.drone.io/pipeline/environment/reference/ */
export const drone: Ci = {
  name: 'drone',
  title: 'Drone',
  runs: env => env.DRONE === 'true',
  read(env) {
    const own = env.DRONE_BUILD_EVENT ?? ''
    const sign = signOf(env)
    const number = pullNumber(env.DRONE_PULL_REQUEST)
    const baseBranch = given(env.DRONE_TARGET_BRANCH)
    return {
      event: sign ? 'pull_request' : (events[own] ?? own),
      project: given(env.DRONE_REPO),
      // On a pull request DRONE_BRANCH is the branch it goes to.
      ref: sign
        ? pullRef(number, 'head')
        : (given(env.DRONE_COMMIT_REF) ?? refOf(env.DRONE_TAG, env.DRONE_BRANCH)),
      commit: commitOf(env.DRONE_COMMIT_SHA) ?? commitOf(env.DRONE_COMMIT),
      headBranch: given(env.DRONE_SOURCE_BRANCH),
      defaultBranch: given(env.DRONE_REPO_BRANCH),
      // Nothing tells a fork from a branch.
      ...(sign && {
        sign,
        pullRequest: { ...(number && { number }), ...(baseBranch && { baseBranch }), fork: true },
      }),
      actor: given(env.DRONE_COMMIT_AUTHOR),
      runUrl: given(env.DRONE_BUILD_LINK),
      runId: given(env.DRONE_BUILD_NUMBER),
    }
  },
}

const events: Readonly<Record<string, string>> = {
  push: 'push',
  tag: 'push',
  cron: 'schedule',
  custom: 'workflow_dispatch',
}

function signOf(env: Environment): string | undefined {
  if (/^pull_request/.test(env.DRONE_BUILD_EVENT ?? ''))
    return `DRONE_BUILD_EVENT is ${env.DRONE_BUILD_EVENT}`
  if (/^refs\/(?:pull|merge-requests|pull-requests)\//.test(env.DRONE_COMMIT_REF ?? ''))
    return `DRONE_COMMIT_REF is ${env.DRONE_COMMIT_REF}`
  return firstSign(env, ['DRONE_PULL_REQUEST'])
}
