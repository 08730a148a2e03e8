import { describe, UserError } from '../../errors.ts'
import { readBody } from '../../registry/body.ts'
import type { Http, HttpResponse } from '../../stage.ts'

/** A way to GitHub's REST API, and the token that opens it. */
export interface GithubAccess {
  /** `https://api.github.com`, or that of an own server, as the runner names it in GITHUB_API_URL. */
  readonly apiUrl: string
  readonly token: string
}

/** Asks GitHub, patiently; gives the parsed answer. */
export type Ask = (method: string, path: string, body?: object) => Promise<unknown>

type Sleep = (ms: number) => Promise<void>

const longestAnswer = 32 * 1024 * 1024
const wait: Sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

/** Reports an answer of GitHub that is no success. */
export class GithubError extends UserError {
  override readonly name = 'GithubError'
  readonly status: number

  constructor(what: string, status: number, message: string) {
    super(`GitHub answered ${status} to ${what}${message === '' ? '' : `: ${message}`}`)
    this.status = status
  }
}

/** Makes the client. https://docs.github.com/en/rest/using-the-rest-api */
export function createGithubClient(http: Http, { apiUrl, token }: GithubAccess, sleep: Sleep = wait): Ask {
  const base = apiUrl.replace(/\/+$/, '')
  return (method, path, body) => patiently(() => send(method, path, body), sleep, method)

  async function send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await http({
      method,
      url: new URL(`${base}${path}`),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'buildonce',
        'x-github-api-version': '2022-11-28',
        ...(body && { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(body && { body: Buffer.from(JSON.stringify(body)) }),
    }).catch((cause: unknown) => {
      throw new UserError(`GitHub's API at ${base} cannot be reached: ${describe(cause)}`, { cause })
    })
    const bytes = await readBody(response, longestAnswer)
    if (bytes === undefined) throw new UserError(`GitHub's answer to ${method} ${path} is too long`)
    if (response.status < 200 || response.status > 299)
      throw new Refused(`${method} ${path}`, response, bytes)
    return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'))
  }
}

/** Asks who the token belongs to; tokens of Actions cannot ask `/user`, but GraphQL tells them. */
export async function askForSelf(ask: Ask, apiUrl: string): Promise<string> {
  const path = apiUrl.replace(/\/+$/, '').endsWith('/api/v3') ? '/../graphql' : '/graphql'
  const answer = (await ask('POST', path, { query: 'query { viewer { login } }' }).catch(() => undefined)) as
    | { data?: { viewer?: { login?: string } } }
    | undefined
  return answer?.data?.viewer?.login ?? 'github-actions[bot]'
}

class Refused extends GithubError {
  readonly retryAfter: number | undefined

  constructor(what: string, { status, headers }: HttpResponse, body: Buffer) {
    super(what, status, messageOf(body))
    const seconds = Number(headers['retry-after']?.[0])
    this.retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
  }
}

function messageOf(body: Buffer): string {
  try {
    const { message } = JSON.parse(body.toString('utf8')) as { message?: unknown }
    return typeof message === 'string' ? message.slice(0, 300) : ''
  } catch {
    return ''
  }
}

/** Tries again what a busy server refused; a comment is not worth a long wait. */
async function patiently<T>(work: () => Promise<T>, sleep: Sleep, method: string): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const wait = attempt < 4 ? waitFor(error, method, attempt) : undefined
      if (wait === undefined) throw error
      await sleep(wait)
    }
  }
}

function waitFor(error: unknown, method: string, attempt: number): number | undefined {
  if (!(error instanceof Refused)) return undefined
  const { status, retryAfter } = error
  const limited = status === 429 || (status === 403 && retryAfter !== undefined)
  // A POST that a gateway gave up on may have worked: writing it again could make a second comment.
  const failed = status >= 500 && method !== 'POST'
  if (!limited && !failed) return undefined
  const ms = retryAfter === undefined ? 500 * 2 ** attempt : retryAfter * 1000
  return ms <= 60_000 ? ms : undefined
}
