import type { Repository } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import type { BodyWriter, Http, HttpResponse } from '../system/http.ts'
import type { Action } from './auth/credentials.ts'
import type { Session } from './auth/session.ts'
import type { Endpoint } from './endpoint.ts'
import { RegistryError } from './error.ts'
import {
  type Asking,
  authorizeHidden,
  confirmAbsence,
  lookupHeaders,
  noteAbsence,
  rootChallenges,
} from './late-login.ts'
import { drain, type OpenResponse } from './response.ts'

/** A request to a registry's API. */
export interface ApiRequest {
  readonly at: Repository
  readonly actions: readonly Action[]
  readonly method: string
  /** Below the repository (`manifests/1.2`), or a full URL from the registry. */
  readonly target: string | URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** The size of the large body that is expected. */
  readonly bodySize?: number
  /** Maximum bytes read of the response's body. */
  readonly limit?: number
}

/** A request whose body may not be repeatable. */
export type Sendable = Omit<ApiRequest, 'body'> & { readonly body?: Uint8Array | BodyWriter }

/** A registry and its authentication session. */
export interface Peer {
  readonly endpoint: Endpoint
  readonly session: Session
}

type Way = { readonly http: Http; readonly signal?: AbortSignal }

/**
 * Sends once, and again when the response says how to authenticate: a second time when a token had fewer rights than
 * announced.
 */
export async function sendOnce(
  request: Sendable,
  { endpoint, session }: Peer,
  way: Way,
): Promise<OpenResponse> {
  const { at, actions, target } = request
  const url = target instanceof URL ? target : new URL(`/v2/${at.repository}/${target}`, endpoint.url)
  // Credentials belong to the registry's own origin: scheme, host and port.
  if (url.origin !== endpoint.url.origin) {
    if (url.protocol !== 'https:' && endpoint.url.protocol === 'https:')
      throw new UserError(`${endpoint.registry} leads to ${url.protocol}//${url.host}, which is not https`)
    return { ...(await ask(request, { url, namedBy: endpoint.url }, way)), url }
  }
  const ended = async (response: HttpResponse): Promise<OpenResponse> =>
    response.status === 401 || response.status === 403
      ? { ...response, url, login: await session.hasLogin(at, actions) }
      : { ...response, url }
  const asking: Asking = {
    ...{ at, actions, method: request.method, url, session },
    send: (method, to, proof) =>
      ask({ at, actions, method, target: to, headers: lookupHeaders }, { url: to, proof }, way),
  }
  const leave = await session.enter(at, actions)
  let status: number | undefined
  try {
    let authorization = await session.authorize(at, actions)
    for (let refusals = 0; ; refusals++) {
      if (authorization !== undefined) await confirmAbsence(asking, authorization)
      const response = await ask(request, { url, proof: authorization }, way)
      status = response.status
      if (status !== 401 && authorization !== undefined) session.accepted(authorization, actions)
      // Unread, a response would hold its connection until it is timed out.
      const orDrain = (error: unknown): never => {
        drain(response)
        throw error
      }
      if (authorization === undefined) {
        const login = await authorizeHidden(asking, status).catch(orDrain)
        if (login !== undefined) {
          drain(response)
          authorization = login
          continue
        }
      }
      if (status === 404) await noteAbsence(asking, authorization)
      if (status !== 401 || refusals === 4) return await ended(response)
      const named = response.headers['www-authenticate'] ?? []
      const challenges = named.length > 0 ? named : await rootChallenges(asking).catch(orDrain)
      const renewing = session.reauthorize({ at, actions, challenges, refused: authorization })
      // The scheme is known now, so that other requests need not wait for this one.
      leave(status)
      const better = await renewing.catch(orDrain)
      const streamed = request.body !== undefined && !(request.body instanceof Uint8Array)
      if (better === undefined || streamed) return await ended(response)
      drain(response)
      authorization = better
    }
  } finally {
    leave(status)
  }
}

async function ask(
  { method, body, bodySize, headers }: Sendable,
  {
    url,
    proof: authorization,
    namedBy,
  }: { readonly url: URL; readonly proof?: string; readonly namedBy?: URL },
  { http, signal }: Way,
): Promise<HttpResponse> {
  const all = {
    'user-agent': 'buildonce',
    // Bytes are compared with their digest as they come.
    'accept-encoding': 'identity',
    ...headers,
    ...(authorization && { authorization: authorization }),
  }
  try {
    return await http({ method, url, headers: all, body, bodySize, signal, ...(namedBy && { namedBy }) })
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new RegistryError({ method, url, cause })
  }
}
