import { UserError } from '../messages/errors.ts'

/** A part of a Zstandard stream: some bytes of a frame, and whether the frame ends with them. */
export interface FramePart {
  readonly bytes: Buffer
  readonly last: boolean
}

/**
 * Splits a Zstandard stream into its frames and drops the skippable ones. Node's decoder stops after the first frame,
 * but layers may have one for each file (zstd:chunked). https://www.rfc-editor.org/rfc/rfc8878#section-3.1
 *
 * @throws UserError when the stream ends inside a frame.
 */
export async function* zstdFrames(source: AsyncIterable<Buffer>): AsyncGenerator<FramePart> {
  const reader = createReader(source)
  while (await reader.has(4)) {
    const magic = reader.peek(4).readUInt32LE(0)
    if ((magic & 0xfffffff0) >>> 0 === 0x184d2a50) {
      const start = await reader.need(8)
      for await (const _ of reader.take(8 + start.readUInt32LE(4)));
    } else if (magic === 0xfd2fb528) yield* frame(reader)
    else throw new UserError('the layer has bytes that are not a Zstandard frame')
  }
  if (await reader.has(1)) throw truncated()
}

type Reader = ReturnType<typeof createReader>

async function* frame(reader: Reader): AsyncGenerator<FramePart> {
  const descriptor = (await reader.need(5))[4] as number
  const single = (descriptor & 0x20) !== 0
  const dictionary = [0, 1, 2, 4][descriptor & 3] as number
  const contentSize = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] as number
  yield* parts(reader, 5 + (single ? 0 : 1) + dictionary + contentSize)
  for (let last = false; !last; ) {
    const header = (await reader.need(3)).readUIntLE(0, 3)
    last = (header & 1) === 1
    const isRle = ((header >> 1) & 3) === 1
    yield* parts(reader, 3 + (isRle ? 1 : header >> 3))
  }
  for await (const bytes of reader.take((descriptor & 4) === 0 ? 0 : 4)) yield { bytes, last: false }
  yield { bytes: Buffer.alloc(0), last: true }
}

async function* parts(reader: Reader, length: number): AsyncGenerator<FramePart> {
  for await (const bytes of reader.take(length)) yield { bytes, last: false }
}

function createReader(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)

  async function has(length: number): Promise<boolean> {
    while (held.length < length) {
      const next = await iterator.next()
      if (next.done) return false
      held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
    }
    return true
  }

  return {
    has,
    peek: (length: number): Buffer => held.subarray(0, length),
    async need(length: number): Promise<Buffer> {
      if (!(await has(length))) throw truncated()
      return held.subarray(0, length)
    },
    async *take(length: number): AsyncGenerator<Buffer> {
      for (let left = length; left > 0; ) {
        if (!(await has(1))) throw truncated()
        const bytes = held.subarray(0, Math.min(left, held.length))
        held = held.subarray(bytes.length)
        left -= bytes.length
        yield bytes
      }
    },
  }
}

function truncated(): UserError {
  return new UserError('the layer cannot be decompressed: it ends inside a Zstandard frame')
}
