import { type Ci, commitOf, type Environment, firstSign, given, pullNumber, pullRef, refOf } from './ci.ts'

/** https://docs.travis-ci.com/user/environment-variables/ */
export const travis: Ci = {
  name: 'travis',
  title: 'Travis CI',
  runs: env => env.TRAVIS === 'true',
  read(env) {
    const own = env.TRAVIS_EVENT_TYPE || 'push'
    const sign = signOf(env)
    const number = pullNumber(env.TRAVIS_PULL_REQUEST)
    const project = given(env.TRAVIS_REPO_SLUG)
    return {
      event: sign ? 'pull_request' : (events[own] ?? own),
      project,
      // The branch is the one that a pull request goes to, and on a tag the tag again.
      ref: sign ? pullRef(number, 'merge') : refOf(env.TRAVIS_TAG, env.TRAVIS_BRANCH),
      commit: commitOf(env.TRAVIS_COMMIT),
      headCommit: commitOf(env.TRAVIS_PULL_REQUEST_SHA),
      headBranch: given(env.TRAVIS_PULL_REQUEST_BRANCH),
      ...(sign && {
        sign,
        pullRequest: {
          ...(number && { number }),
          ...(env.TRAVIS_BRANCH && { baseBranch: env.TRAVIS_BRANCH }),
          fork: !env.TRAVIS_PULL_REQUEST_SLUG || env.TRAVIS_PULL_REQUEST_SLUG !== project,
        },
      }),
      runUrl: given(env.TRAVIS_BUILD_WEB_URL),
      runId: given(env.TRAVIS_BUILD_ID),
    }
  },
}

const events: Readonly<Record<string, string>> = {
  push: 'push',
  cron: 'schedule',
  api: 'workflow_dispatch',
}

/** The variable is always set, to `false` where there is no pull request. */
function signOf(env: Environment): string | undefined {
  if (env.TRAVIS_EVENT_TYPE === 'pull_request') return 'TRAVIS_EVENT_TYPE is pull_request'
  if (env.TRAVIS_PULL_REQUEST === undefined) return 'TRAVIS_PULL_REQUEST is not set'
  return firstSign(env, ['TRAVIS_PULL_REQUEST', 'TRAVIS_PULL_REQUEST_SHA', 'TRAVIS_PULL_REQUEST_SLUG'])
}
