import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { BodyWriter } from '../system/http.ts'
import { ContentError, checkOf, type Promised } from './digest.ts'

/** Bytes of one read. */
const pieceSize = 1024 * 1024

/** Bytes of a download that wait to be sent before it is held up. */
const mostWaiting = 256 * 1024

/** Part of an open file: the bytes of a blob in a folder or in a tar archive. */
export interface FileRange {
  readonly file: FileHandle
  /** Bytes from the beginning of the file. */
  readonly start: number
  readonly size: number
}

/** The bytes of a blob, ready to be sent once. */
export interface BlobBody {
  readonly send: BodyWriter
  /** Lets go of what was opened, sent or not. */
  close(): void
  /** Reads the bytes again and fails when they are not those of the digest; for when `send` does not look at them. */
  readonly verify?: () => Promise<void>
}

/** Pours bytes that are at hand. */
export function bodyFromBytes(bytes: Uint8Array): BlobBody {
  const send: BodyWriter = async write => {
    for (let at = 0; at < bytes.length; at += pieceSize) await write(bytes.subarray(at, at + pieceSize))
  }
  return { send, close: () => {} }
}

/**
 * Pours a download; the last piece is let go only when all of them together are those of the digest. It listens to the
 * stream itself: a chain of streams costs as much as taking the hash.
 *
 * @param explain makes the error for a download that breaks.
 */
export function bodyFromStream(
  body: Readable,
  promised: Promised,
  explain: (cause: unknown) => Error,
): BlobBody {
  const send: BodyWriter = write =>
    new Promise((resolve, reject) => {
      const check = checkOf(promised)
      let waiting = 0
      let ended = false
      const fail = (error: unknown) => {
        reject(error)
        body.destroy()
      }
      const sent = (bytes: number) => {
        waiting -= bytes
        if (waiting < mostWaiting) body.resume()
        if (ended && waiting === 0) resolve()
      }
      body.on('error', cause => fail(explain(cause)))
      body.on('close', () => {
        if (!ended) fail(explain(new Error('the connection was closed')))
      })
      body.on('data', (piece: Buffer) => {
        try {
          check.take(piece)
        } catch (error) {
          return fail(error)
        }
        waiting += piece.length
        if (waiting >= mostWaiting) body.pause()
        write(piece).then(() => sent(piece.length), fail)
      })
      body.on('end', () => {
        try {
          check.end()
          ended = true
          if (waiting === 0) resolve()
        } catch (error) {
          fail(error)
        }
      })
    })
  // It may break before it is sent; the one who sends it will still get the error.
  body.on('error', () => {})
  return { send, close: () => void body.destroy() }
}

/**
 * Pours a part of a file. Two buffers take turns: while one is on its way, the other is filled; streams take new memory
 * for each piece, which costs more than sending it. Only the size is checked: whether the bytes are those of the digest
 * is for the receiver to say, or for whoever reads them again.
 */
export function bodyFromFile({ file, start, size }: FileRange, promised: Promised): BlobBody {
  const short = (given: number) =>
    new ContentError(`${promised.origin} gave ${given} of the ${promised.size} bytes of ${promised.digest}`)
  const send: BodyWriter = async write => {
    if (size !== promised.size) throw short(size)
    const length = Math.min(pieceSize, size)
    const buffers = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)] as const
    let sent: Promise<void> = Promise.resolve()
    for (let at = 0, turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
      const { bytesRead } = await file.read(buffers[turn], 0, Math.min(length, size - at), start + at)
      const piece = buffers[turn].subarray(0, bytesRead)
      at += bytesRead
      await sent
      if (bytesRead === 0) {
        if (at !== size) throw short(at)
        return
      }
      sent = write(piece)
      // Waited for after the next read; it may fail before.
      sent.catch(() => {})
    }
  }
  return { send, close: () => void file.close().catch(() => {}) }
}
