import type { CacheAccess } from './cache.ts'

/** The rights of a job's token at the cache service, in the claim `ac`. */
interface Claims {
  readonly exp?: unknown
  /** Nested JSON: `[{"Scope":"refs/heads/main","Permission":3}]`, 1 to read and 2 to write. */
  readonly ac?: unknown
}

/**
 * Reads from the job's token what BuildKit may do with GitHub's cache; nothing without a service, or for a token that
 * BuildKit could not read, which would fail the build. The service verifies the signature.
 */
export function serviceAccess(variable: (name: string) => string | undefined): CacheAccess | undefined {
  if (!variable('ACTIONS_RESULTS_URL') || !variable('ACTIONS_CACHE_SERVICE_V2')) return undefined
  try {
    const [header, payload, signature] = variable('ACTIONS_RUNTIME_TOKEN')?.split('.') ?? []
    if (![header, payload, signature].every(part => /^[\w-]+$/.test(part ?? ''))) return undefined
    const { exp, ac }: Claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8'))
    if (typeof exp !== 'number' || typeof ac !== 'string') return undefined
    const scopes: { readonly Permission?: number }[] = JSON.parse(ac)
    const may = (bit: number) => scopes.some(({ Permission = 0 }) => (Permission & bit) !== 0)
    return { read: may(1), write: may(2) }
  } catch {
    return undefined
  }
}
