import type { FileHandle } from 'node:fs/promises'
import { checkOf } from '../../image/digest.ts'
import type { BlobDescriptor } from '../../registry/blobs.ts'
import type { CopySource } from '../image-reader.ts'

/** A position in an open file. */
export interface FilePlace {
  readonly file: FileHandle
  readonly start: number
}

/**
 * Writes a blob into a file, with a few chunks in memory at a time. @throws ContentError when its bytes do not match
 * the digest.
 */
export async function writeBlob(
  { file, start }: FilePlace,
  blob: BlobDescriptor,
  reader: CopySource,
): Promise<void> {
  const blobBody = await reader.openBlob(blob)
  // The receiver has to verify the bytes, and here that is this function.
  const check = blobBody.verify && checkOf({ ...blob, origin: reader.origin })
  let next = start
  try {
    await blobBody.send(async piece => {
      check?.take(piece)
      const at = next
      next += piece.length
      await writeBytes({ file, start: at }, piece)
    })
    check?.end()
  } finally {
    blobBody.close()
  }
}

/** Writes all of some bytes into a file. */
export async function writeBytes({ file, start }: FilePlace, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, start + at)
    at += bytesWritten
  }
}
