import type { LayerHistory } from './history.ts'
import type { Descriptor, ImageManifest } from './manifest.ts'
import type { Digest } from './reference.ts'

/** One platform of an image, as its manifest and config describe it. */
export interface PlatformImage {
  readonly manifest: ImageManifest
  readonly history: LayerHistory
}

/** One layer with what is known without reading it. */
export interface LayerFacts {
  readonly descriptor: Descriptor
  readonly diffId: Digest
  readonly instruction?: string
}

/** Returns the compressed size: each layer once, and the config. */
export function sizeOf({ config, layers }: ImageManifest): number {
  return sum(distinct([config, ...layers]))
}

/** Returns the bytes that a host downloads for an image when it has another one: the layers with other digests. */
export function newToPull(image: ImageManifest, there: ImageManifest): number {
  const held = new Set(there.layers.map(({ digest }) => digest))
  return sum(distinct(image.layers.filter(({ digest }) => !held.has(digest))))
}

/** Lists the layers of an image with their diff IDs and instructions, lowest first. */
export function layersOf({ manifest, history }: PlatformImage): LayerFacts[] {
  if (manifest.layers.length !== history.diffIds.length) return []
  return manifest.layers.map((descriptor, index) => {
    const instruction = history.instructions[index]
    const diffId = history.diffIds[index] as Digest
    return { descriptor, diffId, ...(instruction !== undefined && { instruction }) }
  })
}

function distinct(blobs: readonly Descriptor[]): Descriptor[] {
  return [...new Map(blobs.map(blob => [blob.digest, blob])).values()]
}

function sum(blobs: readonly Descriptor[]): number {
  return blobs.reduce((total, { size }) => total + size, 0)
}
