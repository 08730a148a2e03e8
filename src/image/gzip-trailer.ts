import type { Descriptor } from './manifest.ts'

/** Bytes at the end of a gzip member that tell its uncompressed length. */
export const trailerLength = 4

/** The length is told modulo 4 GiB: a layer below this would have to compress to a tenth to reach that. */
const largest = 400_000_000

/** Layers of this annotation are many gzip members, and the last one's length says nothing. */
const stargz = 'containerd.io/snapshot/stargz/toc.digest'

/** Returns whether the end of a layer may tell its uncompressed length. */
export function hasTrailer({ mediaType, size, annotations, urls }: Descriptor): boolean {
  const isGzip = mediaType.endsWith('+gzip') || mediaType.endsWith('.tar.gzip')
  return isGzip && size < largest && annotations?.[stargz] === undefined && (urls?.length ?? 0) === 0
}

/**
 * Reads the uncompressed length of a layer out of its last bytes, or nothing where they cannot be that of a whole tar
 * archive. https://www.rfc-editor.org/rfc/rfc1952#section-2.3
 */
export function unpackedLength({ size }: Pick<Descriptor, 'size'>, trailer: Buffer): number | undefined {
  const length = trailer.readUInt32LE(0)
  return length >= size && length % 512 === 0 ? length : undefined
}
