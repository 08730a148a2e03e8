import { clean, explain } from '@renovatebot/pep440'
import type { Version } from './versions.ts'

/** Reads a version by the rules of https://peps.python.org/pep-0440/ and normalises it. */
export function parsePep440(text: string): Version | undefined {
  const found = explain(text)
  if (found === null) return undefined
  const { epoch, release, local } = found
  const [major = 0, minor = 0, patch = 0] = release
  return {
    raw: text,
    text: local === null ? found.public : `${found.public}+${local}`,
    stable: !found.is_prerelease && !found.is_postrelease && !found.is_devrelease,
    fields: { major: String(major), minor: String(minor), patch: String(patch) },
    order: [epoch, ...release],
    components: { major: 1, minor: 2, patch: 3 },
  }
}

/** Reads a version as docker/metadata-action does: the parts of a local version are joined with commas. */
export function parsePep440WithCommas(text: string): Version | undefined {
  const version = parsePep440(text)
  return version && { ...version, text: clean(text) ?? version.text }
}
