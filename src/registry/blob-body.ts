import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { ContentError, checkOf, type Promised } from '../image/digest.ts'
import type { BodyWriter, HttpResponse } from '../system/http.ts'

/** Bytes of one read. */
const pieceSize = 1024 * 1024

/** Bytes of a download that may be buffered before it is paused. */
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
  /** Closes what was opened, sent or not. */
  close(): void
  /** Reads the bytes again and fails when they do not match the digest; for bodies whose `send` does not verify them. */
  readonly verify?: () => Promise<void>
}

/** Creates a body from bytes in memory. */
export function bodyFromBytes(bytes: Uint8Array): BlobBody {
  const send: BodyWriter = async write => {
    for (let at = 0; at < bytes.length; at += pieceSize) await write(bytes.subarray(at, at + pieceSize))
  }
  return { send, close: () => {} }
}

/**
 * Creates a body from a download; the last chunk is sent only when all bytes match the digest. It handles the stream's
 * events itself: a chain of streams costs as much as hashing.
 *
 * @param explain creates the error for a download that breaks.
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
  // It may break before it is sent; the sender still gets the error.
  body.on('error', () => {})
  return { send, close: () => void body.destroy() }
}

/** Creates a body from a download in pieces, for which the same holds: the last one is sent only when all bytes match. */
export function bodyFromPieces(
  { body, pieces }: Required<Pick<HttpResponse, 'body' | 'pieces'>>,
  promised: Promised,
  explain: (cause: unknown) => Error,
): BlobBody {
  const send: BodyWriter = async write => {
    const check = checkOf(promised)
    let own: unknown
    const pass = async (piece: Uint8Array) => {
      try {
        check.take(piece)
        await write(piece)
      } catch (error) {
        own ??= error
        throw error
      }
    }
    await pieces(pass).catch(error => {
      throw own ?? explain(error)
    })
    check.end()
  }
  return { send, close: () => void body.destroy() }
}

/**
 * Creates a body from a part of a file. Two buffers alternate: while one is sent, the other is filled; streams allocate
 * memory for each chunk, which costs more than sending it. Only the size is checked: the digest is verified by the
 * receiver, or when the bytes are read again.
 */
export function bodyFromFile({ file, start, size }: FileRange, promised: Promised): BlobBody {
  const short = (given: number) =>
    new ContentError(
      `${promised.origin} returned ${given} of the ${promised.size} bytes of ${promised.digest}`,
    )
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
      // Awaited after the next read; it may fail before.
      sent.catch(() => {})
    }
  }
  return { send, close: () => void file.close().catch(() => {}) }
}
