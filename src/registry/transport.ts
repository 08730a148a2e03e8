import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Repository } from '../image/reference.ts'
import type { BodyWriter, Http } from '../system/http.ts'
import { type Answer, type OpenAnswer, readAnswer, unexpected } from './answer.ts'
import type { Keychain } from './credentials.ts'
import { type Endpoint, endpointOf } from './endpoint.ts'
import { transientStatuses } from './error.ts'
import { learnManyTags } from './many-tags.ts'
import { type Clock, createPace, type Pace } from './pace.ts'
import { type Patience, persist } from './retry.ts'
import { scopeOf } from './scope.ts'
import { type ApiRequest, type Peer, type Sendable, sendOnce } from './send.ts'
import { createSession } from './session.ts'
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
  open(request: ApiRequest): Promise<OpenAnswer>
  /** Sends a request once, for bodies that cannot be sent again. */
  once(request: Omit<ApiRequest, 'body'> & { readonly body?: BodyWriter }): Promise<Answer>
  /** Repeats work that a stream makes impossible to repeat in `exchange`. */
  persist<T>(registry: string, work: () => Promise<T>): Promise<T>
}

interface Line extends Peer {
  readonly pace: Pace
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

  const send = (request: Sendable) => sendOnce(request, line(request.at.registry), { http, signal })

  const read = async (request: Sendable, opened: OpenAnswer): Promise<Answer> => {
    const answer = await readAnswer(opened, request)
    learnManyTags({ learned }, request.at.registry, answer)
    if (transientStatuses.includes(answer.status)) throw unexpected(answer, now())
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
