import type { Realm } from './token.ts'

/** The authentication scheme of a registry; `open` needs none. */
export type Scheme =
  | { readonly kind: 'unknown' | 'open' | 'basic' }
  | { readonly kind: 'bearer'; readonly realm: Realm; readonly guessed?: true }

/** Returns the scheme that is known before the first request; a wrong guess only costs the usual challenge. */
export function knownScheme(registry: string): Scheme {
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
