import { createHash, type Hash, hash } from 'node:crypto'
import { UserError } from '../messages/errors.ts'
import { longestPath } from './listing-budget.ts'
import { isRead, type PaxRecords, parsePax } from './pax.ts'
import { type Described, describe, isPending, type Meta, type TarEntry } from './tar-entry.ts'
import { blockSize, decode, modifiedAt, parseHeader, type TarHeader } from './tar-header.ts'

export type { TarEntry } from './tar-entry.ts'

/** Callbacks of the scanner. */
export interface TarVisitor {
  /** `body` is set for a file that `wants` selected. */
  entry(entry: TarEntry, body?: Buffer): void
  /** Returns whether the content of a file is needed. */
  wants?(path: string, size: number): boolean
  /** `false` where nobody needs the digests of the files: they are empty then. */
  readonly hashes?: boolean
  /** `true` where somebody needs the times of the entries. */
  readonly times?: boolean
}

/** A scanner over the bytes of a tar archive, fed chunk by chunk. */
export interface TarScanner {
  write(chunk: Buffer): void
  /** Ends the archive and returns its length in bytes. @throws UserError when it ends inside an entry. */
  end(): number
}

/** No header is longer; what is longer is an attack on memory. */
const longestMeta = 1024 * 1024

/** Bytes of what global headers say together: every entry takes part in it. */
const longestGlobals = 64 * 1024

/**
 * Scans a tar archive: it walks from header to header, hashes the bodies as they pass and copies only what spans two
 * chunks. Reads ustar, PAX and GNU archives.
 */
export function createTarScanner(visitor: TarVisitor): TarScanner {
  const partial = Buffer.alloc(blockSize)
  let partialLength = 0
  let position = 0
  let zeros = 0
  const globals = createGlobals()
  let meta: Meta = { records: new Map() }
  let body: Body | undefined
  let sparse: TarHeader | undefined

  return { write, end }

  function write(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (zeros > 1) {
        position += chunk.length - at
        return
      }
      if (body !== undefined) {
        at += takeBody(body, chunk, at)
        continue
      }
      if (partialLength === 0 && chunk.length - at >= blockSize) {
        header(chunk.subarray(at, at + blockSize))
        at += blockSize
        continue
      }
      const taken = Math.min(blockSize - partialLength, chunk.length - at)
      chunk.copy(partial, partialLength, at, at + taken)
      partialLength += taken
      at += taken
      if (partialLength < blockSize) continue
      partialLength = 0
      header(partial)
    }
  }

  function end(): number {
    if (partialLength > 0 || body !== undefined || sparse !== undefined || isPending(meta))
      throw new UserError(`the layer ends in the middle of a tar entry, at byte ${position + partialLength}`)
    return position
  }

  function header(block: Buffer): void {
    const at = position
    position += blockSize
    if (sparse !== undefined) {
      if (block[504] !== 1) begin(sparse)
      return
    }
    const found = parseHeader(block, at)
    if (found === undefined) {
      zeros++
      return
    }
    if (zeros > 0)
      throw new UserError(`the layer has an entry behind the end of its tar archive, at byte ${at}`)
    const entry = visitor.times ? { ...found, modified: modifiedAt(block) } : found
    if (entry.extended) sparse = entry
    else begin(entry)
  }

  function begin(found: TarHeader): void {
    sparse = undefined
    if ('xgLK'.includes(found.flag)) {
      const named = found.flag === 'L' || found.flag === 'K'
      // A name ends with a zero.
      if (named && found.size > longestPath + 1) throw tooLong(found.size)
      if (found.size > longestMeta) throw new UserError('the layer has a tar header of more than 1 MiB')
      body = collect(found.size, bytes => metadata(found.flag, bytes))
    } else {
      const entry = describe(found, meta, globals.read)
      for (const { length } of [entry.path, entry.link]) if (length > mostCharacters) throw tooLong(length)
      meta = { records: new Map() }
      const stored = entry.stored
      const wanted = entry.type === 'file' && visitor.wants?.(entry.path, stored) === true
      body = wanted ? collect(stored, bytes => finish(entry, sha256(bytes), bytes)) : hashing(entry)
    }
    if (body.left === 0) closeBody(body)
  }

  function hashing(entry: Described): Body {
    const hashed = entry.type === 'file' && visitor.hashes !== false
    let running: Hash | undefined
    let whole = ''
    return {
      left: entry.stored,
      padding: padding(entry.stored),
      take(bytes, isAll) {
        if (!hashed) return
        if (isAll) whole = sha256(bytes)
        else {
          running ??= createHash('sha256')
          running.update(bytes)
        }
      },
      done() {
        finish(entry, running?.digest('hex') ?? (whole || (hashed ? emptyDigest : '')))
      },
    }
  }

  function finish({ stored, ...entry }: Described, digest: string, bytes?: Buffer): void {
    visitor.entry({ ...entry, digest }, bytes)
  }

  function metadata(flag: string, bytes: Buffer): void {
    if (flag === 'x') meta = { ...meta, records: parsePax(bytes) }
    else if (flag === 'g') globals.add(parsePax(bytes))
    else {
      const zero = bytes.indexOf(0)
      const name = decode(zero === -1 ? bytes : bytes.subarray(0, zero))
      meta = flag === 'L' ? { ...meta, path: name } : { ...meta, link: name }
    }
  }

  function takeBody(open: Body, chunk: Buffer, at: number): number {
    if (open.left > 0) {
      const taken = Math.min(open.left, chunk.length - at)
      open.take(chunk.subarray(at, at + taken), !open.begun && taken === open.left)
      open.begun = true
      open.left -= taken
      position += taken
      if (open.left === 0) closeBody(open)
      return taken
    }
    const skipped = Math.min(open.padding, chunk.length - at)
    open.padding -= skipped
    position += skipped
    if (open.padding === 0) body = undefined
    return skipped
  }

  /** The entry is reported as soon as its last byte is read; its padding is skipped before the next header. */
  function closeBody(open: Body): void {
    open.done()
    if (open.padding === 0) body = undefined
  }
}

