import type { StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { ImageReader } from '../registry/source.ts'

/** Reads each manifest once, however many ask for it. */
export function remembering(reader: ImageReader): ImageReader {
  const asked = new Map<Digest, Promise<StoredManifest>>()
  return {
    ...reader,
    manifest(digest) {
      const found = asked.get(digest) ?? reader.manifest(digest)
      asked.set(digest, found)
      return found
    },
  }
}
