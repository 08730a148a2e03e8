/** The login that a proxy asks for in front of a registry. */
export interface ProxyLogin {
  readonly kind: 'basic' | 'bearer'
  readonly username: string
  readonly password: string
}

/** How many requests a token is good for. */
const uses = 25

/** Gives tokens for repositories and rights, and tells whether a request has what it needs. */
export function createTokens(login: ProxyLogin, name: string) {
  const basic = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`
  const tokens = new Map<string, { readonly scopes: readonly string[]; left: number }>()
  return {
    basic,
    /** Answers a token request: nothing where its login is wrong. */
    give(authorization: string | undefined, scopes: readonly string[]): string | undefined {
      if (authorization !== basic) return undefined
      const token = `token-${tokens.size + 1}-for-${name}`
      tokens.set(token, { scopes, left: uses })
      return token
    },
    allows(authorization: string | undefined, method: string, path: string): boolean {
      if (login.kind === 'basic') return authorization === basic
      const held = tokens.get(authorization?.replace('Bearer ', '') ?? '')
      if (held === undefined || held.left-- <= 0) return false
      const [, repository] = /^\/v2\/(.+?)\/(?:manifests|blobs|referrers|tags)\//.exec(path) ?? []
      const action = method === 'GET' || method === 'HEAD' ? 'pull' : 'push'
      return held.scopes.some(scope => {
        const [, of, actions = ''] = scope.split(':')
        return of === repository && actions.split(',').includes(action)
      })
    },
  }
}
