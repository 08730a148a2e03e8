import { createHash } from 'node:crypto'
import type { Descriptor } from '../image/manifest.ts'
import { ContentError } from './digest.ts'
import type { OpenFile } from './layout-files.ts'

/** Bytes of one read. */
const pieceSize = 1024 * 1024

/** What a file has to hold, and where it is in words for messages. */
export interface Promised extends Pick<Descriptor, 'digest' | 'size'> {
  readonly origin: string
}

/**
 * Sends a part of a file, closes it, and fails before its last piece when the bytes are not what was promised. Two buffers take
 * turns: while one is on its way, its hash is taken and the other is filled. New memory for each piece, as streams take
 * it, costs as much as the hash.
 */
export async function pourFile(
  { file, start, size }: OpenFile,
  { digest, size: promised, origin }: Promised,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  try {
    if (size !== promised)
      throw new ContentError(`${origin} gave ${size} of the ${promised} bytes of ${digest}`)
    const length = Math.min(pieceSize, size)
    const buffers = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)] as const
    const hash = createHash('sha256')
    let sent: Promise<void> = Promise.resolve()
    for (let at = 0, turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
      const { bytesRead } = await file.read(buffers[turn], 0, Math.min(length, size - at), start + at)
      const piece = buffers[turn].subarray(0, bytesRead)
      at += bytesRead
      await sent
      if (at < size && bytesRead > 0) {
        sent = write(piece)
        // Waited for after the next read; it may fail before.
        sent.catch(() => {})
        hash.update(piece)
        continue
      }
      if (at !== size) throw new ContentError(`${origin} gave ${at} of the ${size} bytes of ${digest}`)
      const found = `sha256:${hash.update(piece).digest('hex')}`
      if (found !== digest) throw new ContentError(`${origin} gave ${found} where ${digest} was asked for`)
      if (bytesRead > 0) await write(piece)
      return
    }
  } finally {
    await file.close()
  }
}
