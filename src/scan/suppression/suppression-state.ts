import { type Entry, endOf, entryKey } from './entry.ts'

/** An entry, and whether it hides findings: only what is active or expiring does. */
export interface Suppression extends Entry {
  readonly state: 'active' | 'expiring' | 'expired' | 'untrusted' | 'incomplete'
}

/** What determines which entries hide findings. */
export interface StateQuestion {
  /** The entries of the ignore file as it is checked out. */
  readonly head: readonly Entry[]
  /**
   * The entries that count on a pull request: those of the branch it goes to; absent where all entries of `head` count.
   */
  readonly base?: readonly Entry[] | undefined
  readonly require: readonly ('statement' | 'expiry')[]
  /** Milliseconds since 1970. */
  readonly now: number
  /** Milliseconds before its expiry from which an entry is `expiring`. */
  readonly notice: number
}

/**
 * Decides which entries hide findings. A pull request can remove entries, but entries that it adds or extends do not
 * count before it is merged. Entries that count come first, because Trivy uses the first entry that matches.
 */
export function suppressionState({ head, base, ...rules }: StateQuestion): Suppression[] {
  if (base === undefined) return ordered(head.map(entry => ({ ...entry, state: stateOf(entry, rules) })))
  const wanted = Map.groupBy(head, entryKey)
  const trusted = base.filter(entry => wanted.has(entryKey(entry)))
  const lasting = new Map<string, number>()
  for (const known of trusted) {
    const key = entryKey(known)
    lasting.set(key, Math.max(endOf(known), lasting.get(key) ?? Number.NEGATIVE_INFINITY))
  }
  const added = head.filter(entry => {
    const end = lasting.get(entryKey(entry))
    return end === undefined || endOf(entry) > end
  })
  const earliest = new Map([...wanted].map(([key, entries]) => [key, earliestOf(entries)]))
  const kept = trusted.map(known => sooner(known, earliest.get(entryKey(known))))
  return ordered([
    ...kept.map(entry => ({ ...entry, state: stateOf(entry, rules) })),
    ...added.map((entry): Suppression => {
      const state = stateOf(entry, rules)
      return { ...entry, state: state === 'expired' || state === 'incomplete' ? state : 'untrusted' }
    }),
  ])
}

/** Returns whether an entry hides the findings it matches. */
export function hides({ state }: Pick<Suppression, 'state'>): boolean {
  return state === 'active' || state === 'expiring'
}

function sooner(known: Entry, head: Entry | undefined): Entry {
  return head !== undefined && endOf(head) < endOf(known) ? head : known
}

function earliestOf(entries: readonly Entry[]): Entry | undefined {
  let [earliest] = entries
  for (const entry of entries) if (earliest && endOf(entry) < endOf(earliest)) earliest = entry
  return earliest
}

/** Sorts entries so that those that count come first. */
export function ordered(entries: readonly Suppression[]): Suppression[] {
  return [...entries.filter(hides), ...entries.filter(entry => !hides(entry))]
}

function stateOf(
  entry: Entry,
  { require, now, notice }: Pick<StateQuestion, 'require' | 'now' | 'notice'>,
): Suppression['state'] {
  if (endOf(entry) < now) return 'expired'
  const lacks = { statement: entry.statement === undefined, expiry: entry.expires === undefined }
  if (require.some(what => lacks[what])) return 'incomplete'
  return endOf(entry) - notice < now ? 'expiring' : 'active'
}
