import { UserError } from '../../messages/errors.ts'
import type { Http, HttpResponse } from '../../system/http.ts'
import { readBody } from '../../system/read-body.ts'
import type { Endpoint } from '../endpoint.ts'
import { parseFaults, RegistryError } from '../error.ts'
import { askedWait, drain, header, locationOf, readPage } from '../response.ts'
import { basicText, type Credentials } from './credentials.ts'
import { checkRealm, isTrusted } from './realm.ts'
import { formatScope, type Scope } from './scope.ts'

/** An access token and the requested scopes. */
export interface Token {
  readonly text: string
  readonly scopes: readonly Scope[]
  readonly identity: string
  /** When to request a new one: at 80 % of its lifetime. */
  readonly renewAt: number
}

/** The token server that a registry named. */
export interface Realm {
  readonly url: string
  readonly service: string | undefined
}

/** The parameters of a token request. */
export interface TokenRequest {
  readonly endpoint: Endpoint
  readonly realm: Realm
  readonly scopes: readonly Scope[]
  readonly credentials: Credentials | undefined
}

/** The effects of a token request. */
export interface TokenTools {
  readonly http: Http
  readonly now: () => number
  readonly signal?: AbortSignal
}

/**
 * Requests an access token for all scopes at once: with user name and password by GET, with a refresh token by POST.
 * https://distribution.github.io/distribution/spec/auth/token/ and …/oauth/
 */
export async function fetchToken(
  request: TokenRequest,
  tools: TokenTools,
): Promise<{ text: string; renewAt: number }> {
  const askedAt = tools.now()
  const { credentials } = request
  let response: { answer: HttpResponse; url: URL; method: string }
  if (credentials?.kind === 'identity') {
    response = await post(request, credentials.token, tools)
    if ([404, 405].includes(response.answer.status)) {
      drain(response.answer)
      // Azure's registry accepts the refresh token as the password of this user.
      const username = '00000000-0000-0000-0000-000000000000'
      response = await get(request, { kind: 'basic', username, password: credentials.token }, tools)
    }
  } else response = await get(request, credentials, tools)
  const { answer, url, method } = response
  const { status } = answer
  const reading = status === 200 ? readBody(answer, 64 * 1024) : readPage(answer)
  const body = await reading.catch(cause => {
    throw new RegistryError({ method, url, cause })
  })
  const retryAfterMs = askedWait(answer, tools.now())
  if (status !== 200) {
    const faults = parseFaults(body ?? new Uint8Array())
    const push = request.scopes.some(({ actions }) => actions.includes('push'))
    const asked = { registry: request.endpoint.registry, push }
    throw new RegistryError({
      ...{ method, url, status, faults, retryAfterMs, asked },
      login: credentials !== undefined,
    })
  }
  const { text, expiresIn } = parseToken(
    body,
    // One that begins as it should was cut off on its way: it is asked for again.
    cut =>
      cut
        ? new RegistryError({ method, url, cause: new Error('the response was cut off') })
        : new RegistryError({ method, url, status, why: 'the response has no token' }),
  )
  return { text, renewAt: askedAt + expiresIn * 800 }
}

async function get(
  { endpoint, realm, scopes }: TokenRequest,
  credentials: Credentials | undefined,
  { http, signal }: TokenTools,
) {
  const origin = checkRealm(realm.url, endpoint)
  if (realm.service !== undefined) origin.searchParams.set('service', realm.service)
  // A challenge may name several scopes, separated by spaces.
  for (const scope of scopes.flatMap(each => formatScope(each).split(' ')))
    origin.searchParams.append('scope', scope)
  let url = origin
  for (let hops = 0; ; hops++) {
    const trusted = url.origin === origin.origin
    const headers: Record<string, string> =
      credentials?.kind === 'basic' && trusted ? { authorization: `Basic ${basicText(credentials)}` } : {}
    const answer = await ask(http, { method: 'GET', url, headers, signal, ...named(url, endpoint) })
    const location = header(answer, 'location')
    if (answer.status < 300 || answer.status > 399 || location === undefined)
      return { answer, url, method: 'GET' }
    drain(answer)
    if (hops === 5) throw new UserError(`the token server ${origin.host} redirects more than 5 times`)
    url = checkRealm(locationOf(location, { url, method: 'GET' }).href, endpoint)
  }
}

async function post(
  { endpoint, realm, scopes }: TokenRequest,
  refreshToken: string,
  { http, signal }: TokenTools,
) {
  const url = checkRealm(realm.url, endpoint)
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: 'buildonce',
    refresh_token: refreshToken,
    ...(realm.service !== undefined && { service: realm.service }),
    scope: scopes.map(formatScope).join(' '),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = Buffer.from(form.toString())
  const answer = await ask(http, { method: 'POST', url, headers, body, signal, ...named(url, endpoint) })
  return { answer, url, method: 'POST' }
}

/** Says who named a token server, so that it is judged by where it leads; not of one that the user trusts. */
function named(url: URL, { url: namedBy, trustedRealms }: Endpoint): { readonly namedBy?: URL } {
  return isTrusted(url, trustedRealms) ? {} : { namedBy }
}

async function ask(http: Http, request: Parameters<Http>[0]): Promise<HttpResponse> {
  try {
    return await http({ ...request, headers: { 'accept-encoding': 'identity', ...request.headers } })
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new RegistryError({ method: request.method, url: request.url, cause })
  }
}

function parseToken(
  body: Buffer | undefined,
  fail: (cut: boolean) => Error,
): { text: string; expiresIn: number } {
  let value: { token?: unknown; access_token?: unknown; expires_in?: unknown } | null
  try {
    value = JSON.parse((body ?? Buffer.alloc(0)).toString('utf8'))
  } catch {
    throw fail(body?.[0] === 0x7b)
  }
  const text = value?.token || value?.access_token
  if (typeof text !== 'string' || text === '' || /[^\x21-\x7e]/.test(text)) throw fail(false)
  const lifetime = value?.expires_in
  return { text, expiresIn: typeof lifetime === 'number' && lifetime > 0 ? lifetime : 60 }
}
