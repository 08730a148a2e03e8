import { compareVersions, type Release, readAs, type Version } from './tag-version.ts'

/** What a floating tag must not fall behind: the stable versions that begin as the released one does. */
export interface VersionLine {
  readonly version: Release
  /** Places among the numbers that every version of the line shares: none for `latest`. */
  readonly fixed: readonly number[]
  /** Text around the version in the tags of this line: the component, and the variant. */
  readonly prefix: string
  readonly suffix: string
  /** What may be behind the version in its place. */
  readonly otherSuffix?: string
}

/** Finds among the tags of a repository the one with the highest version of a line, if that is above the released one. */
export function higherAmong(line: VersionLine, tags: readonly string[]): VersionTag | undefined {
  return highest(versionsOf(line, tags).filter(({ version }) => compareVersions(version, line.version) > 0))
}

/** A tag that names a version of a line. */
export interface VersionTag {
  readonly tag: string
  readonly version: Version
}

/** Lists the tags that name stable versions of a line, in any order. */
export function versionsOf(line: VersionLine, tags: readonly string[]): VersionTag[] {
  const suffixes = [line.suffix, ...(line.otherSuffix === undefined ? [] : [line.otherSuffix])]
  return tags.flatMap(tag => {
    const read = suffixes.flatMap(
      suffix => readAs(line.version.scheme, within({ ...line, suffix }, tag)) ?? [],
    )
    const version = read.find(each => isInLine(line, each))
    return version === undefined ? [] : [{ tag, version }]
  })
}

/** Picks the highest of some versions; of several tags for it the one that says most. */
export function highest<T extends { readonly version: Release }>(versions: readonly T[]): T | undefined {
  return versions
    .toSorted(
      (a, b) => compareVersions(a.version, b.version) || a.version.numbers.length - b.version.numbers.length,
    )
    .at(-1)
}

/** Returns whether a version belongs to a line. */
export function isInLine({ version, fixed }: VersionLine, other: Release): boolean {
  return (
    other.scheme === version.scheme &&
    other.stable &&
    fixed.every(index => (version.numbers[index] ?? 0) === (other.numbers[index] ?? 0))
  )
}

/** Cuts out what is between prefix and suffix, or returns ''. */
function within({ prefix, suffix }: Pick<VersionLine, 'prefix' | 'suffix'>, tag: string): string {
  const around = tag.startsWith(prefix) && tag.endsWith(suffix)
  return around ? tag.slice(prefix.length, tag.length - suffix.length) : ''
}
