import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach } from '@jest/globals'
import { createHttp } from '../../src/system/http.ts'

export const http = createHttp({})
let server: Server | undefined
export const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server?.close()
})

/** Serves whatever a script writes. */
export async function serve(listener: (socket: Socket) => unknown): Promise<URL> {
  server?.close()
  server = createServer({ noDelay: true }, socket => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', () => listener(socket))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

export const bytes = randomBytes(3 * 1024 * 1024 + 17)
export const head = (size: number | string = bytes.length) =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`

/** Writes parts one by one, so that they arrive apart. */
export async function write(socket: Socket, parts: readonly (string | Uint8Array)[]) {
  for (const part of parts) {
    if (!socket.write(part)) await once(socket, 'drain')
    await turn()
  }
}

/** Requests the bytes, and keeps each piece for a while before it is copied. */
export async function received(url: URL, bodySize = bytes.length) {
  const answer = await http({ method: 'GET', url, bodySize })
  const arrived: Buffer[] = []
  const failure = await answer
    .pieces?.(async piece => {
      await turn()
      await turn()
      arrived.push(Buffer.from(piece))
    })
    .catch((error: Error) => error.message)
  return { answer, arrived: Buffer.concat(arrived), failure }
}
