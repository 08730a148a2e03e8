import { hasTrailer, trailerLength, unpackedLength } from '../image/gzip-trailer.ts'
import type { Digest } from '../image/reference.ts'
import type { LayerFacts } from '../image/size.ts'
import type { ImageReader } from '../store/image-reader.ts'

/** Reads the uncompressed sizes of layers from their last four bytes, each once; an unknown size is no failure. */
export function createTrailers() {
  const asked = new Map<Digest, Promise<number | undefined>>()

  async function ask(
    { descriptor }: LayerFacts,
    reader: ImageReader | undefined,
  ): Promise<number | undefined> {
    if (!hasTrailer(descriptor)) return undefined
    const trailer = await reader?.end?.(descriptor, trailerLength).catch(() => undefined)
    return trailer && unpackedLength(descriptor, trailer)
  }

  return (layer: LayerFacts, reader: ImageReader | undefined): Promise<number | undefined> => {
    const found = asked.get(layer.diffId) ?? ask(layer, reader)
    asked.set(layer.diffId, found)
    return found
  }
}
