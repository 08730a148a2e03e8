import type { Repository } from '../../image/reference.ts'

/** Credentials for a registry. */
export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** A refresh token, exchanged for an access token at the realm. */
  | { readonly kind: 'identity'; readonly token: string }
  /** An access token that is ready for use. */
  | { readonly kind: 'bearer'; readonly token: string }

/** An access right in a repository. */
export type Action = 'pull' | 'push'

/** Finds the credentials for a repository; nothing means anonymous. */
export type Keychain = (at: Repository, actions: readonly Action[]) => Promise<Credentials | undefined>

/** Combines keychains: the first that has credentials is used. */
export function chain(keychains: readonly Keychain[]): Keychain {
  return async (at, actions) => {
    for (const keychain of keychains) {
      const found = await keychain(at, actions)
      if (found) return found
    }
    return undefined
  }
}

/** Lists the secrets in credentials, for masking. */
export function secretsOf(credentials: Credentials): string[] {
  return credentials.kind === 'basic' ? [credentials.password, basicText(credentials)] : [credentials.token]
}

/** Returns the base64 text of user name and password. */
export function basicText({ username, password }: Extract<Credentials, { kind: 'basic' }>): string {
  return Buffer.from(`${username}:${password}`, 'utf8').toString('base64')
}
