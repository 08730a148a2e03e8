import type { PullRequest } from '../code-host.ts'
import { type Ci, commitOf, type Environment, firstSign, given, type Payload, type Told } from './ci.ts'
import { object, text } from './payload.ts'
import { ofWorkflowRun } from './workflow-run.ts'

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export const github: Ci = {
  name: 'github',
  title: 'GitHub Actions',
  runs: env => env.GITHUB_ACTIONS === 'true',
  read: readGithub,
}

/** Returns what started this run from the variables and the event of GitHub, which others imitate. */
export function readGithub(env: Environment, payload: Payload): Told {
  const event = env.GITHUB_EVENT_NAME ?? ''
  const ref = given(env.GITHUB_REF)
  const pull = object(payload.pull_request)
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com'
  const project = env.GITHUB_REPOSITORY ?? ''
  const runId = env.GITHUB_RUN_ID || '0'
  const sign = signOf(env, payload)
  const commit = commitOf(env.GITHUB_SHA)
  const doubt = doubtOf(event, payload)
  return {
    event,
    project,
    serverUrl,
    ref,
    // A comment names the default branch, whatever the pull request is at.
    commit: object(payload.issue) && sign ? undefined : commit,
    headCommit: commitOf(text(object(pull?.head)?.sha)),
    headBranch: given(env.GITHUB_HEAD_REF),
    defaultBranch: text(object(payload.repository)?.default_branch),
    ...(sign && { sign, pullRequest: pullRequestOf(env, payload) }),
    ...(doubt && { doubt }),
    commitTime: commitTime(payload, commit),
    actor: given(env.GITHUB_ACTOR),
    runUrl: `${serverUrl}/${project}/actions/runs/${runId}`,
    runId,
    attempt: Number(env.GITHUB_RUN_ATTEMPT || 1),
    ...(event === 'workflow_run' && ofWorkflowRun(payload)),
  }
}

/** Events that may be about a pull request, with the part of the payload that tells. */
const toldBy: Readonly<Record<string, string>> = { issue_comment: 'issue' }

function signOf(env: Environment, payload: Payload): string | undefined {
  const event = env.GITHUB_EVENT_NAME ?? ''
  if (event.startsWith('pull_request')) return `GITHUB_EVENT_NAME is ${event}`
  const variable = firstSign(env, ['GITHUB_HEAD_REF', 'GITHUB_BASE_REF'])
  if (variable !== undefined) return variable
  if (/^refs\/pull\//.test(env.GITHUB_REF ?? '')) return `GITHUB_REF is ${env.GITHUB_REF}`
  if (payload.pull_request) return 'the event names a pull request'
  if (object(payload.issue)?.pull_request) return 'the comment is on a pull request'
  const part = toldBy[event]
  if (part !== undefined && object(payload[part]) === undefined)
    return `the event ${event} does not tell what it is about`
  const pulls = [payload.check_run, payload.check_suite].map(value => object(value)?.pull_requests)
  return pulls.some(value => Array.isArray(value) && value.length > 0)
    ? 'the event names a pull request'
    : undefined
}

/** A release is about its Git tag while it is published; when it is deleted the tag may be anything. */
function doubtOf(event: string, payload: Payload): string | undefined {
  if (event !== 'release' || ['published', 'released', 'prereleased'].includes(String(payload.action)))
    return undefined
  return `the release was ${text(payload.action) ?? 'changed'}, and not published`
}

function pullRequestOf(env: Environment, payload: Payload): PullRequest {
  const pull = object(payload.pull_request)
  const base = object(pull?.base)
  const headRepository = text(object(object(pull?.head)?.repo)?.full_name)
  const baseRepository = text(object(base?.repo)?.full_name) ?? text(object(payload.repository)?.full_name)
  const inRef = /^refs\/pull\/(\d+)\//.exec(env.GITHUB_REF ?? '')?.[1]
  const number = Number(pull?.number ?? payload.number ?? object(payload.issue)?.number ?? inRef)
  const baseBranch = text(base?.ref) ?? given(env.GITHUB_BASE_REF)
  const baseCommit = commitOf(text(base?.sha))
  return {
    ...(Number.isSafeInteger(number) && number > 0 && { number }),
    ...(baseBranch && { baseBranch }),
    ...(baseCommit && { baseCommit }),
    // A deleted head repository reads as null: nothing is known of it, so it is treated as a fork.
    fork: headRepository === undefined || headRepository !== baseRepository,
  }
}

/** Finds the commit's time in the event: among the pushed commits, or as the head of the push. */
function commitTime(payload: Payload, commit: string | undefined): string | undefined {
  const pushed = Array.isArray(payload.commits) ? payload.commits : []
  const entry = [...pushed, payload.head_commit]
    .map(object)
    .find(candidate => candidate !== undefined && candidate.id === commit)
  return text(entry?.timestamp)
}
