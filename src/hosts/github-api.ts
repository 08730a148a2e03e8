import { setTimeout } from 'node:timers/promises'
import { describe, UserError } from '../messages/errors.ts'
import { askedFor, type Refusal, waitAfter } from './github-patience.ts'

export type Octokit = ReturnType<typeof import('@actions/github').getOctokit>

/** How the API is reached; the defaults come from the runner's variables. */
export interface GithubAccess {
  /** `https://api.github.com`, or that of another server. */
  readonly apiUrl?: string
  readonly sleep?: (ms: number) => Promise<void>
}

/** The purpose of a request, as the end of "GitHub did not …", and the permission that it needs. */
export interface Purpose {
  readonly to: string
  /** For example `pull-requests: write`. */
  readonly needs?: string
}

/** Sends requests to GitHub, with retries. */
export type Ask = <T>(purpose: Purpose, request: (octokit: Octokit) => Promise<T>) => Promise<T>

/** A request that GitHub refused. */
export class GithubError extends UserError {
  override readonly name = 'GithubError'
  readonly status: number
  /** A retry does not help: the token is not authorized, or cannot see it. */
  readonly denied: boolean

  constructor({ to, needs }: Purpose, refusal: Refusal, cause: unknown) {
    const { status, message } = refusal
    const limited = askedFor(refusal, Date.now())
    const until = limited === undefined ? '' : `; retry in ${Math.ceil(limited / 1000)} s`
    const denied = limited === undefined && (status === 403 || status === 404)
    const hint = denied && needs !== undefined ? `The job needs \`permissions: ${needs}\`.` : undefined
    super(`GitHub did not ${to}: it answered ${status}, ${message}${until}`, { cause, hint })
    this.status = status
    this.denied = denied
  }
}

/** Opens GitHub's API; it is loaded at the first request, which most events never need. */
export function openGithub(token: string, { apiUrl, sleep = ms => setTimeout(ms) }: GithubAccess = {}): Ask {
  let opened: Promise<Octokit> | undefined
  return async (purpose, request) => {
    opened ??= open(token, apiUrl, sleep)
    const octokit = await opened
    try {
      return await request(octokit)
    } catch (cause) {
      const refusal = refusalOf(cause)
      if (refusal !== undefined) throw new GithubError(purpose, refusal, cause)
      const reached = isOurs(cause) ? describe(cause) : `its API cannot be reached, ${rootOf(cause)}`
      throw new UserError(`GitHub did not ${purpose.to}: ${reached}`, { cause })
    }
  }
}

async function open(
  token: string,
  apiUrl: string | undefined,
  sleep: (ms: number) => Promise<void>,
): Promise<Octokit> {
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(token, {
    userAgent: 'buildonce',
    ...(apiUrl && { baseUrl: apiUrl.replace(/(?<!\/)\/+$/, '') }),
  })
  octokit.hook.wrap('request', async (request, options) => {
    options.headers.accept = 'application/vnd.github+json'
    options.headers['x-github-api-version'] = '2022-11-28'
    for (let attempt = 1; ; attempt++) {
      try {
        return await request(options)
      } catch (error) {
        const unanswered = { ...options, path: options.url, status: 500, message: '', headers: {} }
        const refusal = { ...unanswered, ...refusalOf(error) }
        const wait = isOurs(error) ? undefined : waitAfter(refusal, attempt, Date.now())
        if (wait === undefined) throw error
        await sleep(wait)
      }
    }
  })
  return octokit
}

/** An error without a status is neither a refusal nor a network failure, for which Octokit sets 500. */
function isOurs(error: unknown): boolean {
  return typeof (error as { status?: unknown }).status !== 'number'
}

/** Reads the response from an error of Octokit; nothing where there was none. */
function refusalOf(error: unknown): Refusal | undefined {
  const { status, response, request } = error as OctokitError
  if (typeof status !== 'number' || response === undefined) return undefined
  const { message } = (response.data ?? {}) as { message?: unknown }
  return {
    method: request?.method ?? 'GET',
    path: request?.url ?? '',
    status,
    message: typeof message === 'string' ? message.slice(0, 300) : 'without a reason',
    headers: response.headers ?? {},
  }
}

interface OctokitError {
  readonly status?: unknown
  readonly request?: { readonly method?: string; readonly url?: string }
  readonly response?: {
    readonly data?: unknown
    readonly headers?: Readonly<Record<string, string | number | undefined>>
  }
}

/** Returns the message of the innermost cause: the outer one is only "fetch failed". */
function rootOf(error: unknown): string {
  const { cause, message } = error as Partial<Error>
  return cause === undefined ? message || describe(error) : rootOf(cause)
}
