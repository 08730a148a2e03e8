import type { Repository } from '../../image/reference.ts'
import type { Endpoint } from '../endpoint.ts'
import { RegistryError } from '../error.ts'
import { parseChallenges } from './challenge.ts'
import { type Action, basicText, type Credentials, type Keychain, secretsOf } from './credentials.ts'
import { knownScheme, type Scheme } from './scheme.ts'
import { covers, formatScope, joinScopes, type Scope, scopeOf } from './scope.ts'
import type { fetchToken, TokenRequest } from './token.ts'
import { createTokenCache } from './token-cache.ts'

/** The authentication state of one registry. */
export interface Session {
  /** Announces rights that will be needed, so that one token covers them all. */
  declare(scopes: readonly Scope[]): void
  /**
   * Waits until the authentication scheme of this registry is known, if another request is finding it out, and returns
   * the function to call after the response; it may be called again.
   */
  enter(at: Repository, actions: readonly Action[]): Promise<(status: number | undefined) => void>
  /** Returns the value of `Authorization` for the known scheme. */
  authorize(at: Repository, actions: readonly Action[]): Promise<string | undefined>
  /** Re-authenticates after a 401; returns the new value of `Authorization`, or nothing when there is none. */
  reauthorize(challenge: Refusal): Promise<string | undefined>
  /** Notes that a request for these actions was let in with this value of `Authorization`. */
  accepted(authorization: string, actions: readonly Action[]): void
  /** Returns whether there are credentials for this scope. */
  hasLogin(at: Repository, actions: readonly Action[]): Promise<boolean>
  /** What was said to be absent, by paths of the API, and the value of `Authorization` that this was said to. */
  readonly absences: Map<string, string | undefined>
  /** Returns the challenges of the API's root, which is asked once. */
  challengesOf(ask: () => Promise<readonly string[]>): Promise<readonly string[]>
}

/** A request that was answered with 401. */
export interface Refusal {
  readonly at: Repository
  readonly actions: readonly Action[]
  /** Lines of `WWW-Authenticate`. */
  readonly challenges: readonly string[]
  /** The value of `Authorization` that was rejected. */
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

/** Opens a session with one registry. */
export function createSession(endpoint: Endpoint, tools: SessionTools): Session {
  let scheme: Scheme = knownScheme(endpoint.registry)
  let scopes: Scope[] = []
  let probe: Promise<void> | undefined
  let offered: readonly string[] | undefined
  const known = new Map<string, Promise<Credentials | undefined>>()

  /** The announced right where it includes the requested one, so that reading uses the credentials of writing. */
  const widest = (need: Scope) => scopes.find(scope => covers([scope], need)) ?? need

  const credentialsFor = async ({ repository, actions }: Scope) => {
    const key = `${repository} ${actions}`
    const found = known.get(key) ?? tools.keychain({ registry: endpoint.registry, repository }, actions)
    known.set(key, found)
    const credentials = await found
    for (const secret of credentials ? secretsOf(credentials) : []) tools.mask(secret)
    return credentials
  }

  /** What challenges named instead of the right that a request needs. */
  const words = new Map<string, string>()
  const inWords = (need: Scope): Scope => {
    const named = words.get(formatScope(need))
    return named === undefined ? need : { ...need, words: named }
  }

  const tokens = createTokenCache({
    ...tools,
    fetchToken: request => tools.fetchToken({ ...request, endpoint }),
    credentialsFor,
    announced: () => scopes,
  })

  const authorize = async (need: Scope): Promise<string | undefined> => {
    if (scheme.kind === 'basic') return basic(await credentialsFor(widest(need)))
    if (scheme.kind !== 'bearer') return undefined
    const { realm, guessed } = scheme
    return tokens.bearer(realm, inWords(widest(need))).catch(error => {
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
          leave = () => {}
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
    absences: new Map(),

    async challengesOf(ask) {
      offered ??= await ask()
      return offered
    },

    declare(more) {
      scopes = joinScopes([...scopes, ...more])
    },

    authorize: (at, actions) => authorize(scopeOf(at, actions)),

    accepted: tokens.accepted,

    hasLogin: async (at, actions) => (await credentialsFor(widest(scopeOf(at, actions)))) !== undefined,

    async reauthorize({ at, actions, challenges, refused }) {
      const offered = parseChallenges(challenges)
      const offer = offered.find(
        ({ scheme, parameters }) => scheme === 'bearer' && parameters.realm !== undefined,
      )
      if (offer?.parameters.realm !== undefined) {
        scheme = { kind: 'bearer', realm: { url: offer.parameters.realm, service: offer.parameters.service } }
        const single = tokens.forget(refused, actions)
        const need = scopeOf(at, actions)
        const own = formatScope(widest(need))
        const named = offer.parameters.scope?.trim().replace(/\s+/g, ' ')
        // A proxy or a mirror may know the repository by another name than its path: what it names is asked for once the
        // right by its path was not enough, or was not given.
        const other = named && named !== formatScope(need) && named !== own
        // Where that is refused as well, the token by the path had only expired.
        const both = single?.words !== undefined && single.words === named
        if (both) words.delete(own)
        else if (other && single !== undefined) words.set(own, named)
        return await authorize(need)
          .catch(error => {
            const denied = error instanceof RegistryError && [400, 403, 404].includes(error.status ?? 0)
            if (!other || !denied || words.get(own) === named) throw error
            words.set(own, named)
            return authorize(need).catch(() => {
              words.delete(own)
              throw error
            })
          })
          .then(authorization => (authorization === refused ? undefined : authorization))
      } else if (offered.some(({ scheme }) => scheme === 'basic')) scheme = { kind: 'basic' }
      else return undefined
      const authorization = await authorize(scopeOf(at, actions))
      return authorization === refused ? undefined : authorization
    },
  }
}

function basic(credentials: Credentials | undefined): string | undefined {
  return credentials?.kind === 'basic' ? `Basic ${basicText(credentials)}` : undefined
}
