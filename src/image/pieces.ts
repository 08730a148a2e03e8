/** Bytes that a decoder is fed in one step: each takes a turn of a thread, and sockets give 64 KiB at most. */
export const pieceSize = 256 * 1024

/**
 * Joins small chunks to pieces for a reader that holds two of them at most and asks for the next one only when it is done
 * with those before: three buffers take turns.
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
