import type { SemVer } from 'semver'
import type { StoredManifest } from '../image/manifest.ts'
import type { Transport } from '../registry/transport.ts'
import { type ImageReader, openImage } from '../store/image-reader.ts'
import { readLabel } from './label.ts'
import type { ResolvedTarget } from './plan.ts'
import type { Source } from './source.ts'
import { sourceAt, type Target } from './target.ts'
import { followsVersions, readVersion, type Said, variantOf, versionAmong } from './version.ts'

/** The data for finding the promoted version. */
export interface Promoted {
  readonly source: Source
  readonly root: StoredManifest
  readonly floating: 'forward' | 'always'
}

/**
 * Finds the promoted version and the current versions of floating tags, where the plan depends on them: for tags that
 * follow versions and would move.
 */
export async function readVersions<T extends Target & ResolvedTarget>(
  found: readonly T[],
  { source, root, floating }: Promoted,
  transport: Transport,
): Promise<{ seen: readonly T[]; version?: SemVer }> {
  const following = found.filter(({ tag, class: kind }) => kind === 'floating' && followsVersions(tag))
  if (floating === 'always' || following.length === 0) return { seen: found }
  const names = found.map(({ tag }) => tag)
  const variant = variantOf(names)
  const version = versionAmong(names, variant) ?? (await ownVersion({ source, root }, variant, transport))
  const moving = following.filter(({ before }) => before !== undefined && before !== source.digest)
  if (version === undefined || moving.length === 0) return { seen: found, version }
  const asked = new Map<string, Promise<Said>>()
  const seen = await Promise.all(
    found.map(async target => {
      const { saved } = target
      if (saved === undefined || !moving.includes(target)) return target
      const reader = openImage(sourceAt(target), transport)
      const key = `${reader.origin}@${saved.digest}`
      const said = asked.get(key) ?? versionSaid(saved, reader, variant)
      asked.set(key, said)
      return { ...target, held: await said }
    }),
  )
  return { seen, version }
}

async function ownVersion(
  { source, root }: Omit<Promoted, 'floating'>,
  variant: string,
  transport: Transport,
) {
  const said = await versionSaid(root, openImage(source.source, transport), variant)
  return typeof said === 'string' ? undefined : said.version
}

async function versionSaid(stored: StoredManifest, reader: ImageReader, variant: string): Promise<Said> {
  return readVersion(await readLabel(stored, reader, 'org.opencontainers.image.version'), variant)
}
