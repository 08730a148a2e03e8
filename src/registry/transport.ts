import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Repository } from '../image/reference.ts'
import type { BodyWriter, Http, HttpResponse } from '../system/http.ts'
import { drain, header, readBody } from './body.ts'
import type { Action, Keychain } from './credentials.ts'
import { type Endpoint, endpointOf } from './endpoint.ts'
import { parseFaults, RegistryError, transientStatuses } from './error.ts'
import { learnManyTags } from './many-tags.ts'
import { type Clock, createPace, type Pace } from './pace.ts'
import { type Patience, persist, retryAfter } from './retry.ts'
import { scopeOf } from './scope.ts'
import { createSession, type Session } from './session.ts'
import { fetchToken } from './token.ts'

/** What talking to registries needs of the outside. */
export interface TransportTools {
  readonly http: Http
  readonly keychain: Keychain
  readonly mask: (secret: string) => void
  readonly now: () => number
  readonly signal?: AbortSignal
  /** Registries, as references write them, that may be reached without TLS although they are not this machine. */
  readonly plainHttp?: readonly string[]
  /** Waits; given in tests. */
  readonly sleep?: (ms: number) => Promise<void>
  /** Gives numbers from 0 to 1; given in tests. */
  readonly random?: () => number
}

/** A request to a registry's API. */
export interface ApiRequest {
  readonly at: Repository
  readonly actions: readonly Action[]
  readonly method: string
  /** Below the repository (`manifests/1.2`), or a whole address that the registry gave us. */
  readonly target: string | URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Bytes of the answer's body that are read at most. */
  readonly limit?: number
}

/** A whole answer. */
export interface Answer {
  readonly status: number
  readonly headers: HttpResponse['headers']
  readonly body: Buffer
  readonly url: URL
  readonly method: string
}

/** The way to all registries of a run: authenticated, paced and patient. */
export interface Transport {
  readonly clock: Clock
  /** What was learned about registries on the way, for example that one has no referrers API. */
  readonly learned: Set<string>
  endpoint(registry: string): Endpoint
  /** Announces what will be needed, so that one token for each registry serves it all. */
  declare(rights: readonly { readonly at: Repository; readonly push: boolean }[]): void
  /** Sends a request until there is a lasting answer, and reads it. */
  exchange(request: ApiRequest): Promise<Answer>
  /** Like `exchange`, but leaves the body of a 2xx or 3xx answer to the caller. */
  open(request: ApiRequest): Promise<HttpResponse & { readonly url: URL }>
  /** Sends a request once, for bodies that cannot be sent again. */
  once(request: Omit<ApiRequest, 'body'> & { readonly body?: BodyWriter }): Promise<Answer>
  /** Repeats work that a stream makes impossible to repeat in `exchange`. */
  persist<T>(registry: string, work: () => Promise<T>): Promise<T>
}

type Sendable = Omit<ApiRequest, 'body'> & { readonly body?: Uint8Array | BodyWriter }
interface Line {
  readonly endpoint: Endpoint
  readonly pace: Pace
  readonly session: Session
}

/** Opens the way to registries; connections, tokens and back-off are shared by all that use it. */
export function createTransport(tools: TransportTools): Transport {
  const { now, http, signal } = tools
  const clock: Clock = { now, sleep: tools.sleep ?? (ms => sleepFor(ms, undefined, { signal })) }
  const lines = new Map<string, Line>()
  const learned = new Set<string>()
  const patience = (pace: Pace, tries: number): Patience => ({
    ...clock,
    pace,
    tries,
    random: tools.random ?? Math.random,
  })

  const line = (registry: string): Line => {
    const known = lines.get(registry)
    if (known) return known
    const endpoint = endpointOf(registry, tools.plainHttp)
    const realmPace = createPace(clock)
    const session = createSession(endpoint, {
      ...tools,
      fetchToken: request => persist(() => fetchToken(request, tools), patience(realmPace, 5)),
    })
    const made = { endpoint, pace: createPace(clock), session }
    lines.set(registry, made)
    return made
  }

  const ask = async (request: Sendable, url: URL, proof: string | undefined): Promise<HttpResponse> => {
    const { method, body } = request
    const headers = { 'user-agent': 'buildonce', ...request.headers, ...(proof && { authorization: proof }) }
    try {
      return await http({ method, url, headers, body, signal })
    } catch (cause) {
      throw new RegistryError({ method, url, cause })
    }
  }

  /** Sends once, and again when the answer says how to authenticate: a second time when a token held less than it said. */
  const send = async (request: Sendable): Promise<HttpResponse & { url: URL }> => {
    const { endpoint, session } = line(request.at.registry)
    const { at, actions, target } = request
    const url = target instanceof URL ? target : new URL(`/v2/${at.repository}/${target}`, endpoint.url)
    // Credentials belong to the registry's own origin: scheme, host and port.
    if (url.origin !== endpoint.url.origin) return { ...(await ask(request, url, undefined)), url }
    const leave = await session.enter(at, actions)
    let status: number | undefined
    try {
      let proof = await session.prove(at, actions)
      for (let refusals = 0; ; refusals++) {
        const answer = await ask(request, url, proof)
        status = answer.status
        if (status !== 401 || refusals === 2) return { ...answer, url }
        const challenges = answer.headers['www-authenticate'] ?? []
        const better = await session.proveAgain({ at, actions, challenges, refused: proof })
        const streamed = request.body !== undefined && !(request.body instanceof Uint8Array)
        if (better === undefined || streamed) return { ...answer, url }
        drain(answer)
        proof = better
      }
    } finally {
      leave(status)
    }
  }

  const read = async (request: Sendable, response: HttpResponse & { url: URL }): Promise<Answer> => {
    const { method, limit = 16 * 1024 } = request
    const { url, status, headers } = response
    let body: Buffer | undefined
    try {
      body = await readBody(response, status < 400 ? limit : 16 * 1024)
    } catch (cause) {
      throw new RegistryError({ method, url, cause })
    }
    if (body === undefined)
      throw new RegistryError({ method, url, status, why: `the answer is longer than ${limit} bytes` })
    const answer = { status, headers, body, url, method }
    learnManyTags({ learned }, request.at.registry, answer)
    if (transientStatuses.includes(status)) throw unexpected(answer, now())
    return answer
  }

  return {
    clock,
    learned,
    endpoint: registry => line(registry).endpoint,
    declare(rights) {
      for (const { at, push } of rights)
        line(at.registry).session.declare([scopeOf(at, push ? ['pull', 'push'] : ['pull'])])
    },
    exchange: request =>
      persist(async () => read(request, await send(request)), patience(line(request.at.registry).pace, 5)),
    open: request =>
      persist(
        async () => {
          const response = await send(request)
          if (response.status < 400) return response
          throw unexpected(await read(request, response), now())
        },
        patience(line(request.at.registry).pace, 5),
      ),
    once: async request => read(request, await send(request)),
    persist: (registry, work) => persist(work, patience(line(registry).pace, 4)),
  }
}

/** Makes the error for an answer that the caller cannot use. */
export function unexpected(answer: Answer, now = 0): RegistryError {
  const { method, url, status } = answer
  return new RegistryError({
    method,
    url,
    status,
    faults: parseFaults(answer.body),
    requestId:
      header(answer, 'x-request-id') ??
      header(answer, 'x-github-request-id') ??
      header(answer, 'x-amzn-requestid'),
    retryAfterMs: retryAfter(header(answer, 'retry-after'), now),
    remaining: header(answer, 'ratelimit-remaining'),
  })
}
