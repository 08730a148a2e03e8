import parse from 'semver/functions/parse.js'
import type { Version } from './versions.ts'

/** Reads a version by the rules of https://semver.org, with an optional `v` in front. */
export function parseSemver(text: string): Version | undefined {
  const found = parse(text)
  if (found === null) return undefined
  const { major, minor, patch, prerelease, build } = found
  return {
    raw: text,
    text: found.version,
    stable: prerelease.length === 0,
    fields: {
      major: String(major),
      minor: String(minor),
      patch: String(patch),
      prerelease: prerelease.join(','),
      build: build.join(','),
    },
    order: [major, minor, patch],
    components: { major: 0, minor: 1, patch: 2 },
  }
}
