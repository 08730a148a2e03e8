import { once } from 'node:events'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress, zstdDecompressSync } from 'node:zlib'
import { describe, UserError } from '../messages/errors.ts'
import { joined, pieceSize } from './pieces.ts'
import { type FramePart, zstdFrames } from './zstd-frames.ts'

/** Output chunk size of a decoder: with the default of 16 KiB, a layer takes nearly twice the CPU time. */
const chunkSize = 512 * 1024

/** Buffers two chunks: the next one is ready when one is done. */
const options = { chunkSize, writableHighWaterMark: 2 * pieceSize }

/**
 * A frame of fewer bytes is decompressed in one call; a decoder for each file of a layer would cost more than the work.
 */
const smallFrame = 64 * 1024

/** Consumes a chunk, whose memory is reused after it returns. */
type Write = (chunk: Buffer) => void

/**
 * Feeds the uncompressed bytes of a layer to `write`. The format is detected by the first bytes, not the media type:
 * registries have layers whose media type is wrong. The source is read to its end, so that it can check its own digest.
 *
 * @throws UserError when the compressed bytes are broken or end too early.
 */
export async function decompress(source: Readable, write: Write): Promise<void> {
  const iterator: AsyncIterator<Buffer> = source[Symbol.asyncIterator]()
  try {
    const start = await firstBytes(iterator)
    const all = rejoin(start, iterator)
    if (start[0] === 0x1f && start[1] === 0x8b) await through(createGunzip(options), all, write)
    else if (isZstd(start)) await unzstd(zstdFrames(all), write)
    else for await (const chunk of all) write(chunk)
    for await (const _ of all);
  } finally {
    source.destroy()
  }
}

async function unzstd(frames: AsyncGenerator<FramePart>, write: Write): Promise<void> {
  for (;;) {
    const held: Buffer[] = []
    let size = 0
    let ended = false
    for (let next = await frames.next(); !ended; ) {
      if (next.done) return
      held.push(next.value.bytes)
      size += next.value.bytes.length
      ended = next.value.last
      if (ended || size > smallFrame) break
      next = await frames.next()
    }
    const whole = ended ? atOnce(Buffer.concat(held)) : undefined
    if (whole !== undefined) write(whole)
    else {
      const rest = ended ? rejoin(Buffer.concat(held)) : restOf(held, frames)
      await through(createZstdDecompress(options), rest, write)
    }
  }
}

/** Returns nothing for a small frame with a large content. */
function atOnce(frame: Buffer): Buffer | undefined {
  try {
    return zstdDecompressSync(frame, { maxOutputLength: 16 * 1024 * 1024 })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined
    throw broken(cause)
  }
}

async function* restOf(held: readonly Buffer[], frames: AsyncGenerator<FramePart>): AsyncGenerator<Buffer> {
  yield* held
  for (let next = await frames.next(); !next.done && !next.value.last; next = await frames.next())
    yield next.value.bytes
}

/** A chunk is consumed in a separate microtask: by then the decoder works on the next one, in its thread. */
async function through(decoder: Transform, source: AsyncIterable<Buffer>, write: Write): Promise<void> {
  let failure: unknown
  const take = (chunk: Buffer) => {
    if (failure !== undefined) return
    try {
      write(chunk)
      release(chunk)
    } catch (error) {
      failure = error
      decoder.destroy(error as Error)
    }
  }
  decoder.on('data', (chunk: Buffer) => queueMicrotask(() => take(chunk)))
  try {
    await Promise.all([pipeline(joined(source), decoder), once(decoder, 'end')])
  } catch (error) {
    throw failure === undefined && isDecoderError(error) ? broken(error) : error
  }
  if (failure !== undefined) throw failure
}

/**
 * Frees the memory of a full chunk at once: nothing else uses it, and left to the garbage collector the chunks of a
 * layer make it run again and again.
 */
function release({ buffer, byteOffset, length }: Buffer): void {
  if (buffer.byteLength === chunkSize && byteOffset + length === chunkSize)
    (buffer as ArrayBuffer).transfer(0)
}

function isZstd(start: Buffer): boolean {
  const magic = start.length >= 4 ? start.readUInt32LE(0) : 0
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50
}

async function firstBytes(iterator: AsyncIterator<Buffer>): Promise<Buffer> {
  let start: Buffer = Buffer.alloc(0)
  while (start.length < 4) {
    const next = await iterator.next()
    if (next.done) break
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value])
  }
  return start
}

async function* rejoin(start: Buffer, iterator?: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start
  if (iterator === undefined) return
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
}

function broken(cause: unknown): UserError {
  return new UserError(`the layer cannot be decompressed: ${describe(cause)}`, { cause })
}

function isDecoderError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  return code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_ZLIB_BUF_ERROR'
}
