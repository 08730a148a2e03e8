import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net, { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { parseCheckLine } from '../../../src/smoke/checks/check-lines.ts'
import type { HttpCheck } from '../../../src/smoke/checks/checks.ts'
import { probeHttp, type Try } from '../../../src/smoke/checks/http-probe.ts'
import { createHttp } from '../../../src/system/http.ts'

const servers: net.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listen(server: net.Server): Promise<string> {
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Asks a server once, from an environment whose proxy leads nowhere. */
async function ask(server: net.Server, line: string, patienceMs = 2000): Promise<Try> {
  const origin = await listen(server)
  const check = parseCheckLine(line) as HttpCheck
  const signal = new AbortController().signal
  const env = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' }
  return await probeHttp(createHttp(env), { check, origin, patienceMs, signal })
}

const answer = (status: number, headers: http.OutgoingHttpHeaders, body: string) =>
  http.createServer((_, response) => response.writeHead(status, headers).end(body))

describe('one try of an HTTP check', () => {
  test.each([
    [200, 'http /', 200],
    [399, 'http /', 399],
    [404, 'http / status=404', 404],
    [503, 'http / status=5xx', 503],
  ])('%i is an answer to `%s`', async (status, line) => {
    expect(await ask(answer(status, {}, ''), line)).toEqual({ kind: 'ok', status })
  })

  test('a redirect is not followed', async () => {
    let requests = 0
    const server = http.createServer((_, response) => {
      requests++
      response.writeHead(301, { location: '/elsewhere' }).end()
    })
    expect(await ask(server, 'http / status=2xx')).toMatchObject({
      kind: 'wrong',
      detail: 'status 301 to /elsewhere instead of 200-299',
    })
    expect(requests).toBe(1)
  })

  test('header and body are compared', async () => {
    const server = () => answer(200, { 'x-app': 'web 2' }, 'all is\nwell')
    expect(await ask(server(), 'http / header:X-App~^web body~^well$')).toMatchObject({ kind: 'ok' })
    expect(await ask(server(), 'http / header:x-app=db')).toMatchObject({
      detail: 'status 200, but the header x-app is "web 2", not "db"',
    })
    expect(await ask(server(), 'http / header:etag~.')).toMatchObject({
      detail: 'status 200, but no header etag',
    })
    expect(await ask(server(), 'http / body=ill')).toMatchObject({
      detail: 'status 200, but "ill" is not in the body "all is well"',
    })
  })

  test('the method and the query reach the application', async () => {
    const server = http.createServer((request, response) => response.end(`${request.method} ${request.url}`))
    expect(await ask(server, 'http /a?b=c method=POST body="POST /a?b=c"')).toMatchObject({ kind: 'ok' })
  })

  test('of an endless answer only the beginning is read', async () => {
    const server = http.createServer((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(60_000)), 1)
      response.on('close', () => clearInterval(timer))
    })
    expect(await ask(server, 'http / body=x')).toMatchObject({ kind: 'ok' })
  })

  test.each([
    ['an application that hangs', net.createServer(), /no answer within 0\.2 s/],
    [
      'a connection that is reset',
      net.createServer(socket => socket.resetAndDestroy()),
      /closed without an answer/,
    ],
    ['an empty reply', net.createServer(socket => socket.end()), /socket hang up|closed without/],
    [
      'something that speaks no HTTP',
      net.createServer(socket => socket.end('220 mail ready\r\n')),
      /Parse Error/,
    ],
  ])('%s is no answer', async (_, server, error) => {
    expect(await ask(server, 'http /', 200)).toMatchObject({
      kind: 'silent',
      error: expect.stringMatching(error),
    })
  })

  test('a port that nothing listens on refuses', async () => {
    const origin = await listen(net.createServer())
    await new Promise(resolve => servers.pop()?.close(resolve))
    const check = parseCheckLine('http /') as HttpCheck
    const probe = { check, origin, patienceMs: 500, signal: new AbortController().signal }
    expect(await probeHttp(createHttp({}), probe)).toEqual({ kind: 'silent', error: 'connection refused' })
  })

  test('a certificate that nobody knows is refused, unless any is welcome', async () => {
    const file = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/smoke', name))
    const server = () =>
      https.createServer({ key: file('server.key'), cert: file('server.crt') }, (_, response) =>
        response.end('ok'),
      )
    expect(await ask(server(), 'https / insecure body=ok')).toEqual({ kind: 'ok', status: 200 })
    expect(await ask(server(), 'https /')).toMatchObject({
      kind: 'silent',
      error: expect.stringMatching(/certificate/),
    })
  })
})
