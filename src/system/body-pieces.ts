import type { IncomingMessage } from 'node:http'
import type { OnReadOpts, Socket } from 'node:net'

/** Passes on the pieces of a body, in order; the memory of a piece is used again once `take` has resolved. */
export type BodyPieces = (take: (piece: Uint8Array) => Promise<void>) => Promise<void>

/** Bytes of one read; TLS gives its records one by one. */
const [pieceSize, recordSize] = [256 * 1024, 16 * 1024]

/** Bytes that may wait to be passed on before the connection is paused. */
const mostWaiting = 512 * 1024

/** Bytes of headers that are looked through; the parser ends a response with more. */
const longestHead = 64 * 1024

const endOfHead = '\r\n\r\n'

/** Where the parts of a response go. */
export interface PieceReceiver {
  /** The option of the connection. https://nodejs.org/api/net.html#new-netsocketoptions */
  readonly onread: OnReadOpts
  attach(socket: Socket): void
  /** Takes the response whose headers have been parsed; returns its pieces where it has the expected body. */
  answered(response: IncomingMessage): BodyPieces | undefined
}

/**
 * Receives a body of a known size into buffers that are used again and again. The HTTP parser would copy each piece of 64 KiB
 * into memory of its own, which together with freeing that memory takes half of the processor time of forwarding a large
 * blob. Status and headers go through the parser all the same, and so does every response that has not exactly the expected
 * body.
 */
export function receivePieces(size: number, { secure }: { readonly secure: boolean }): PieceReceiver {
  const buffers = bufferPool(secure ? recordSize : pieceSize)
  let current = buffers.take()
  let mode: 'head' | 'parsed' | 'pieces' = 'head'
  let head = Buffer.alloc(0)
  let isInterim = true
  let socket: Socket | undefined
  const early: Uint8Array[] = []
  let deliver = (piece: Uint8Array): void => void early.push(piece)

  const parse = (bytes: Uint8Array) => void socket?.emit('data', bytes)

  /** Gives the parser the headers alone, so that it gets nothing of a body that is expected. */
  const readHead = (piece: Uint8Array) => {
    head = Buffer.concat([head, piece])
    while (mode === 'head') {
      const end = head.indexOf(endOfHead)
      if (end === -1 && head.length < longestHead) return
      const block = end === -1 ? head : head.subarray(0, end + endOfHead.length)
      head = head.subarray(block.length)
      parse(block)
      if (mode === 'head' && (end === -1 || !isInterim)) mode = 'parsed'
    }
    if (mode === 'parsed' && head.length > 0) parse(head)
    if (mode === 'parsed') return
    if (head.length > 0) deliver(head)
    // What comes now waits for its reader.
    socket?.pause()
  }

  // It always goes on with another buffer: TLS gives what it has deciphered also after a pause.
  const callback = (length: number, buffer: Uint8Array): boolean => {
    const piece = buffer.subarray(0, length)
    if (mode === 'head') readHead(piece)
    else if (mode === 'parsed') parse(Buffer.from(piece))
    else {
      current = buffers.take()
      deliver(piece)
    }
    return true
  }

  const pieces: BodyPieces = take =>
    new Promise((resolve, reject) => {
      let received = 0
      let passed = 0
      const fail = (error: unknown) => {
        reject(error)
        socket?.destroy()
      }
      deliver = piece => {
        received += piece.length
        if (received > size) return fail(new Error(`more than the announced ${size} bytes came`))
        if (received - passed >= mostWaiting) socket?.pause()
        take(piece).then(() => {
          passed += piece.length
          buffers.give(piece.buffer)
          if (passed === size) {
            resolve()
            socket?.destroy()
          } else if (received - passed < mostWaiting) socket?.resume()
        }, fail)
      }
      if (socket === undefined || socket.destroyed) return fail(new Error('the connection was closed'))
      // A server may close it behind the last byte, while pieces are still being passed on.
      const end = (error: Error) => {
        if (received < size) fail(error)
      }
      socket.once('error', end)
      socket.once('close', () => end(new Error('the connection was closed')))
      for (const piece of early.splice(0)) deliver(piece)
      socket.resume()
    })

  return {
    onread: { buffer: () => current, callback },
    attach: attached => {
      socket = attached
    },
    answered(response) {
      isInterim = false
      const { 'content-length': length, 'transfer-encoding': encoding } = response.headers
      if (response.statusCode !== 200 || encoding !== undefined || length !== String(size)) return undefined
      mode = 'pieces'
      // The parser waits for a body that it never gets.
      response.on('error', () => {})
      return pieces
    },
  }
}

/** Keeps buffers of one size that nobody holds. */
function bufferPool(size: number) {
  const free: Buffer[] = []
  const own = new Map<ArrayBufferLike, Buffer>()
  return {
    take(): Buffer {
      const buffer = free.pop() ?? Buffer.allocUnsafeSlow(size)
      own.set(buffer.buffer, buffer)
      return buffer
    },
    give(memory: ArrayBufferLike): void {
      const buffer = own.get(memory)
      if (buffer !== undefined) free.push(buffer)
    },
  }
}
