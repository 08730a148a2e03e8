/** Bytes passed to a decoder in one step: each step needs a thread, and sockets return at most 64 KiB. */
export const pieceSize = 256 * 1024

/**
 * Joins small chunks for a reader that holds at most two and requests the next one only when it is done with the previous ones: three buffers are
 * reused in turn.
 */
export async function* joined(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const buffers: Buffer[] = []
  let turn = 0
  let filled = 0
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; ) {
      const buffer = buffers[turn] ?? Buffer.allocUnsafeSlow(pieceSize)
      buffers[turn] = buffer
      const copied = chunk.copy(buffer, filled, at)
      at += copied
      filled += copied
      if (filled < pieceSize) continue
      yield buffer
      turn = (turn + 1) % 3
      filled = 0
    }
  }
  if (filled > 0) yield (buffers[turn] as Buffer).subarray(0, filled)
}
