/** One entry of an ignore file, as Trivy understands it: every given field must match the finding. */
export interface Entry {
  /** A plain ignore file does not tell kinds apart. */
  readonly kind: 'vulnerability' | 'secret' | 'misconfiguration' | 'license' | 'any'
  readonly id: string
  /** Patterns of paths; without any, every path matches. */
  readonly paths: readonly string[]
  /** Package URLs; without any, every package matches. */
  readonly purls: readonly string[]
  readonly statement?: string
  /** RFC 3339 date or time at which it ends. */
  readonly expires?: string
}

/** Identifies an entry without its statement and its expiry. */
export function entryKey({ kind, id, paths, purls }: Entry): string {
  return JSON.stringify([kind, id, paths.toSorted(), purls.toSorted()])
}

/** Returns when an entry expires, in milliseconds since 1970. */
export function endOf({ expires }: Pick<Entry, 'expires'>): number {
  return expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires)
}
