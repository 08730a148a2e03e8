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

/** https://www.jenkins.io/doc/book/pipeline/multibranch/#additional-environment-variables */
export const jenkins: Ci = {
  name: 'jenkins',
  title: 'Jenkins',
  runs: env => !!env.JENKINS_URL,
  read(env) {
    const sign = signOf(env)
    const number = pullNumber(env.CHANGE_ID) ?? pullNumber(env.ghprbPullId)
    const baseBranch = given(env.CHANGE_TARGET) ?? given(env.ghprbTargetBranch)
    // A job that is no multibranch one may be started by any plug-in, each with its own variables.
    const single = !env.BRANCH_NAME && !env.TAG_NAME
    return {
      event: sign ? 'pull_request' : eventOf(env.BUILD_CAUSE),
      project: projectOf(env.GIT_URL),
      ref: sign ? pullRef(number, 'head') : refOf(env.TAG_NAME, branchOf(env)),
      commit: commitOf(env.GIT_COMMIT),
      headBranch: given(env.CHANGE_BRANCH),
      ...(env.BRANCH_IS_PRIMARY === 'true' && { defaultBranch: given(env.BRANCH_NAME) }),
      ...(sign && {
        sign,
        pullRequest: { ...(number && { number }), ...(baseBranch && { baseBranch }), fork: isFork(env) },
      }),
      ...(single && {
        doubt: 'only a multibranch job of Jenkins tells pull requests (BRANCH_NAME, CHANGE_ID)',
      }),
      actor: given(env.CHANGE_AUTHOR),
      runUrl: given(env.BUILD_URL),
      runId: given(env.BUILD_TAG) ?? given(env.BUILD_NUMBER),
    }
  },
}

function signOf(env: Environment): string | undefined {
  const names = [
    ...['CHANGE_ID', 'CHANGE_TARGET', 'CHANGE_BRANCH', 'CHANGE_FORK', 'CHANGE_URL'],
    // Of the plug-ins for GitHub, GitLab, Bitbucket and Gerrit.
    ...['ghprbPullId', 'GITHUB_PR_NUMBER', 'gitlabMergeRequestIid', 'gitlabMergeRequestId'],
    ...['BITBUCKET_PULL_REQUEST_ID', 'pullRequestId', 'GERRIT_CHANGE_NUMBER', 'GERRIT_CHANGE_ID'],
  ]
  if (/^(?:PR|MR)-\d+/i.test(env.BRANCH_NAME ?? '')) return `BRANCH_NAME is ${env.BRANCH_NAME}`
  if (/(?:^|\/)(?:pr|pull|merge-requests)\//.test(env.GIT_BRANCH ?? ''))
    return `GIT_BRANCH is ${env.GIT_BRANCH}`
  return firstSign(env, names)
}

/** Set by a plug-in; without it a build that a timer or a person has started looks like a push. */
function eventOf(cause = ''): string {
  if (/TIMER/.test(cause)) return 'schedule'
  return /MANUAL|USERID/.test(cause) ? 'workflow_dispatch' : 'push'
}

function branchOf(env: Environment): string | undefined {
  return env.BRANCH_NAME || env.GIT_LOCAL_BRANCH || env.GIT_BRANCH?.replace(/^[^/]+\//, '')
}

/** Only a pull request whose branch is known and whose fork is not set comes from this repository. */
function isFork(env: Environment): boolean {
  return !!env.CHANGE_FORK || !env.CHANGE_BRANCH
}