/** Bytes that are not UTF-8 are written with four characters. */
const mostCharacters = 4 * longestPath

function tooLong(length: number): UserError {
  return new UserError(
    `the layer has a name of ${length} bytes, longer than the ${longestPath} that any system takes`,
  )
}

/**
 * Collects what global headers say. Each changes what it names and nothing is gone through again, and every entry takes part
 * only in what is read of it: otherwise entries and records would multiply.
 */
function createGlobals() {
  const all = new Map<string, number>()
  const read = new Map<string, string>()
  let length = 0
  return {
    read: read as PaxRecords,
    add(more: PaxRecords) {
      for (const [key, value] of more) {
        const taken = key.length + value.length + 32
        length += taken - (all.get(key) ?? 0)
        if (length > longestGlobals) throw new UserError('the layer has global headers of more than 64 KiB')
        all.set(key, taken)
        if (isRead(key)) read.set(key, value)
      }
    },
  }
}

interface Body {
  left: number
  padding: number
  begun?: boolean
  /** `isAll` when the chunk has the whole body. */
  take(bytes: Buffer, isAll: boolean): void
  done(): void
}

const emptyDigest = sha256(Buffer.alloc(0))

function collect(size: number, done: (bytes: Buffer) => void): Body {
  const chunks: Buffer[] = []
  return {
    left: size,
    padding: padding(size),
    take: bytes => void chunks.push(Buffer.from(bytes)),
    done: () => done(Buffer.concat(chunks)),
  }
}

function padding(size: number): number {
  return (blockSize - (size % blockSize)) % blockSize
}

function sha256(bytes: Buffer): string {
  return hash('sha256', bytes, 'hex')
}
