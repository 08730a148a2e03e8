import { UserError } from '../errors.ts'
import { parseHistory } from '../image/history.ts'
import {
  type Descriptor,
  formatPlatform,
  type ImageManifest,
  isAttestation,
  type Platform,
  parseManifest,
} from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { layersOf, type PlatformImage } from '../image/size.ts'
import { type ImageReader, readBlob } from '../store/image-reader.ts'

/** One platform of an image with everything known without reading its layers. */
export interface LoadedPlatform extends PlatformImage {
  readonly platform: string
  readonly digest: Digest
}

/** Reads index, manifests and configs of an image: some kilobytes, whatever its size. */
export async function loadPlatforms(reader: ImageReader, digest: Digest): Promise<LoadedPlatform[]> {
  const stored = await reader.manifest(digest)
  const root = parseManifest(stored)
  if (root.kind === 'image') return [await loadOne(reader, digest, root, undefined)]
  const entries = root.manifests.filter(entry => !isAttestation(entry))
  const loaded = await Promise.all(entries.map(entry => loadEntry(reader, entry)))
  return loaded.flat()
}

/** An index may list further indexes; entries that are neither image nor index are not measured. */
async function loadEntry(reader: ImageReader, entry: Descriptor): Promise<LoadedPlatform[]> {
  if (entry.artifactType !== undefined && entry.platform === undefined) return []
  const manifest = parseManifest(await reader.manifest(entry.digest))
  if (manifest.kind === 'image') return [await loadOne(reader, entry.digest, manifest, entry.platform)]
  throw new UserError(`${entry.digest} in ${reader.origin} is an index inside an index, which has no size`)
}

async function loadOne(
  reader: ImageReader,
  digest: Digest,
  manifest: ImageManifest,
  platform: Platform | undefined,
): Promise<LoadedPlatform> {
  const config = await readBlob(reader, manifest.config)
  const named = platform ?? platformOf(config)
  return { platform: formatPlatform(named), digest, manifest, history: parseHistory(config) }
}

function platformOf(config: Uint8Array): Platform {
  const { os, architecture, variant } = JSON.parse(new TextDecoder().decode(config)) as Record<
    string,
    unknown
  >
  return {
    os: typeof os === 'string' ? os : 'unknown',
    architecture: typeof architecture === 'string' ? architecture : 'unknown',
    ...(typeof variant === 'string' && { variant }),
  }
}

/** Layers that an image has at most: engines take 128, and comparing two lists takes their product. */
const mostLayers = 1000

/** Tells whether the layers of a platform can be named and compared: its config lists as many as its manifest. */
export function isComparable(platform: PlatformImage): boolean {
  const { length } = platform.manifest.layers
  return length === 0 || (length <= mostLayers && layersOf(platform).length > 0)
}
