import { type Ci, commitOf, type Environment, firstSign, given, pullNumber, pullRef } from './ci.ts'

/** https://learn.microsoft.com/azure/devops/pipelines/build/variables */
export const azure: Ci = {
  name: 'azure',
  title: 'Azure Pipelines',
  runs: env => /^true$/i.test(env.TF_BUILD ?? ''),
  read(env) {
    const reason = env.BUILD_REASON ?? ''
    const sign = signOf(env)
    const number =
      pullNumber(env.SYSTEM_PULLREQUEST_PULLREQUESTNUMBER) ??
      pullNumber(env.SYSTEM_PULLREQUEST_PULLREQUESTID) ??
      pullNumber(/^refs\/pull\/(\d+)\//.exec(env.BUILD_SOURCEBRANCH ?? '')?.[1])
    const baseBranch = given(env.SYSTEM_PULLREQUEST_TARGETBRANCH)?.replace(/^refs\/heads\//, '')
    const {
      SYSTEM_COLLECTIONURI: server = env.SYSTEM_TEAMFOUNDATIONCOLLECTIONURI,
      SYSTEM_TEAMPROJECT: team,
    } = env
    const run = given(env.BUILD_BUILDID)
    return {
      event: sign ? 'pull_request' : (events[reason] ?? reason),
      project: given(env.BUILD_REPOSITORY_NAME),
      ref: sign ? pullRef(number, 'merge') : given(env.BUILD_SOURCEBRANCH),
      commit: commitOf(env.BUILD_SOURCEVERSION),
      headCommit: commitOf(env.SYSTEM_PULLREQUEST_SOURCECOMMITID),
      headBranch: given(env.SYSTEM_PULLREQUEST_SOURCEBRANCH)?.replace(/^refs\/heads\//, ''),
      ...(sign && {
        sign,
        pullRequest: {
          ...(number && { number }),
          ...(baseBranch && { baseBranch }),
          fork: !/^false$/i.test(env.SYSTEM_PULLREQUEST_ISFORK ?? ''),
        },
      }),
      actor: given(env.BUILD_REQUESTEDFOR),
      ...(server &&
        team &&
        run && { runUrl: `${server}${encodeURIComponent(team)}/_build/results?buildId=${run}` }),
      runId: run,
      attempt: Number(env.SYSTEM_JOBATTEMPT || 1),
    }
  },
}

const events: Readonly<Record<string, string>> = {
  IndividualCI: 'push',
  BatchedCI: 'push',
  Manual: 'workflow_dispatch',
  Schedule: 'schedule',
}

function signOf(env: Environment): string | undefined {
  if (env.BUILD_REASON === 'PullRequest') return 'BUILD_REASON is PullRequest'
  if (/^refs\/pull\//.test(env.BUILD_SOURCEBRANCH ?? ''))
    return `BUILD_SOURCEBRANCH is ${env.BUILD_SOURCEBRANCH}`
  return firstSign(env, ['SYSTEM_PULLREQUEST_PULLREQUESTID', 'SYSTEM_PULLREQUEST_PULLREQUESTNUMBER'])
}
