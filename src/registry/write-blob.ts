import type { FileHandle } from 'node:fs/promises'
import type { Sought } from './blobs.ts'
import { checkOf } from './digest.ts'
import type { CopySource } from './source.ts'

/** A place in an open file. */
export interface FilePlace {
  readonly file: FileHandle
  readonly start: number
}

/** Writes a blob into a file, a few pieces in memory at a time. @throws ContentError when its bytes are not those of the digest. */
export async function writeBlob({ file, start }: FilePlace, blob: Sought, reader: CopySource): Promise<void> {
  const pour = await reader.pour(blob)
  // Where the receiver has to find out whether the bytes are right, that is us.
  const check = pour.verify && checkOf({ ...blob, origin: reader.origin })
  let next = start
  try {
    await pour.send(async piece => {
      check?.take(piece)
      const at = next
      next += piece.length
      await writeBytes({ file, start: at }, piece)
    })
    check?.end()
  } finally {
    pour.close()
  }
}

/** Writes all of some bytes into a file. */
export async function writeBytes({ file, start }: FilePlace, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, start + at)
    at += bytesWritten
  }
}
