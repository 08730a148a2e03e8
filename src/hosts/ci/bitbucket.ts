import { type Ci, commitOf, firstSign, given, pullNumber, pullRef, refOf } from './ci.ts'

/** https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
export const bitbucket: Ci = {
  name: 'bitbucket',
  title: 'Bitbucket Pipelines',
  runs: env => !!env.BITBUCKET_BUILD_NUMBER,
  read(env) {
    const sign = firstSign(env, ['BITBUCKET_PR_ID', 'BITBUCKET_PR_DESTINATION_BRANCH'])
    const number = pullNumber(env.BITBUCKET_PR_ID)
    const baseBranch = given(env.BITBUCKET_PR_DESTINATION_BRANCH)
    const baseCommit = commitOf(env.BITBUCKET_PR_DESTINATION_COMMIT)
    const project = given(env.BITBUCKET_REPO_FULL_NAME)
    const run = given(env.BITBUCKET_BUILD_NUMBER)
    return {
      // A run that a schedule or a person has started looks the same here.
      event: sign ? 'pull_request' : 'push',
      project,
      serverUrl: 'https://bitbucket.org',
      ref: sign ? pullRef(number, 'merge') : refOf(env.BITBUCKET_TAG, env.BITBUCKET_BRANCH),
      commit: commitOf(env.BITBUCKET_COMMIT),
      headBranch: given(env.BITBUCKET_BRANCH),
      // Pull requests of forks start no pipeline.
      ...(sign && {
        sign,
        pullRequest: {
          ...(number && { number }),
          ...(baseBranch && { baseBranch }),
          ...(baseCommit && { baseCommit }),
          fork: false,
        },
      }),
      ...(project && { runUrl: `https://bitbucket.org/${project}/pipelines/results/${run}` }),
      runId: run,
      attempt: Number(env.BITBUCKET_STEP_RUN_NUMBER || 1),
    }
  },
}
