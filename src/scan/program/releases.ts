/** A release archive of Trivy for one architecture. */
export interface Release {
  readonly version: string
  /** Name of the archive at the release. */
  readonly archive: string
  /** Of the archive; absent where it is not pinned here. */
  readonly sha256?: string
}

/** The release that is used where Trivy is not installed. */
export const defaultVersion = '0.69.3'

/**
 * SHA-256 of release archives. A version is added only when its archives were checked in two independent ways, never from the checksums published
 * next to them: who can replace the one can replace the other. Those of 0.69.3, the last release
 * before the compromise of March 2026, are the same in about ten unrelated public projects for each architecture; two of
 * them say that they checked the signature of the x64 archive. A wrong value makes the download fail.
 */
const pinned: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0.69.3': {
    x64: '1816b632dfe529869c740c0913e36bd1629cb7688bd5634f4a858c1d57c88b75',
    arm64: '7e3924a974e912e57b4a99f65ece7931f8079584dae12eb7845024f97087bdfd',
  },
}

const suffixes: Readonly<Record<string, string>> = {
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
  const sha256 = pinned[version]?.[architecture]
  return { version, archive: `trivy_${version}_Linux-${suffix}.tar.gz`, ...(sha256 && { sha256 }) }
}
