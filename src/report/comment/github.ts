import { UserError } from '../../errors.ts'
import { readBody } from '../../registry/body.ts'
import type { Http, HttpResponse } from '../../stage.ts'
import type { Comment, Comments } from './comments.ts'

/** Where the comments are, and the token that reads and writes them. */
export interface GithubPlace {
  /** `https://api.github.com`, or that of an own server, as the runner names it in GITHUB_API_URL. */
  readonly apiUrl: string
  readonly token: string
  /** `owner/name` */
  readonly project: string
  readonly pullRequest: number
}

/** Reports an answer of GitHub that is no success. */
export class GithubError extends UserError {
  override readonly name = 'GithubError'
  readonly status: number

  constructor(what: string, status: number, message: string) {
    super(`GitHub answered ${status} to ${what}${message === '' ? '' : `: ${message}`}`)
    this.status = status
  }
}

/** GitHub gives at most this many pages of a list. */
const mostPages = 100
const pageSize = 100
const longestAnswer = 32 * 1024 * 1024

/** Makes the comments of one pull request. https://docs.github.com/en/rest/issues/comments */
export function createGithubComments(
  http: Http,
  { apiUrl, token, project, pullRequest }: GithubPlace,
  sleep: (ms: number) => Promise<void> = ms => new Promise(resolve => setTimeout(resolve, ms)),
): Comments {
  const repository = `/repos/${project.split('/').map(encodeURIComponent).join('/')}`
  const ask = (method: string, path: string, body?: object) =>
    patiently(() => request(method, path, body), sleep, method)

  async function request(method: string, path: string, body?: object): Promise<unknown> {
    const response = await http({
      method,
      url: new URL(`${apiUrl.replace(/\/+$/, '')}${path}`),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'buildonce',
        'x-github-api-version': '2022-11-28',
        ...(body && { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(body && { body: Buffer.from(JSON.stringify(body)) }),
    })
    const bytes = await readBody(response, longestAnswer)
    if (bytes === undefined) throw new UserError(`GitHub's answer to ${method} ${path} is too long`)
    if (response.status < 200 || response.status > 299)
      throw new Refused(`${method} ${path}`, response, bytes)
    return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'))
  }

  return {
    async list() {
      const all: Comment[] = []
      for (let page = 1; page <= mostPages; page++) {
        const path = `${repository}/issues/${pullRequest}/comments?per_page=${pageSize}&page=${page}`
        const items = (await ask('GET', path)) as RawComment[]
        all.push(...items.map(comment))
        if (items.length < pageSize) break
      }
      return all
    },
    create: async body =>
      comment((await ask('POST', `${repository}/issues/${pullRequest}/comments`, { body })) as RawComment),
    update: async (id, body) =>
      comment((await ask('PATCH', `${repository}/issues/comments/${id}`, { body })) as RawComment),
    async delete(id) {
      await ask('DELETE', `${repository}/issues/comments/${id}`).catch(error => {
        // Somebody else deleted it between our look and our request.
        if (!(error instanceof GithubError) || error.status !== 404) throw error
      })
    },
    async self() {
      const query = { query: 'query { viewer { login } }' }
      const answer = (await patiently(() => request('POST', graphqlPath(apiUrl), query), sleep, 'GET').catch(
        () => undefined,
      )) as { data?: { viewer?: { login?: string } } } | undefined
      return answer?.data?.viewer?.login ?? 'github-actions[bot]'
    },
    async head() {
      const pull = (await ask('GET', `${repository}/pulls/${pullRequest}`)) as { head?: { sha?: string } }
      return pull.head?.sha
    },
  }
}

interface RawComment {
  readonly id: number
  readonly body?: string
  readonly html_url?: string
  readonly user: { readonly login: string } | null
}

function comment({ id, body, html_url: url, user }: RawComment): Comment {
  return { id, author: user?.login ?? '', body: body ?? '', ...(url !== undefined && { url }) }
}

/** An own server has `/api/v3` for REST and `/api/graphql` beside it. */
function graphqlPath(apiUrl: string): string {
  return apiUrl.replace(/\/+$/, '').endsWith('/api/v3') ? '/../graphql' : '/graphql'
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
async function patiently<T>(
  work: () => Promise<T>,
  sleep: (ms: number) => Promise<void>,
  method: string,
): Promise<T> {
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
