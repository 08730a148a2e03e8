/** One entry of an ignore file, as Trivy understands it: all that is given must fit a finding. */
export interface Entry {
  /** A plain ignore file does not tell kinds apart. */
  readonly kind: 'vulnerability' | 'secret' | 'any'
  readonly id: string
  /** Patterns of paths; none fits every path. */
  readonly paths: readonly string[]
  /** Package URLs; none fits every package. */
  readonly purls: readonly string[]
  readonly statement?: string
  /** RFC 3339 date or time at which it ends. */
  readonly expires?: string
}

/** Names what an entry is about, whatever it says and however long it lasts. */
export function entryKey({ kind, id, paths, purls }: Entry): string {
  return JSON.stringify([kind, id, paths.toSorted(), purls.toSorted()])
}

/** Gives the milliseconds since 1970 at which an entry ends. */
export function endOf({ expires }: Pick<Entry, 'expires'>): number {
  return expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires)
}
