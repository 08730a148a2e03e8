import type { Digest } from '../image/reference.ts'
import type { Finding } from '../stage/record/scan.ts'

/** A finding that a released image did not have, or that nobody knew of, when it was released. */
export interface NewFinding {
  readonly finding: Finding
  readonly cure: Cure
}

/** What takes a finding away. */
export type Cure = 'base' | 'rebuild' | 'update' | 'none'

/** One released digest, and what became known of it. */
export interface WatchedImage {
  readonly digest: Digest
  /** The tags that name it. */
  readonly tags: readonly string[]
  /** The most severe first, each vulnerability of a package once. */
  readonly findings: readonly NewFinding[]
  /** No evidence tells what was found when it was released. */
  readonly unknownBefore?: true
}

/** Returns what takes a finding away: packages of the system are installed anew by every build that uses no cached layer. */
export function cureOf({ inherited, fixed, path }: Finding): Cure {
  if (inherited) return 'base'
  if (fixed === undefined) return 'none'
  return path === undefined ? 'rebuild' : 'update'
}
