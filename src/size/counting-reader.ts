import type { ImageReader } from '../store/image-reader.ts'

/** Counts the requests and bytes of reading an image. */
export function countingReader(reader: ImageReader): {
  readonly reader: ImageReader
  readonly cost: { readonly requests: number; readonly bytes: number }
} {
  const cost = { requests: 0, bytes: 0 }
  return {
    cost,
    reader: {
      origin: reader.origin,
      async manifest(digest) {
        cost.requests++
        const stored = await reader.manifest(digest)
        cost.bytes += stored.bytes.length
        return stored
      },
      blob(blob) {
        cost.requests++
        cost.bytes += blob.size
        return reader.blob(blob)
      },
      async end(blob, length) {
        if (reader.end === undefined) return undefined
        cost.requests++
        cost.bytes += length
        return reader.end(blob, length)
      },
    },
  }
}
