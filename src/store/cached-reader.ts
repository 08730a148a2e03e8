import { Readable } from 'node:stream'
import type { StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { type ImageReader, readBlob } from './image-reader.ts'

/** Blobs up to this size are cached: configs are, layers seldom. */
const small = 64 * 1024

/** Reads each manifest and each config only once. */
export function cachedReader(reader: ImageReader): ImageReader {
  const manifests = new Map<Digest, Promise<StoredManifest>>()
  const blobs = new Map<Digest, Promise<Buffer>>()
  return {
    ...reader,
    manifest(digest) {
      const found = manifests.get(digest) ?? reader.manifest(digest)
      manifests.set(digest, found)
      return found
    },
    async blob(blob) {
      if (blob.size > small) return reader.blob(blob)
      const found = blobs.get(blob.digest) ?? readBlob(reader, blob)
      blobs.set(blob.digest, found)
      return Readable.from([await found])
    },
  }
}
