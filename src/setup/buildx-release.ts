/** A release of Buildx for this machine. */
export interface BuildxRelease {
  readonly version: string
  readonly address: string
  readonly sha256: string
}

const version = '0.36.0'

/**
 * SHA-256 of the programs. A version is added only when these were found in independent places, never from the checksums
 * published next to the programs: who can replace the one can replace the other. Those of 0.36.0 are the same in the history
 * of Docker's own image `docker`, which checks them while it is built, and in several unrelated public projects. A wrong value
 * makes the download fail.
 */
const pinned: Readonly<Record<string, { readonly name: string; readonly sha256: string }>> = {
  'linux x64': {
    name: 'linux-amd64',
    sha256: '07823fdfcd82a41be90155a8b16876c1a780a6462de805a9f3f63b3119ccfb99',
  },
  'linux arm64': {
    name: 'linux-arm64',
    sha256: '70382de03915c07c488ae4ddc4f7e169ee978f953e754ecfce110ba017e0132b',
  },
}

/** Returns the release for a system and an architecture as Node names them; nothing where none is pinned. */
export function buildxRelease(system: string, architecture: string): BuildxRelease | undefined {
  const program = pinned[`${system} ${architecture}`]
  if (program === undefined) return undefined
  const { name, sha256 } = program
  const address = `https://github.com/docker/buildx/releases/download/v${version}/buildx-v${version}.${name}`
  return { version, address, sha256 }
}
