import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { readPage, readResponse } from '../../src/registry/response.ts'
import { createHttp } from '../../src/system/http.ts'
import { readBody } from '../../src/system/read-body.ts'

test('reads no more than it was told to, and closes the connection of what is longer', async () => {
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    if (request.url !== '/long') return response.end('x'.repeat(1000))
    response.on('close', resolve)
    return response.write('x'.repeat(1000))
  }).listen(0, '127.0.0.1')
  try {
    await once(server, 'listening')
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const http = createHttp({})
    expect((await readBody(await http({ method: 'GET', url }), 1000))?.length).toBe(1000)
    expect(await readBody(await http({ method: 'GET', url }), 999)).toBeUndefined()
    expect(await readBody(await http({ method: 'GET', url: new URL('/long', url) }), 999)).toBeUndefined()
    await closed
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

describe('the page of an error', () => {
  const page = (body: Readable) => ({ status: 403, headers: {}, body })

  test('is not waited for when it does not end', async () => {
    const endless = new PassThrough()
    endless.write('{"errors":')
    expect(await readPage(page(endless), 20)).toBeUndefined()
    expect(endless.destroyed).toBe(true)
  })

  test('is read where it ends, and left where it is long', async () => {
    expect((await readPage(page(Readable.from([Buffer.from('no')]))))?.toString()).toBe('no')
    expect(await readPage(page(Readable.from([Buffer.alloc(20_000)])))).toBeUndefined()
  })

  test.each([307, 404])('of %d counts for nothing in a response, however long it is', async status => {
    const long = {
      ...page(Readable.from([Buffer.alloc(20_000)])),
      status,
      url: new URL('https://r.example/'),
    }
    expect((await readResponse(long, { method: 'GET', limit: 100 })).body).toHaveLength(0)
  })

  test('that breaks is told as such', async () => {
    const broken = new PassThrough()
    broken.destroy(new Error('reset'))
    await expect(readPage(page(broken))).rejects.toThrow('reset')
  })
})
