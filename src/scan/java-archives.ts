import { parsePax, paxNumber } from '../image/pax.ts'
import { blockSize, parseHeader, type TarHeader } from '../image/tar-header.ts'

/** Trivy needs its index of Java archives for files with these names. */
const archive = /\.(?:jar|war|ear|par)$/i

/** A longer header holds no path that Trivy reads. */
const longestMeta = 1024 * 1024

/** Looks for Java archives in the bytes of a layer, fed chunk by chunk. */
export interface ArchiveFinder {
  write(chunk: Buffer): void
  /** Whether there is one; not, where the layer is no tar archive. */
  found(): boolean
}

/** Walks from header to header and reads nothing but names: the whole listing of a layer would cost a hash for each file. */
export function createArchiveFinder(): ArchiveFinder {
  let state: 'looking' | 'found' | 'ended' = 'looking'
  let block: Buffer = Buffer.alloc(0)
  let left = 0
  let meta: { flag: string; size: number; chunks: Buffer[] } | undefined
  let size: number | undefined
  let position = 0

  function header(found: TarHeader | undefined): void {
    if (found === undefined) return
    const length = 'xgLK'.includes(found.flag) ? found.size : (size ?? found.size)
    left = Math.ceil(length / blockSize) * blockSize
    if ('xL'.includes(found.flag) && found.size <= longestMeta) {
      meta = { flag: found.flag, size: found.size, chunks: [] }
      return
    }
    if (!'xgLK'.includes(found.flag)) size = undefined
    if (archive.test(found.name)) state = 'found'
  }

  /** Reads the name, or the size, that the next entry has instead of that in its header. */
  function longName({ flag, size: length, chunks }: NonNullable<typeof meta>): void {
    const bytes = Buffer.concat(chunks).subarray(0, length)
    const records = flag === 'x' ? parsePax(bytes) : undefined
    const name = records?.get('path') ?? (records ? '' : bytes.toString('utf8').replace(/\0.*$/s, ''))
    size = records && paxNumber(records, 'size')
    if (archive.test(name)) state = 'found'
  }

  function walk(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && state === 'looking'; ) {
      if (left > 0) {
        const taken = Math.min(left, chunk.length - at)
        // The memory of a chunk is used again.
        meta?.chunks.push(Buffer.from(chunk.subarray(at, at + taken)))
        left -= taken
        at += taken
        if (left === 0 && meta !== undefined) {
          longName(meta)
          meta = undefined
        }
        continue
      }
      const taken = Math.min(blockSize - block.length, chunk.length - at)
      block = Buffer.concat([block, chunk.subarray(at, at + taken)])
      at += taken
      if (block.length < blockSize) return
      header(parseHeader(block, position))
      position += blockSize
      block = Buffer.alloc(0)
    }
  }

  return {
    write(chunk) {
      try {
        walk(chunk)
      } catch {
        // What is no tar archive is an error of whoever unpacks it.
        state = 'ended'
      }
    },
    found: () => state === 'found',
  }
}
