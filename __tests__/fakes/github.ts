import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Asked, operationOf, violationsOf } from './github-description.ts'

/** A comment as the fake keeps it. */
export interface HeldComment {
  readonly id: number
  readonly author: string
  body: string
}

/** An issue as the fake keeps it. */
export interface HeldIssue {
  readonly number: number
  readonly author: string
  readonly pullRequest: boolean
  title: string
  body: string
  state: string
  stateReason?: string
}

/** Options of the fake. */
export interface FakeGithubOptions {
  /** How the second commit stands to the first, in GitHub's words; nothing where it has none of them. */
  readonly compared?: (base: string, head: string) => string | undefined
  readonly self?: string
  readonly head?: string
  /** Repository and branch that pull request 412 comes from. */
  readonly fork?: string
  readonly branch?: string
  /** The accepted token; `token` unless given. */
  readonly token?: string
  /** The token may read only. */
  readonly readOnly?: true
  /** Answers before the fake's own, by the number of the request: a status, and headers. */
  readonly answers?: Readonly<Record<number, ScriptedAnswer>>
  /** More pull requests of the same branch: number, base, and the head where it is another. */
  readonly pulls?: readonly { number: number; base: string; head?: string }[]
  /** Runs before a request is answered: this is where other runs do their work in between. */
  readonly meanwhile?: (request: { method: string; path: string; number: number }) => void
}

/** An answer that is not the fake's own. */
export interface ScriptedAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly message?: string
}

/**
 * Serves what we ask of GitHub's API about acme/web and its pull request 412, on loopback. Every request is held against
 * GitHub's own OpenAPI description; what does not fit is in `violations`.
 */
