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
 * Sends a part of a file and closes it. Two buffers take turns: while one is on its way, the other is filled; streams
 * take new memory for each piece, which costs more than sending it. Only the size is checked: whether the bytes are
 * those of the digest is for the receiver to say, or for whoever reads them again.
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
    let sent: Promise<void> = Promise.resolve()
    for (let at = 0, turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
      const { bytesRead } = await file.read(buffers[turn], 0, Math.min(length, size - at), start + at)
      const piece = buffers[turn].subarray(0, bytesRead)
      at += bytesRead
      await sent
      if (bytesRead === 0) {
        if (at !== size) throw new ContentError(`${origin} gave ${at} of the ${size} bytes of ${digest}`)
        return
      }
      sent = write(piece)
      // Waited for after the next read; it may fail before.
      sent.catch(() => {})
    }
  } finally {
    await file.close()
  }
}
