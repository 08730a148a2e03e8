import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Repository } from '../image/reference.ts'
import type { BodyWriter, Http } from '../system/http.ts'
import type { Keychain } from './auth/credentials.ts'
import { scopeOf } from './auth/scope.ts'
import { createSession } from './auth/session.ts'
import { fetchToken } from './auth/token.ts'
import { type Endpoint, endpointOf } from './endpoint.ts'
import { transientStatuses } from './error.ts'
import { isOutdated } from './late-login.ts'
import { type Clock, createRateLimit, type RateLimit } from './rate-limit.ts'
import { learnDistribution } from './registry-features.ts'
import { type OpenResponse, type RegistryResponse, readResponse, unexpectedResponse } from './response.ts'
import { type Patience, withRetry } from './retry.ts'
import { type ApiRequest, type Peer, type Sendable, sendOnce } from './send.ts'

/** The effects needed for requests to registries. */
export interface TransportTools {
  readonly http: Http
  readonly keychain: Keychain
  readonly mask: (secret: string) => void
  readonly now: () => number
  readonly signal?: AbortSignal
  /** Registries, as references write them, that may be reached over plain HTTP although they are not this machine. */
  readonly plainHttp?: readonly string[]
  /** Token servers that may be asked although they are at an address inside a network, or reached over plain HTTP. */
  readonly trustedRealms?: readonly string[]
  /** Waits; replaced in tests. */
  readonly sleep?: (ms: number) => Promise<void>
  /** Returns numbers from 0 to 1; replaced in tests. */
  readonly random?: () => number
}

/** The connection to all registries of a run, with authentication, rate limits and retries. */
export interface Transport {
  readonly clock: Clock
  /** Detected features of registries, for example that one has no referrers API. */
  readonly learned: Set<string>
  endpoint(registry: string): Endpoint
  /** Announces the scopes that will be needed, so that one token for each registry covers them all. */
  declare(rights: readonly { readonly at: Repository; readonly push: boolean }[]): void
  /**
   * Returns whether something in a repository was looked up without the login that writing there needs, and has to be looked
   * up again. Where that is not known yet, an upload is begun and cancelled to find out.
   */
  isOutdated(at: Repository): Promise<boolean>
  /** Sends a request with retries, and reads the response. */
  exchange(request: ApiRequest): Promise<RegistryResponse>
  /** Like `exchange`, but leaves the body of a 2xx or 3xx response to the caller. */
  open(request: ApiRequest): Promise<OpenResponse>
  /** Sends a request once, for bodies that cannot be repeated. */
  once(request: Omit<ApiRequest, 'body'> & { readonly body?: BodyWriter }): Promise<RegistryResponse>
  /** Retries work with a stream, which `exchange` cannot repeat. */
  withRetry<T>(registry: string, work: () => Promise<T>): Promise<T>
}

interface Line extends Peer {
  readonly rateLimit: RateLimit
}

/** Opens a transport; connections, tokens and back-off are shared by all its requests. */
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
    const endpoint = { ...endpointOf(registry, tools.plainHttp), trustedRealms: tools.trustedRealms }
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
    learnDistribution({ learned }, request.at.registry, response)
    if (transientStatuses.includes(response.status)) throw unexpectedResponse(response, now())
    return response
  }

  const exchange = (request: ApiRequest) =>
    withRetry(
      async () => read(request, await send(request)),
      patience(line(request.at.registry).rateLimit, 5),
    )

  return {
    clock,
    learned,
    isOutdated: at => isOutdated(at, line(at.registry).session, exchange),
    endpoint: registry => line(registry).endpoint,
    declare(rights) {
      for (const { at, push } of rights)
        line(at.registry).session.declare([scopeOf(at, push ? ['pull', 'push'] : ['pull'])])
    },
    exchange,
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
