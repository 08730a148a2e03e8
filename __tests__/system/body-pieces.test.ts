import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { readBody } from '../../src/system/read-body.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { bytes, head, http, received, serve, sockets, write } from './torn-server.ts'

/** Waits until the client has closed its connection. */
async function closed(): Promise<void> {
  const [socket] = sockets
  if (!socket?.closed) await new Promise(resolve => socket?.once('close', resolve))
}

describe('a body in pieces', () => {
  test('is exact over TLS', async () => {
    const folder = temporaryFolder('body-pieces')
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    execFileSync('openssl', [...made, '-subj', '/CN=x', '-keyout', key, '-out', cert], { stdio: 'pipe' })
    const secure = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
      response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
    }).listen(0, '127.0.0.1')
    await once(secure, 'listening')
    const url = new URL(`https://127.0.0.1:${(secure.address() as AddressInfo).port}/`)
    const answer = await http({
      ...{ method: 'GET', url, bodySize: bytes.length },
      ...{ direct: true, anyCertificate: true },
    })
    const arrived: Buffer[] = []
    await answer.pieces?.(async piece => {
      await turn()
      arrived.push(Buffer.from(piece))
    })
    secure.closeAllConnections()
    secure.close()
    expect(Buffer.concat(arrived).equals(bytes)).toBe(true)
  })

  test('comes after interim responses', async () => {
    const early = 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'
    const url = await serve(socket =>
      write(socket, [`${early}HTTP/1.1 102 Processing\r\n\r\n${head()}`, bytes]),
    )
    expect((await received(url)).arrived.equals(bytes)).toBe(true)
  })

  test('is read at once where all of it came with the headers', async () => {
    const url = await serve(socket => write(socket, [`${head(5)}hello`]))
    expect(await received(url, 5)).toMatchObject({ arrived: Buffer.from('hello'), failure: undefined })
  })

  test.each([
    ['a redirect', 'HTTP/1.1 307 Temporary Redirect\r\nLocation: /x\r\nContent-Length: 5\r\n\r\nhello'],
    ['a refusal', 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\n\r\nhello'],
    ['another size', `${head(5)}hello`],
    ['no size', 'HTTP/1.1 200 OK\r\n\r\nhello'],
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'],
  ])('is read like every other in the case of %s', async (_, text) => {
    const url = await serve(async socket => {
      await write(socket, [text.slice(0, -3), text.slice(-3)])
      socket.end()
    })
    const answer = await http({ method: 'GET', url, bodySize: bytes.length })
    expect(answer.pieces).toBeUndefined()
    expect((await readBody(answer, 100))?.toString()).toBe('hello')
  })

  test('is whole where the server closes the connection while the last pieces are passed on', async () => {
    const url = await serve(async socket => {
      await write(socket, [head(), bytes])
      socket.end()
    })
    const { pieces } = await http({ method: 'GET', url, bodySize: bytes.length })
    const arrived: Buffer[] = []
    let length = 0
    await pieces?.(async piece => {
      length += piece.length
      if (length === bytes.length) {
        await closed()
        // This end of it is closed a little later.
        for (let turns = 0; turns < 50; turns++) await turn()
      }
      arrived.push(Buffer.from(piece))
    })
    expect(Buffer.concat(arrived).equals(bytes)).toBe(true)
  })

  test('that ends too early is an error', async () => {
    const url = await serve(async socket => {
      await write(socket, [head(), bytes.subarray(0, 2_000_000)])
      socket.end()
    })
    const { arrived, failure } = await received(url)
    expect(failure).toBe('the connection was closed')
    expect(arrived.length).toBeLessThan(bytes.length)
  })

  test('that is longer than announced is an error, and nothing of the surplus is passed on', async () => {
    const url = await serve(socket => write(socket, [`${head(5)}hello!`]))
    expect(await received(url, 5)).toMatchObject({
      arrived: Buffer.alloc(0),
      failure: 'more than the announced 5 bytes came',
    })
  })

  test('that cannot be passed on ends the connection with that error', async () => {
    const url = await serve(socket => write(socket, [head(), bytes]))
    const answer = await http({ method: 'GET', url, bodySize: bytes.length })
    const taking = answer.pieces?.(async () => {
      throw new Error('no room')
    })
    await expect(taking).rejects.toThrow('no room')
    await closed()
  })

  test('that nobody reads is given up with its response', async () => {
    const url = await serve(socket => write(socket, [head(), bytes]))
    const answer = await http({ method: 'GET', url, bodySize: bytes.length })
    answer.body.destroy()
    await closed()
    await expect(answer.pieces?.(async () => {})).rejects.toThrow('the connection was closed')
  })

  test('ends when the run is cancelled', async () => {
    const url = await serve(socket => write(socket, [head(), bytes.subarray(0, 100_000)]))
    const cancel = new AbortController()
    const answer = await http({ method: 'GET', url, bodySize: bytes.length, signal: cancel.signal })
    const taking = answer.pieces?.(async () => cancel.abort())
    await expect(taking).rejects.toThrow()
  })

  test('headers without an end are refused', async () => {
    const url = await serve(socket => write(socket, [`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`]))
    await expect(http({ method: 'GET', url, bodySize: bytes.length })).rejects.toThrow(/overflow/i)
  })
})
