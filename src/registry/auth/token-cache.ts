import { RegistryError } from '../error.ts'
import type { Action, Credentials } from './credentials.ts'
import { covers, joinScopes, type Scope } from './scope.ts'
import type { fetchToken, Realm, Token, TokenRequest } from './token.ts'

/** The access tokens of one registry. */
export interface TokenCache {
  /** Returns the value of `Authorization` for a right: with a cached token, or a new one for all rights. */
  bearer(realm: Realm, need: Scope): Promise<string>
  /** Notes that a request for these actions was let in with this value of `Authorization`. */
  accepted(authorization: string, actions: readonly Action[]): void
  /**
   * Forgets the token that was rejected; returns its scope where it was one for a single scope and never let in a request for these
   * actions. One that did has expired, and another of the same kind is what is needed.
   */
  forget(refused: string | undefined, actions: readonly Action[]): Scope | undefined
}

/** The effects of requesting tokens, and the announced rights. */
export interface TokenCacheTools {
  readonly mask: (secret: string) => void
  readonly now: () => number
  /** Sends a token request, with retries. */
  readonly fetchToken: (request: Omit<TokenRequest, 'endpoint'>) => ReturnType<typeof fetchToken>
  readonly credentialsFor: (scope: Scope) => Promise<Credentials | undefined>
  /** Returns the rights that were announced. */
  readonly announced: () => readonly Scope[]
}

/** Caches the access tokens of one registry, and requests new ones: one request at a time for each login. */
export function createTokenCache(tools: TokenCacheTools): TokenCache {
  const { credentialsFor } = tools
  let oneScopeOnly = false
  let tokens: Token[] = []
  const letIn = new Set<string>()
  const pending = new Map<string, Promise<Token>>()

  const scopesFor = async (need: Scope, identity: string) => {
    if (oneScopeOnly || need.words !== undefined) return [need]
    const owners = await Promise.all(
      tools.announced().map(async scope => ({ scope, owner: identityOf(await credentialsFor(scope)) })),
    )
    return joinScopes([need, ...owners.filter(({ owner }) => owner === identity).map(({ scope }) => scope)])
  }

  const newToken = async (
    realm: Realm,
    need: Scope,
    credentials: Credentials | undefined,
  ): Promise<Token> => {
    const identity = identityOf(credentials)
    const wanted = await scopesFor(need, identity)
    let asked = wanted
    const got = await tools.fetchToken({ realm, credentials, scopes: wanted }).catch(error => {
      const picky = error instanceof RegistryError && error.status !== undefined && wanted.length > 1
      if (!picky) throw error
      oneScopeOnly = true
      asked = [need]
      return tools.fetchToken({ realm, credentials, scopes: asked })
    })
    tools.mask(got.text)
    const token = { ...got, scopes: asked, identity }
    tokens = [...tokens.filter(old => old.renewAt > tools.now()), token]
    return token
  }

  const bearer = async (realm: Realm, need: Scope): Promise<string> => {
    const credentials = await credentialsFor(need)
    if (credentials?.kind === 'bearer') return `Bearer ${credentials.token}`
    const identity = identityOf(credentials)
    const held = tokens.find(
      token => token.identity === identity && token.renewAt > tools.now() && covers(token.scopes, need),
    )
    if (held) return `Bearer ${held.text}`
    // Waiting requests will find the new token or request their own.
    const waiting = pending.get(identity)
    if (waiting) return waiting.then(() => bearer(realm, need))
    const fetching = newToken(realm, need, credentials).finally(() => pending.delete(identity))
    pending.set(identity, fetching)
    return `Bearer ${(await fetching).text}`
  }

  return {
    bearer,
    accepted(authorization, actions) {
      letIn.add(`${authorization} ${actions}`)
    },
    forget(refused, actions) {
      // Some token servers misread several scopes and return a token for one of them.
      const rejected = tokens.filter(token => `Bearer ${token.text}` === refused)
      const several = rejected.some(token => token.scopes.length > 1)
      if (several) oneScopeOnly = true
      tokens = tokens.filter(token => `Bearer ${token.text}` !== refused)
      return several || letIn.has(`${refused} ${actions}`) ? undefined : rejected[0]?.scopes[0]
    },
  }
}

function identityOf(credentials: Credentials | undefined): string {
  return JSON.stringify(credentials ?? null)
}
