import { type LayerHistory, parseHistory } from '../image/history.ts'
import type { Digest } from '../image/reference.ts'
import { layersOf, type PlatformImage } from '../image/size.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { ImageReader } from '../store/image-reader.ts'
import { listRunnable } from '../store/runnable-images.ts'

/** One platform of an image with everything known without reading its layers. */
export interface LoadedPlatform extends PlatformImage {
  readonly platform: string
  readonly digest: Digest
}

/** Reads index, manifests and configs of an image: some kilobytes, whatever its size. */
export async function loadPlatforms(reader: ImageReader, digest: Digest): Promise<LoadedPlatform[]> {
  const images = await listRunnable(reader, digest)
  return images.map(({ config, ...image }) => ({ ...image, history: historyOf(image.digest, config) }))
}

function historyOf(digest: Digest, config: Uint8Array): LayerHistory {
  try {
    return parseHistory(config)
  } catch (cause) {
    throw new UserError(`${digest}: ${describe(cause)}`, { cause })
  }
}

/** Layers that an image has at most: engines take 128, and comparing two lists takes their product. */
const mostLayers = 1000

/** Tells whether the layers of a platform can be named and compared: its config lists as many as its manifest. */
export function isComparable(platform: PlatformImage): boolean {
  const { length } = platform.manifest.layers
  return length === 0 || (length <= mostLayers && layersOf(platform).length > 0)
}
