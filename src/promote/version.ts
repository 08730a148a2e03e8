import { compare, parse, type SemVer } from 'semver'

/** What a manifest says about its version: a version, something else (`main`), or nothing. */
export type Said = { readonly version: SemVer } | 'no version' | 'nothing'

/** Returns whether a tag follows versions: `latest`, `1`, `1.4`, each with a variant such as `-alpine`. */
export function followsVersions(tag: string): boolean {
  return /^latest(?:-.+)?$/.test(tag) || lineOf(tag) !== undefined
}

/** Reads the text of `org.opencontainers.image.version`, without the suffix of the variant. */
export function readVersion(text: string | undefined, variant: string): Said {
  if (text === undefined || text === '') return 'nothing'
  const plain = variant !== '' && text.endsWith(variant) ? text.slice(0, -variant.length) : text
  const version = parse(plain)
  return version === null ? 'no version' : { version }
}

/**
 * Finds the suffix that the tags of one promotion share as a variant of the image: `1.4-alpine` says that `-alpine` in
 * `1.4.2-alpine` is no pre-release.
 */
export function variantOf(tags: readonly string[]): string {
  return tags.map(tag => lineOf(tag)?.variant ?? '').find(variant => variant !== '') ?? ''
}

/** Finds the version that is promoted in the names of its tags: the highest whole one. */
export function versionAmong(tags: readonly string[], variant: string): SemVer | undefined {
  return tags
    .map(tag => readVersion(tag, variant))
    .flatMap(said => (typeof said === 'string' ? [] : [said.version]))
    .sort(compare)
    .at(-1)
}

/** Explains why a floating tag must not move from one version to another, or nothing when it may. */
export function holdBack(tag: string, held: Said, next: SemVer | undefined): string | undefined {
  if (!followsVersions(tag) || next === undefined) return undefined
  if (next.prerelease.length > 0) return `${next.version} is a pre-release, and "${tag}" names releases`
  if (held === 'no version') return undefined
  if (held === 'nothing')
    return `it is not known which version "${tag}" holds: its image has no label org.opencontainers.image.version`
  return compare(next, held.version) < 0
    ? `it holds ${held.version.version}, which is higher than ${next.version}`
    : undefined
}

function lineOf(tag: string): { variant: string } | undefined {
  const [whole, variant = ''] = /^v?\d+(?:\.\d+)?(-[A-Za-z].*)?$/.exec(tag) ?? []
  return whole === undefined ? undefined : { variant }
}
