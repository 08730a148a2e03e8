import { classOf, readFloating, readTag } from '../image/tag.ts'
import { highest } from '../image/tag-line.ts'
import { compareVersions, type Version } from '../image/tag-version.ts'

/** A tag that names a whole version, and what is around the version. */
interface Named {
  readonly tag: string
  readonly version: Version
  /** Component and variant: releases with another one are others. */
  readonly around: string
}

/**
 * Lists the tags of a repository that people use: `latest` of each variant and component, and the newest version of each
 * minor; `latest` first, then the newest.
 */
export function releasedTags(tags: readonly string[]): string[] {
  const moving = tags.filter(tag => readFloating(tag)?.numbers.length === 0)
  const named = tags.flatMap(tag => versionIn(tag, variantsIn(tags)) ?? [])
  const lines = Map.groupBy(named, ({ around, version }) =>
    [around, version.scheme, ...version.numbers.slice(0, 2)].join(' '),
  )
  const newest = [...lines.values()].flatMap(line => highest(line) ?? [])
  return [...moving.toSorted(), ...newest.toSorted(newestFirst).map(({ tag }) => tag)]
}

/** What stands behind versions in the tags that move: `-alpine` of `1.4-alpine` and `latest-alpine`. */
function variantsIn(tags: readonly string[]): string[] {
  const variants = tags.flatMap(tag => readFloating(tag)?.variant || [])
  // The longest first: `1.4.2-slim-bookworm` is no pre-release of the variant `-bookworm`.
  return [...new Set(variants)].toSorted((a, b) => b.length - a.length)
}

function versionIn(tag: string, variants: readonly string[]): Named | undefined {
  const variant = variants.find(each => tag.endsWith(each)) ?? ''
  const found = readTag(tag.slice(0, tag.length - variant.length))
  if (found === undefined || classOf(tag) !== 'immutable' || !found.version.stable) return undefined
  const { component, version } = found
  return { tag, version, around: `${component} ${variant}` }
}

function newestFirst(a: Named, b: Named): number {
  if (a.version.scheme !== b.version.scheme || a.around !== b.around) return a.tag < b.tag ? -1 : 1
  return compareVersions(b.version, a.version)
}
