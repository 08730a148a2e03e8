import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { createHttp } from '../../src/system/http.ts'
import { readBody } from '../../src/system/read-body.ts'

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

/** Serves what no HTTP server would send. */
async function raw(listener: (socket: Socket) => void): Promise<URL> {
  const sockets: Socket[] = []
  const server = createTcpServer(socket => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', () => listener(socket))
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  close = () => {
    for (const socket of sockets) socket.destroy()
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

  test('waits longer for the answer to an upload once its last byte is sent', async () => {
    const url = await serve((request, response) => {
      request.resume().on('end', () => setTimeout(() => response.writeHead(201).end(), 400))
    })
    const upload = {
      ...{ method: 'PUT', url, idleMs: 100, headers: { 'content-length': '3' } },
      body: (write: (piece: Uint8Array) => Promise<void>) => write(Buffer.from('abc')),
    }
    const answer = await http(upload)
    answer.body.resume()
    expect(answer.status).toBe(201)
    await expect(http({ ...upload, answerMs: 50 })).rejects.toThrow('no answer within 0.1 s')
  })

  test('gives up on a silent server', async () => {
    const url = await serve(() => {})
    await expect(http({ method: 'GET', url, idleMs: 50 })).rejects.toThrow('no answer within 0.05 s')
  })

  test('stops when the run is cancelled', async () => {
    const url = await serve(() => {})
    await expect(http({ method: 'GET', url, signal: AbortSignal.timeout(50) })).rejects.toThrow()
  })

  describe('takes as a whole no longer than what was announced needs', () => {
    const strict = createHttp({}, { deadline: { base: 1000, rate: 1_000_000 } })
    const every = (ms: number, work: () => void) => {
      const timer = setInterval(work, ms)
      timers.push(timer)
    }
    const timers: NodeJS.Timeout[] = []
    afterEach(() => {
      for (const timer of timers.splice(0)) clearInterval(timer)
    })

    test('a body of one byte now and then', async () => {
      const url = await serve((_, response) => {
        response.writeHead(200, { 'content-length': '100000' })
        every(20, () => response.write('x'))
      })
      const answer = await strict({ method: 'GET', url })
      await expect(readBody(answer, 1_000_000)).rejects.toThrow(
        'the body of the response took longer than 1 s',
      )
    })

    test('headers that drip', async () => {
      const url = await raw(socket => {
        socket.write('HTTP/1.1 200 OK\r\n')
        every(20, () => socket.write('x-a: 1\r\n'))
      })
      await expect(strict({ method: 'GET', url })).rejects.toThrow('the response took longer than 1 s')
    })

    test('interim responses without end', async () => {
      const url = await raw(socket =>
        every(1, () => socket.write('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n')),
      )
      await expect(http({ method: 'GET', url })).rejects.toThrow('more than 50 interim responses came')
    })

    test('but as long as a large body needs', async () => {
      const url = await serve((_, response) => {
        response.writeHead(200, { 'content-length': '2000000' }).flushHeaders()
        setTimeout(() => response.end(Buffer.alloc(2_000_000)), 1500)
      })
      const answer = await strict({ method: 'GET', url })
      expect((await readBody(answer, 3_000_000))?.length).toBe(2_000_000)
    })
  })

  describe('connects to what another server named only where that may lead', () => {
    const named = (address: string, by = 'https://registry.example/') =>
      createHttp(
        {},
        {
          resolve: async host => [
            {
              address: host === 'registry.example' ? '8.8.8.8' : address,
              family: address.includes(':') ? 6 : 4,
            },
          ],
        },
      )({
        method: 'GET',
        url: new URL('http://storage.example:1/'),
        namedBy: new URL(by),
      })

    test.each([
      '127.0.0.1',
      '169.254.169.254',
      '10.0.0.1',
      '::1',
      '64:ff9b::a00:1',
      '2002:7f00:1::',
      '198.18.0.1',
      '224.0.0.1',
    ])('a name that stands for %s is refused, whatever the name is', async address => {
      await expect(named(address)).rejects.toThrow(
        'registry.example leads to storage.example:1, which is refused',
      )
    })

    test.each([
      'http://localhost.:1/',
      'http://foo.localhost:1/',
      'http://metadata.google.internal/',
      'http://[::ffff:127.0.0.1]:1/',
    ])('%s is refused', async address => {
      const url = new URL(address)
      const asking = http({ method: 'GET', url, namedBy: new URL('https://registry.example/') })
      await expect(asking).rejects.toThrow('which is refused')
    })

    test('a connection that is open for somebody else is not used', async () => {
      const url = await serve((_, response) => response.end('mine'))
      const asked = createHttp({}, { resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
      const own = await asked({ method: 'GET', url })
      expect((await readBody(own, 100))?.toString()).toBe('mine')
      await expect(
        asked({ method: 'GET', url, namedBy: new URL('https://registry.example/') }),
      ).rejects.toThrow('refused')
      const same = await asked({ method: 'GET', url, namedBy: new URL('http://127.0.0.1/') })
      expect((await readBody(same, 100))?.toString()).toBe('mine')
    })
  })

  test('speaks http and https only', async () => {
    expect(() => http({ method: 'GET', url: new URL('ftp://example/') })).toThrow('neither http: nor https:')
  })
})
