import { pins } from './pins.ts'

/** A release archive of Trivy for one architecture. */
export interface Release {
  readonly version: string
  /** Name of the archive at the release. */
  readonly archive: string
  /** Of the archive; absent where it is not pinned here. */
  readonly sha256?: string
}

/** The release that is used where Trivy is not installed. */
export const defaultVersion = pins[0]?.version ?? ''

/** Days after which a pinned release is called old. */
const usableDays = 90

/** What Trivy's archives for Linux are called, by architecture as Node names it. */
export const suffixes: Readonly<Record<string, string>> = {
  x64: '64bit',
  arm64: 'ARM64',
  arm: 'ARM',
  ppc64: 'PPC64LE',
  s390x: 's390x',
}

/** Returns the release archive for an architecture as Node names it, or nothing where Trivy has none. */
export function releaseFor(version: string, architecture: string): Release | undefined {
  const suffix = suffixes[architecture]
  if (suffix === undefined) return undefined
  const sha256 = pins.find(pin => pin.version === version)?.sha256[architecture]
  return { version, archive: `trivy_${version}_Linux-${suffix}.tar.gz`, ...(sha256 && { sha256 }) }
}

/** Says that a pinned release is old; nothing where it is not, or is not pinned here. */
export function ageWarning(version: string, now: number): string | undefined {
  const released = pins.find(pin => pin.version === version)?.released
  if (released === undefined || now - Date.parse(released) <= usableDays * 86_400_000) return undefined
  return `Trivy ${version} was released ${released}, more than ${usableDays} days ago, and may not know newer package formats: update Buildonce, or name a newer release with "trivy-version" and "trivy-sha256"`
}
