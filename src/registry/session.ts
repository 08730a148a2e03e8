import type { Repository } from '../image/reference.ts'
import { parseChallenges } from './challenge.ts'
import { type Action, basicText, type Credentials, type Keychain, secretsOf } from './credentials.ts'
import type { Endpoint } from './endpoint.ts'
import { RegistryError } from './error.ts'
import { covers, joinScopes, type Scope, scopeOf } from './scope.ts'
import type { fetchToken, Realm, Token, TokenRequest } from './token.ts'

/** What one registry wants to know before it answers, and what it was told already. */
export interface Session {
  /** Announces rights that will be needed, so that one token serves them all. */
  declare(scopes: readonly Scope[]): void
  /**
   * Waits until it is known how this registry authenticates, if somebody is finding that out, and gives the function to
   * call after the answer.
   */
  enter(at: Repository, actions: readonly Action[]): Promise<(status: number | undefined) => void>
  /** Gives the value of `Authorization`, from what is known so far. */
  prove(at: Repository, actions: readonly Action[]): Promise<string | undefined>
  /** Takes in a 401 and gives a better proof, or nothing when there is none. */
  proveAgain(challenge: Refusal): Promise<string | undefined>
}

/** A request that was answered with 401. */
export interface Refusal {
  readonly at: Repository
  readonly actions: readonly Action[]
  /** Lines of `WWW-Authenticate`. */
  readonly challenges: readonly string[]
  /** The proof that was refused. */
  readonly refused: string | undefined
}

/** The effects of a session. */
export interface SessionTools {
  readonly keychain: Keychain
  readonly mask: (secret: string) => void
  readonly now: () => number
  /** Sends a token request, with retries. */
  readonly fetchToken: (request: TokenRequest) => ReturnType<typeof fetchToken>
}

type Scheme =
  | { readonly kind: 'unknown' | 'open' | 'basic' }
  | { readonly kind: 'bearer'; readonly realm: Realm; readonly guessed?: true }

/** Begins to talk to one registry. */
export function createSession(endpoint: Endpoint, tools: SessionTools): Session {
  let scheme: Scheme = knownScheme(endpoint.registry)
  let scopes: Scope[] = []
  let oneScopeOnly = false
  let probe: Promise<void> | undefined
  let tokens: Token[] = []
  const pending = new Map<string, Promise<Token>>()
  const known = new Map<string, Promise<Credentials | undefined>>()

  /** The announced right where it includes the asked one, so that reading uses the credentials of writing. */
  const widest = (need: Scope) => scopes.find(scope => covers([scope], need)) ?? need

  const credentialsFor = async ({ repository, actions }: Scope) => {
    const key = `${repository} ${actions}`
    const found = known.get(key) ?? tools.keychain({ registry: endpoint.registry, repository }, actions)
    known.set(key, found)
    const credentials = await found
    for (const secret of credentials ? secretsOf(credentials) : []) tools.mask(secret)
    return credentials
  }

  const scopesFor = async (need: Scope, identity: string) => {
    if (oneScopeOnly) return [need]
    const owners = await Promise.all(
      scopes.map(async scope => ({ scope, owner: identityOf(await credentialsFor(scope)) })),
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
    const request = { endpoint, realm, credentials }
    let asked = wanted
    const got = await tools.fetchToken({ ...request, scopes: wanted }).catch(error => {
      const picky =
        error instanceof RegistryError && [400, 401, 403].includes(error.status ?? 0) && wanted.length > 1
      if (!picky) throw error
      oneScopeOnly = true
      asked = [need]
      return tools.fetchToken({ ...request, scopes: asked })
    })
    tools.mask(got.text)
    const token = { ...got, scopes: asked, identity }
    tokens = [...tokens.filter(old => old.renewAt > tools.now()), token]
    return token
  }

  const bearer = async (realm: Realm, asked: Scope): Promise<string> => {
    const need = widest(asked)
    const credentials = await credentialsFor(need)
    if (credentials?.kind === 'bearer') return `Bearer ${credentials.token}`
    const identity = identityOf(credentials)
    const held = tokens.find(
      token => token.identity === identity && token.renewAt > tools.now() && covers(token.scopes, need),
    )
    if (held) return `Bearer ${held.text}`
    // One request at a time for each identity: what waits will find the new token or ask for its own.
    const waiting = pending.get(identity)
    if (waiting) return waiting.then(() => bearer(realm, asked))
    const fetching = newToken(realm, need, credentials).finally(() => pending.delete(identity))
    pending.set(identity, fetching)
    return `Bearer ${(await fetching).text}`
  }

  const prove = async (need: Scope): Promise<string | undefined> => {
    if (scheme.kind === 'basic') return basic(await credentialsFor(widest(need)))
    if (scheme.kind !== 'bearer') return undefined
    const { realm, guessed } = scheme
    return bearer(realm, need).catch(error => {
      if (!guessed) throw error
      scheme = { kind: 'unknown' }
      return undefined
    })
  }

  const enter = async (at: Repository, actions: readonly Action[]): ReturnType<Session['enter']> => {
    while (scheme.kind === 'unknown' && probe !== undefined) await probe
    const asks =
      scheme.kind === 'unknown' && (await credentialsFor(widest(scopeOf(at, actions)))) !== undefined
    if (scheme.kind === 'unknown' && probe !== undefined) return enter(at, actions)
    let leave = () => {}
    if (asks) {
      probe = new Promise(resolve => {
        leave = () => {
          probe = undefined
          resolve()
        }
      })
    }
    return status => {
      const answered = status !== undefined && status < 500 && status !== 429 && status !== 401
      if (scheme.kind === 'unknown' && answered) scheme = { kind: 'open' }
      leave()
    }
  }

  return {
    enter,

    declare(more) {
      scopes = joinScopes([...scopes, ...more])
    },

    prove: (at, actions) => prove(scopeOf(at, actions)),

    async proveAgain({ at, actions, challenges, refused }) {
      const offered = parseChallenges(challenges)
      const offer = offered.find(
        ({ scheme, parameters }) => scheme === 'bearer' && parameters.realm !== undefined,
      )
      if (offer?.parameters.realm !== undefined) {
        scheme = { kind: 'bearer', realm: { url: offer.parameters.realm, service: offer.parameters.service } }
        // Some token servers misread several scopes and give a token for one of them.
        if (tokens.some(token => `Bearer ${token.text}` === refused && token.scopes.length > 1))
          oneScopeOnly = true
        tokens = tokens.filter(token => `Bearer ${token.text}` !== refused)
      } else if (offered.some(({ scheme }) => scheme === 'basic')) scheme = { kind: 'basic' }
      else return undefined
      const proof = await prove(scopeOf(at, actions))
      return proof === refused ? undefined : proof
    },
  }
}

/** What is known of a registry before the first request; a wrong guess costs only the ordinary way. */
function knownScheme(registry: string): Scheme {
  const realm = knownRealms[registry]
  if (realm) return { kind: 'bearer', realm, guessed: true }
  return {
    kind: /\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(registry) ? 'basic' : 'unknown',
  }
}

const knownRealms: Readonly<Record<string, Realm>> = {
  'docker.io': { url: 'https://auth.docker.io/token', service: 'registry.docker.io' },
  'ghcr.io': { url: 'https://ghcr.io/token', service: 'ghcr.io' },
}

function basic(credentials: Credentials | undefined): string | undefined {
  return credentials?.kind === 'basic' ? `Basic ${basicText(credentials)}` : undefined
}

function identityOf(credentials: Credentials | undefined): string {
  return JSON.stringify(credentials ?? null)
}
