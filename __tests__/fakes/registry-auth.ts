import type { Http, HttpRequest, HttpResponse } from '../../src/system/http.ts'
import { fault, respond } from './registry.ts'

/** The authentication of a registry. */
export interface AuthScript {
  readonly registry: string
  readonly realm: string
  readonly username: string
  readonly password: string
  /** Seconds that a token lives. */
  readonly lifetime?: number
  /** Lines of `WWW-Authenticate`; `REALM` stands for the realm. */
  readonly challenges?: readonly string[]
  /** Tokens are given for one scope only; more are refused. */
  readonly oneScope?: true
  /** Of several scopes only this one is understood, and the others are ignored. */
  readonly misread?: 'first' | 'last'
  /** Hides everything from the anonymous by 404, and asks for a login when the API's root is asked for, or only on writes. */
  readonly hides?: 'all but the root' | 'all'
  readonly now: () => number
}

/** Puts a token server before a registry. Every `Authorization` that any host receives is kept. */
export function withTokens(http: Http, script: AuthScript) {
  const received: { host: string; authorization: string }[] = []
  const tokenRequests: string[] = []
  const tokens = new Map<string, { scopes: string[]; until: number }>()
  const realm = new URL(script.realm)
  const lines = script.challenges ?? [
    'Bearer realm="REALM",service="registry.example",scope="repository:x:pull"',
  ]

  const giveToken = (request: HttpRequest): HttpResponse => {
    const { url, headers = {}, body } = request
    const form = new URLSearchParams(body instanceof Uint8Array ? Buffer.from(body).toString() : '')
    const scopes = [...url.searchParams.getAll('scope'), ...(form.get('scope')?.split(' ') ?? [])]
    tokenRequests.push(`${request.method} ${scopes.join(' ')}`)
    const basic = `Basic ${Buffer.from(`${script.username}:${script.password}`).toString('base64')}`
    const known = headers.authorization === basic || form.get('refresh_token') === script.password
    if (!known) return respond(fault(401, 'UNAUTHORIZED'))
    if (script.oneScope && scopes.length > 1) return respond(fault(400, 'UNSUPPORTED', 'one scope only'))
    const token = `token-${tokenRequests.length}-for-${script.registry}`
    const understood = { first: scopes.slice(0, 1), last: scopes.slice(-1), all: scopes }
    tokens.set(token, {
      scopes: understood[script.misread ?? 'all'],
      until: script.now() + (script.lifetime ?? 300) * 1000,
    })
    return respond({ status: 200, body: JSON.stringify({ token, expires_in: script.lifetime ?? 300 }) })
  }

  const allowed = ({ method, url, headers = {} }: HttpRequest): boolean => {
    const held = tokens.get(headers.authorization?.replace('Bearer ', '') ?? '')
    if (held === undefined || held.until <= script.now()) return false
    const [, repository] = /^\/v2\/(.+?)\/(?:manifests|blobs|referrers|tags)\//.exec(url.pathname) ?? []
    const action = method === 'GET' || method === 'HEAD' ? 'pull' : 'push'
    return held.scopes.some(scope => {
      const [, name, actions = ''] = scope.split(':')
      return name === repository && actions.split(',').includes(action)
    })
  }

  const guarded: Http = async request => {
    const { url, headers = {} } = request
    if (headers.authorization) received.push({ host: url.host, authorization: headers.authorization })
    if (url.host === realm.host && url.pathname === realm.pathname) return giveToken(request)
    if (url.host !== script.registry || allowed(request)) return http(request)
    if (script.hides && !headers.authorization && /^(?:GET|HEAD)$/.test(request.method)) {
      const root = url.pathname === '/v2/'
      if (root && script.hides === 'all') return respond({ status: 200, body: '{}' })
      if (!root) return respond(fault(404, 'MANIFEST_UNKNOWN'))
    }
    const challenge = lines.map(line => line.replace('"REALM"', `"${script.realm}"`))
    return respond({ ...fault(401, 'UNAUTHORIZED'), headers: { 'www-authenticate': challenge } })
  }
  return { http: guarded, received, tokenRequests }
}
