import type { Facts } from '../hosts/host.ts'

/** Returns the Git tag that the run is about when GitHub's release of it is marked as a pre-release. */
export function preReleaseTag({ event, payload }: Pick<Facts, 'event' | 'payload'>): string | undefined {
  const { release } = payload as { release?: { tag_name?: unknown; prerelease?: unknown } | null }
  if (event !== 'release' || release?.prerelease !== true) return undefined
  return typeof release.tag_name === 'string' ? release.tag_name : undefined
}
