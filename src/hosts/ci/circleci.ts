import { type Ci, commitOf, type Environment, firstSign, given, pullNumber, pullRef, refOf } from './ci.ts'

/** https://circleci.com/docs/reference/variables/ */
export const circleci: Ci = {
  name: 'circleci',
  title: 'CircleCI',
  runs: env => env.CIRCLECI === 'true',
  read(env) {
    const sign = signOf(env)
    const number = numberOf(env)
    const { CIRCLE_PROJECT_USERNAME: owner, CIRCLE_PROJECT_REPONAME: name } = env
    // Projects of the GitHub App and of GitLab get no variable about pull requests, so nothing tells one there.
    const mute = !owner && !env.CIRCLE_REPOSITORY_URL
    return {
      // A run that a schedule or a person has started looks the same here.
      event: sign === undefined ? 'push' : 'pull_request',
      project: owner && name && `${owner}/${name}`,
      ref: sign === undefined ? refOf(env.CIRCLE_TAG, env.CIRCLE_BRANCH) : pullRef(number, 'head'),
      commit: commitOf(env.CIRCLE_SHA1),
      headBranch: /^pull\//.test(env.CIRCLE_BRANCH ?? '') ? undefined : given(env.CIRCLE_BRANCH),
      ...(sign !== undefined && {
        sign,
        pullRequest: {
          ...(number && { number }),
          // These are there only where the pull request comes from a fork.
          fork: !!(env.CIRCLE_PR_NUMBER || env.CIRCLE_PR_USERNAME || env.CIRCLE_PR_REPONAME),
        },
      }),
      ...(mute && { doubt: 'CircleCI does not tell this kind of project whether it is a pull request' }),
      actor: given(env.CIRCLE_USERNAME),
      runUrl: given(env.CIRCLE_BUILD_URL),
      runId: given(env.CIRCLE_WORKFLOW_ID) ?? given(env.CIRCLE_BUILD_NUM),
    }
  },
}

function signOf(env: Environment): string | undefined {
  if (/^pull\//.test(env.CIRCLE_BRANCH ?? '')) return `CIRCLE_BRANCH is ${env.CIRCLE_BRANCH}`
  return firstSign(env, [
    'CIRCLE_PR_NUMBER',
    'CIRCLE_PULL_REQUEST',
    'CIRCLE_PULL_REQUESTS',
    'CIRCLE_PR_USERNAME',
    'CIRCLE_PR_REPONAME',
  ])
}

/** The number is a variable of forks only; elsewhere it is the end of an address. */
function numberOf(env: Environment): number | undefined {
  const address = env.CIRCLE_PULL_REQUEST || env.CIRCLE_PULL_REQUESTS?.split(',')[0]
  const inBranch = /^pull\/(\d+)/.exec(env.CIRCLE_BRANCH ?? '')?.[1]
  return pullNumber(env.CIRCLE_PR_NUMBER) ?? pullNumber(address?.split('/').at(-1)) ?? pullNumber(inBranch)
}
