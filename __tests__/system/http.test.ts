import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { readBody } from '../../src/registry/response.ts'
import { createHttp } from '../../src/system/http.ts'

const http = createHttp({})
let close = () => {}
afterEach(() => close())

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

describe('the door to the network', () => {
  test('sends bytes with their length and gives status, headers by line, and body', async () => {
    const url = await serve((request, response) => {
      response.setHeader('www-authenticate', ['Basic', 'Bearer realm="x"'])
      response.writeHead(201)
      request.pipe(response)
    })
    const answer = await http({ method: 'PUT', url, body: Buffer.from('hello') })
    expect(answer.status).toBe(201)
    expect(answer.headers['www-authenticate']).toEqual(['Basic', 'Bearer realm="x"'])
    expect((await readBody(answer, 100))?.toString()).toBe('hello')
  })

  test('follows no redirect', async () => {
    const url = await serve((_, response) =>
      response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    )
    const answer = await http({ method: 'GET', url })
    answer.body.resume()
    expect(answer.status).toBe(307)
  })

  test('a body may be written piece by piece, from memory that is used again', async () => {
    const url = await serve((request, response) => request.pipe(response))
    const memory = Buffer.alloc(512 * 1024)
    const answer = await http({
      method: 'PUT',
      url,
      headers: { 'content-length': String(4 * memory.length) },
      body: async write => {
        for (let n = 1; n <= 4; n++) await write(memory.fill(n))
      },
    })
    const got = (await readBody(answer, 4 * memory.length)) ?? Buffer.alloc(0)
    expect([0, 1, 2, 3].map(n => got[n * memory.length])).toEqual([1, 2, 3, 4])
    expect(got.subarray(0, memory.length).every(byte => byte === 1)).toBe(true)
  })

  test('a body that cannot go on is the error', async () => {
    const url = await serve(request => request.resume())
    const lost = new Error('the file is gone')
    const headers = { 'content-length': '100' }
    const body = async (write: (piece: Uint8Array) => Promise<void>) => {
      await write(Buffer.alloc(10))
      throw lost
    }
    await expect(http({ method: 'PUT', url, headers, body })).rejects.toBe(lost)
  })

  test('a connection that breaks ends the writing of a body', async () => {
    const url = await serve(request => request.socket.destroy())
    const ended = Promise.withResolvers<unknown>()
    const endless = async (write: (piece: Uint8Array) => Promise<void>) => {
      try {
        for (;;) await write(Buffer.alloc(1024 * 1024))
      } catch (error) {
        ended.resolve(error)
        throw error
      }
    }
    const sending = http({ method: 'PUT', url, headers: { 'content-length': '100000000000' }, body: endless })
    await expect(sending).rejects.toThrow(/ECONNRESET|EPIPE|socket hang up|closed/)
    expect(await ended.promise).toHaveProperty('message')
  })

  test('an answer that comes before the whole body was sent wins over the broken connection', async () => {
    const url = await serve((request, response) => {
      response
        .writeHead(401, { connection: 'close' })
        .end('denied', () => setTimeout(() => request.destroy(), 50))
    })
    const body = async (write: (piece: Uint8Array) => Promise<void>) => {
      for (let i = 0; i < 200; i++) await write(Buffer.alloc(65_536))
    }
    const answer = await http({
      method: 'PUT',
      url,
      body,
      headers: { 'content-length': String(200 * 65_536) },
    })
    answer.body.resume()
    expect(answer.status).toBe(401)
  })

  test('gives up on a silent server', async () => {
    const url = await serve(() => {})
    await expect(http({ method: 'GET', url, idleMs: 50 })).rejects.toThrow('no answer within 0.05 s')
  })

  test('stops when the run is cancelled', async () => {
    const url = await serve(() => {})
    await expect(http({ method: 'GET', url, signal: AbortSignal.timeout(50) })).rejects.toThrow()
  })

  test('speaks http and https only', async () => {
    expect(() => http({ method: 'GET', url: new URL('ftp://example/') })).toThrow('neither http: nor https:')
  })
})