export async function startGithub(options: FakeGithubOptions = {}) {
  const held: HeldComment[] = []
  const issues: HeldIssue[] = []
  const requests: string[] = []
  const sarifs: { commit_sha: string; ref: string; sarif: string }[] = []
  const violations: string[] = []
  let nextId = 1000
  const self = options.self ?? 'github-actions[bot]'

  function add(author: string, body: string): HeldComment {
    const comment = { id: nextId++, author, body }
    held.push(comment)
    return comment
  }

  function addIssue(
    author: string,
    body: string,
    { title = 'a title', pullRequest = false } = {},
  ): HeldIssue {
    const issue = { number: issues.length + 1, author, title, body, state: 'open', pullRequest }
    issues.push(issue)
    return issue
  }

  const server = createServer((request, response) => {
    void answer(request, response)
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request
    // An Enterprise Server has its API below a path, and GraphQL beside it.
    const url = new URL((request.url ?? '').replace(/^\/api(\/v3(?=\/)|(?=\/graphql))/, ''), 'http://fake')
    const body = await text(request)
    requests.push(`${method} ${url.pathname}`)
    options.meanwhile?.({ method, path: url.pathname, number: requests.length })
    const { status, value, headers } = decide({ method, url, body, headers: request.headers })
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(value === undefined ? undefined : JSON.stringify(value))
  }

  function decide({ method, url, body, headers }: Request): RegistryResponse {
    const scripted = options.answers?.[requests.length]
    if (scripted) return { ...scripted, value: { message: scripted.message ?? 'scripted' } }
    if (headers.authorization?.replace(/^(token|bearer) /i, '') !== (options.token ?? 'token'))
      return refuse(401, 'Bad credentials')
    if (url.pathname === '/graphql') return { status: 200, value: { data: { viewer: { login: self } } } }
    const found = operationOf(method, url)
    if (found === undefined) {
      violations.push(`${method} ${url.pathname} is not in the description`)
      return refuse(404, 'Not Found')
    }
    violations.push(...violationsOf(found, { url, body, headers }))
    if (options.readOnly && method !== 'GET') return refuse(403, 'Resource not accessible by integration')
    if (url.pathname.endsWith('/pulls')) return { status: 200, value: pulls(url) }
    const [, pull] = /\/pulls\/(\d+)$/.exec(url.pathname) ?? []
    if (pull !== undefined)
      return { status: 200, value: { number: Number(pull), head: { sha: options.head } } }
    if (url.pathname.endsWith('/code-scanning/sarifs')) {
      sarifs.push(JSON.parse(body))
      return { status: 202, value: { id: 'an-id', url: url.href } }
    }
    if (url.pathname.endsWith('/deployments')) return { status: 201, value: { id: 42 } }
    if (url.pathname.endsWith('/statuses')) return { status: 201, value: { id: 43 } }
    const [, commit] = /\/git\/commits\/(\w+)$/.exec(url.pathname) ?? []
    if (commit !== undefined)
      return { status: 200, value: { sha: commit, committer: { date: '2026-11-03T09:30:00Z' } } }
    const [, base, head] = /\/compare\/(\w+)\.\.\.(\w+)$/.exec(url.pathname) ?? []
    if (base !== undefined && head !== undefined) {
      const status = options.compared?.(base, head)
      return status === undefined ? refuse(404, 'Not Found') : { status: 200, value: { status } }
    }
    if (/\/issues(\/\d+)?$/.test(url.pathname)) return issuesAnswer(method, url, body)
    if (/^\/repos\/[^/]+\/[^/]+$/.test(url.pathname))
      return { status: 200, value: { default_branch: 'main' } }
    return commentsAnswer(method, url, body)
  }

  function pulls(url: URL): object[] {
    const { fork = 'stranger/web', branch = 'change' } = options
    const head = { sha: options.head, repo: { full_name: fork } }
    const wanted = `${fork.split('/')[0]}:${branch}`
    if (url.searchParams.get('head') !== wanted) return []
    const others = (options.pulls ?? []).map(({ number, base, head: sha = options.head }) => ({
      number,
      head: { ...head, sha },
      base: { ref: base },
    }))
    return [...others, { number: 412, head, base: { ref: 'main' } }]
  }

  function commentsAnswer(method: string, url: URL, body: string): RegistryResponse {
    if (method === 'GET') return page(held.map(shown), url)
    const id = Number(/\/comments\/(\d+)$/.exec(url.pathname)?.[1])
    const comment = held.find(candidate => candidate.id === id)
    if (Number.isFinite(id) && comment === undefined) return refuse(404, 'Not Found')
    if (method === 'DELETE') {
      held.splice(held.indexOf(comment as HeldComment), 1)
      return { status: 204 }
    }
    const { body: given } = JSON.parse(body) as { body: string }
    if (given.length > 65_536)
      return refuse(422, 'Validation Failed: body is too long (maximum is 65536 characters)')
    if (comment === undefined) return { status: 201, value: shown(add(self, given)) }
    comment.body = given
    return { status: 200, value: shown(comment) }
  }

  function issuesAnswer(method: string, url: URL, body: string): RegistryResponse {
    if (method === 'GET') {
      const creator = url.searchParams.get('creator')
      const state = url.searchParams.get('state') ?? 'open'
      const listed = issues.filter(
        one => (creator === null || one.author === creator) && (state === 'all' || one.state === state),
      )
      return page(listed.toReversed().map(shownIssue), url)
    }
    const { state_reason: stateReason, ...given } = JSON.parse(body) as Record<string, string>
    if ((given.body ?? '').length > 65_536) return refuse(422, 'Validation Failed: body is too long')
    if (method === 'POST') return { status: 201, value: shownIssue(addIssue(self, given.body ?? '', given)) }
    const issue = issues.find(({ number }) => url.pathname.endsWith(`/${number}`))
    if (issue === undefined) return refuse(404, 'Not Found')
    Object.assign(issue, given, stateReason && { stateReason })
    return { status: 200, value: shownIssue(issue) }
  }

  function page(all: readonly object[], url: URL): RegistryResponse {
    const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30))
    const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size
    const value = all.slice(start, start + size)
    if (start + size >= all.length) return { status: 200, value }
    const next = new URL(`http://127.0.0.1:${port}${url.pathname}${url.search}`)
    next.searchParams.set('page', String(start / size + 2))
    return { status: 200, value, headers: { link: `<${next.href}>; rel="next"` } }
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    held,
    issues,
    addIssue,
    /** What was uploaded to code scanning. */
    sarifs,
    requests,
    violations,
    add,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

interface Request extends Asked {
  readonly method: string
}

interface RegistryResponse {
  readonly status: number
  readonly value?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

function refuse(status: number, message: string): RegistryResponse {
  return { status, value: { message } }
}

function shown({ id, author, body }: HeldComment): object {
  return {
    id,
    body,
    html_url: `https://github.com/acme/web/pull/412#issuecomment-${id}`,
    user: { login: author },
  }
}

function shownIssue({ number, author, title, body, state, pullRequest }: HeldIssue): object {
  return {
    ...{ number, title, body, state },
    html_url: `https://github.com/acme/web/issues/${number}`,
    user: { login: author },
    ...(pullRequest && { pull_request: {} }),
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
