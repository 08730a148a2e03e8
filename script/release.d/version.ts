import semver from 'semver'

/** A release as its Git tag names it. */
export interface Release {
  readonly tag: string
  readonly version: string
  /** Whether it is one such as `1.3.0-rc.1`, which moves no floating tag. */
  readonly prerelease: boolean
}

/**
 * Reads the Git tag of a release: `v` and a version by https://semver.org, without build metadata, which a tag of the
 * same precedence would share.
 *
 * @throws Error saying what a release tag looks like.
 */
export function parseReleaseTag(tag: string): Release {
  const parsed = tag.startsWith('v') ? semver.parse(tag.slice(1)) : null
  if (parsed === null || tag !== `v${parsed.version}`)
    throw new Error(
      `"${tag}" is not the tag of a release: it must be v and a version without build metadata, for example v1.3.0 or v1.3.0-rc.1`,
    )
  return { tag, version: parsed.version, prerelease: parsed.prerelease.length > 0 }
}
