/** A version as the rules `semver` and `pep440` read it. */
export interface Version {
  /** The text as given. */
  readonly raw: string
  /** The normalised version, without build metadata. */
  readonly text: string
  /** Neither pre-, post- nor development release: only these move floating tags. */
  readonly stable: boolean
  /** What a pattern may name beside `raw` and `version`. */
  readonly fields: Readonly<Record<string, string>>
  /** Numbers that order stable versions, first is heaviest. */
  readonly order: readonly number[]
  /** Where major, minor and patch stand in `order`. */
  readonly components: Readonly<Record<'major' | 'minor' | 'patch', number>>
}

/** Reads a version, or gives nothing when the text is none. */
export type ParseVersion = (text: string) => Version | undefined

/** What a floating tag must not fall behind: stable versions that begin as the released one does. */
export interface VersionLine {
  readonly version: Version
  readonly parse: ParseVersion
  /**
   * Places in `order` that every version of the line shares: none for `latest`. Absent when the tag itself is no part of
   * a version, and only the `latest` beside it must not fall behind.
   */
  readonly fixed?: readonly number[]
  /** Literal text around the version in the tag names of this line. */
  readonly head: string
  readonly tail: string
  /** Finds the version in the name of a Git tag, which has neither prefix nor suffix. */
  readonly inGitTag: (name: string) => string | undefined
}

/** Compares two stable versions of one kind: negative when the first is lower. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.order.length, b.order.length)
  for (let index = 0; index < length; index++) {
    const difference = (a.order[index] ?? 0) - (b.order[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Returns whether a version belongs to a line. */
export function inLine({ version, fixed = [] }: VersionLine, other: Version): boolean {
  return other.stable && fixed.every(index => (version.order[index] ?? 0) === (other.order[index] ?? 0))
}
