import { type Descriptor, livesElsewhere } from './manifest.ts'

/** Bytes at the end of a gzip member with its uncompressed length. */
export const trailerLength = 4

/** The length is stored modulo 4 GiB: a layer below this limit would need a compression ratio of ten to exceed it. */
const largest = 400_000_000

/** Layers with this annotation are many gzip members, so the last one's length is not that of the layer. */
const stargz = 'containerd.io/snapshot/stargz/toc.digest'

/** Returns whether the end of a layer may have its uncompressed length. */
export function hasTrailer(layer: Descriptor): boolean {
  const { mediaType, size, annotations } = layer
  const isGzip = mediaType.endsWith('+gzip') || mediaType.endsWith('.tar.gzip')
  return isGzip && size < largest && annotations?.[stargz] === undefined && !livesElsewhere(layer)
}

/**
 * Reads the uncompressed length of a layer from its last bytes, or nothing where it cannot be that of a complete tar
 * archive. https://www.rfc-editor.org/rfc/rfc1952#section-2.3
 */
export function unpackedLength({ size }: Pick<Descriptor, 'size'>, trailer: Buffer): number | undefined {
  const length = trailer.readUInt32LE(0)
  return length >= size && length % 512 === 0 ? length : undefined
}
