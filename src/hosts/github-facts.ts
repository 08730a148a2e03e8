import { readFileSync } from 'node:fs'
import { describe, UserError } from '../errors.ts'
import type { Facts, PullRequest } from './host.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Payload = Readonly<Record<string, unknown>>

/** Reads the event file that the runner names; a run without one has an empty payload. */
export function readPayload(env: Environment): Payload {
  const path = env.GITHUB_EVENT_PATH
  if (!path) return {}
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new UserError(`the event file ${path} cannot be read: ${describe(error)}`, { cause: error })
  }
  try {
    return JSON.parse(content) as Payload
  } catch (error) {
    throw new UserError(`the event file ${path} is not JSON: ${describe(error)}`, { cause: error })
  }
}

/**
 * Reads the facts of this run from GitHub's variables and event.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function githubFacts(env: Environment, payload: Payload): Facts {
  const ref = env.GITHUB_REF ?? ''
  const commit = env.GITHUB_SHA ?? ''
  const pull = object(payload.pull_request)
  const head = text(object(pull?.head)?.sha)
  const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com'
  const project = env.GITHUB_REPOSITORY ?? ''
  const runId = env.GITHUB_RUN_ID ?? '0'
  return {
    ci: 'github',
    project,
    serverUrl,
    event: env.GITHUB_EVENT_NAME ?? '',
    ref,
    commit,
    headCommit: head ?? commit,
    gitTag: after(ref, 'refs/tags/'),
    branch: env.GITHUB_HEAD_REF || after(ref, 'refs/heads/'),
    defaultBranch: text(object(payload.repository)?.default_branch),
    pullRequest: pull === undefined ? undefined : pullRequest(payload, pull),
    commitTime: commitTime(payload, commit),
    actor: env.GITHUB_ACTOR,
    runUrl: `${serverUrl}/${project}/actions/runs/${runId}`,
    runId,
    attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
    payload,
  }
}

function pullRequest(payload: Payload, pull: Payload): PullRequest {
  const base = object(pull.base)
  const headRepository = text(object(object(pull.head)?.repo)?.full_name)
  const baseRepository = text(object(base?.repo)?.full_name) ?? text(object(payload.repository)?.full_name)
  return {
    number: Number(pull.number ?? payload.number),
    baseBranch: text(base?.ref) ?? '',
    baseCommit: text(base?.sha),
    // A deleted head repository is null: it is treated as a fork.
    fork: headRepository === undefined || headRepository !== baseRepository,
  }
}

/** Finds the commit's time in the event: among the pushed commits, or as the head of the push. */
function commitTime(payload: Payload, commit: string): string | undefined {
  const pushed = Array.isArray(payload.commits) ? payload.commits : []
  const entry = [...pushed, payload.head_commit].map(object).find(candidate => candidate?.id === commit)
  return text(entry?.timestamp)
}

function after(value: string, prefix: string): string | undefined {
  return value.startsWith(prefix) ? value.slice(prefix.length) : undefined
}

function object(value: unknown): Payload | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
