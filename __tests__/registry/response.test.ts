import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { readBody } from '../../src/registry/response.ts'
import { createHttp } from '../../src/system/http.ts'

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
