import { once } from 'node:events'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttp2 } from 'node:http2'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { expect, test } from '@jest/globals'
import { reachGrpc } from '../../src/system/reach.ts'

/** Listens on this machine while `work` runs. */
async function listening<T>(
  server: Pick<Server, 'listen' | 'address' | 'close'>,
  work: (port: number) => Promise<T>,
) {
  const opened = server.listen(0, '127.0.0.1')
  await once(opened, 'listening')
  try {
    return await work((server.address() as AddressInfo).port)
  } finally {
    server.close()
  }
}
const reach = (port: number) => reachGrpc({ at: { host: '127.0.0.1', port } })

test('a server that speaks HTTP/2 answers', async () => {
  expect(await listening(createHttp2() as unknown as Server, reach)).toBeUndefined()
})

test('one that speaks something else, closes, or says nothing does not', async () => {
  expect(await listening(createHttp() as unknown as Server, reach)).toMatch(/rotocol error|closed/)
  expect(
    await listening(
      createServer(socket => socket.end()),
      reach,
    ),
  ).toMatch(/closed|socket|ECONN/i)
  expect(
    await listening(
      createServer(socket => void socket.on('error', () => {})),
      reach,
    ),
  ).toBe('no answer within 4 s')
})

test.each([
  [{ host: '127.0.0.1', port: 9 }, 'connect ECONNREFUSED 127.0.0.1:9'],
  [{ host: 'nowhere.invalid', port: 1234 }, 'getaddrinfo ENOTFOUND nowhere.invalid'],
  [{ path: '/nowhere/buildkitd.sock' }, 'connect ENOENT /nowhere/buildkitd.sock'],
])('%j is not there', async (at, why) => {
  expect(await reachGrpc({ at })).toBe(why)
})
