import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Repository } from '../image/reference.ts'
import type { BodyWriter, Http } from '../system/http.ts'
import type { Keychain } from './auth/credentials.ts'
import { scopeOf } from './auth/scope.ts'
import { createSession } from './auth/session.ts'
import { fetchToken } from './auth/token.ts'
import { type Endpoint, endpointOf } from './endpoint.ts'
import { transientStatuses } from './error.ts'
import { type Clock, createRateLimit, type RateLimit } from './rate-limit.ts'
import { learnManyTags } from './registry-features.ts'
import { type OpenResponse, type RegistryResponse, readResponse, unexpectedResponse } from './response.ts'
import { type Patience, withRetry } from './retry.ts'
import { type ApiRequest, type Peer, type Sendable, sendOnce } from './send.ts'

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

/** The way to all registries of a run: authenticated, paced and patient. */
export interface Transport {
  readonly clock: Clock
  /** What was learned about registries on the way, for example that one has no referrers API. */
  readonly learned: Set<string>
  endpoint(registry: string): Endpoint
  /** Announces what will be needed, so that one token for each registry serves it all. */
  declare(rights: readonly { readonly at: Repository; readonly push: boolean }[]): void
  /** Sends a request until there is a lasting answer, and reads it. */
  exchange(request: ApiRequest): Promise<RegistryResponse>
  /** Like `exchange`, but leaves the body of a 2xx or 3xx answer to the caller. */
  open(request: ApiRequest): Promise<OpenResponse>
  /** Sends a request once, for bodies that cannot be sent again. */
  once(request: Omit<ApiRequest, 'body'> & { readonly body?: BodyWriter }): Promise<RegistryResponse>
  /** Repeats work that a stream makes impossible to repeat in `exchange`. */
  withRetry<T>(registry: string, work: () => Promise<T>): Promise<T>
}

interface Line extends Peer {
  readonly rateLimit: RateLimit
}

/** Opens the way to registries; connections, tokens and back-off are shared by all that use it. */
export function createTransport(tools: TransportTools): Transport {
  const { now, http, signal } = tools
  const clock: Clock = { now, sleep: tools.sleep ?? (ms => sleepFor(ms, undefined, { signal })) }
  const lines = new Map<string, Line>()
  const learned = new Set<string>()
  const patience = (rateLimit: RateLimit, tries: number): Patience => ({
    ...clock,
    rateLimit,
    tries,
    random: tools.random ?? Math.random,
  })

  const line = (registry: string): Line => {
    const known = lines.get(registry)
    if (known) return known
    const endpoint = endpointOf(registry, tools.plainHttp)
    const realmPace = createRateLimit(clock)
    const session = createSession(endpoint, {
      ...tools,
      fetchToken: request => withRetry(() => fetchToken(request, tools), patience(realmPace, 5)),
    })
    const made = { endpoint, rateLimit: createRateLimit(clock), session }
    lines.set(registry, made)
    return made
  }

  const send = (request: Sendable) => sendOnce(request, line(request.at.registry), { http, signal })

  const read = async (request: Sendable, opened: OpenResponse): Promise<RegistryResponse> => {
    const response = await readResponse(opened, request)
    learnManyTags({ learned }, request.at.registry, response)
    if (transientStatuses.includes(response.status)) throw unexpectedResponse(response, now())
    return response
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
      withRetry(
        async () => read(request, await send(request)),
        patience(line(request.at.registry).rateLimit, 5),
      ),
    open: request =>
      withRetry(
        async () => {
          const response = await send(request)
          if (response.status < 400) return response
          throw unexpectedResponse(await read(request, response), now())
        },
        patience(line(request.at.registry).rateLimit, 5),
      ),
    once: async request => read(request, await send(request)),
    withRetry: (registry, work) => withRetry(work, patience(line(registry).rateLimit, 4)),
  }
}
