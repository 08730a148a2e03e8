import type { Pin } from '../../src/scan/program/pins.ts'

const opening = 'export const pins: readonly Pin[] = [\n'

/** Writes a pin as the source has it. */
export function pinSource({ version, released, sha256 }: Pin): string {
  const values = Object.entries(sha256).map(([architecture, value]) => `      ${architecture}: '${value}',\n`)
  return `  {\n    version: '${version}',\n    released: '${released}',\n    sha256: {\n${values.join('')}    },\n  },\n`
}

/** Adds a pin to the source as the release that is used first. @throws Error where the version is pinned already. */
export function addPin(source: string, pin: Pin): string {
  if (source.includes(`version: '${pin.version}',`)) throw new Error(`Trivy ${pin.version} is pinned already`)
  const at = source.indexOf(opening)
  if (at < 0) throw new Error('the list of pinned releases is not where it is expected')
  const after = at + opening.length
  return source.slice(0, after) + pinSource(pin) + source.slice(after)
}
