import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { askEngine, engineSocket } from '../../src/engine/ask-engine.ts'
import { createHttp } from '../../src/system/http.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'
import { machine } from './machine.ts'

/** A machine on which `docker` is its client, which is asked when the engine tells nothing. */
function usual() {
  const here = machine()
  here.program('bin/docker')
  return here
}

/** Asks an engine that answers as given, over a socket of its own; a proxy in the environment has no part in it. */
async function asked(answer: RequestListener, { path = '/info', answerMs = 300_000 } = {}): Promise<unknown> {
  const socket = join(temporaryFolder('engine'), 'docker.sock')
  const server = createServer(answer).listen(socket)
  await once(server, 'listening')
  try {
    const http = createHttp({ HTTP_PROXY: 'http://127.0.0.1:9' })
    const env = { ...usual().env, DOCKER_HOST: `unix://${socket}` }
    return await askEngine(path, { ...makeTools({ http, env }), answerMs })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('the engine is asked over the socket that the environment names', async () => {
  const paths: (string | undefined)[] = []
  const answer = await asked(
    (request, response) => {
      paths.push(request.url)
      response.end('{"Id":"sha256:1"}')
    },
    { path: '/images/127.0.0.1:5000/acme/web:1.4/json' },
  )
  expect(answer).toEqual({ Id: 'sha256:1' })
  expect(paths).toEqual(['/images/127.0.0.1:5000/acme/web:1.4/json'])
})

test.each<[string, RequestListener]>([
  ['that does not have it', (_, response) => response.writeHead(404).end('{"message":"no such image"}')],
  ['that fails', (_, response) => response.writeHead(500).end('{"ServerVersion":"1"}')],
  ['that leads elsewhere', (_, response) => response.writeHead(301, { location: '/v1.24/info' }).end()],
  ['that speaks something else', (_, response) => response.end('<html>')],
  ['that answers with nothing', (_, response) => response.end()],
  ['that answers with null', (_, response) => response.end('null')],
  ['that answers with a list', (_, response) => response.end('[]')],
  ['that does not speak HTTP', request => request.socket.end('220 mail.example ESMTP\r\n')],
  ['that ends in the middle', (_, response) => response.writeHead(200, { 'content-length': 9 }).write('{')],
  ['that closes the connection', request => request.socket.destroy()],
  ['that answers without an end', (_, response) => void response.end(Buffer.alloc(17 * 1024 * 1024, ' '))],
])('an engine %s tells nothing, and docker is asked', async (_, answer) => {
  const inTheMiddle: RequestListener = (request, response) => {
    answer(request, response)
    if (!response.writableEnded) setImmediate(() => request.socket.destroy())
  }
  expect(await asked(inTheMiddle)).toBeUndefined()
})

test.each<[string, RequestListener]>([
  ['says nothing', () => {}],
  ['begins and stops', (_, response) => void response.writeHead(200).write('{"ServerVersion":')],
  [
    'sends a blank from time to time',
    (_, response) => {
      const timer = setInterval(() => response.write(' '), 20)
      response.once('close', () => clearInterval(timer))
    },
  ],
])('an engine that %s is not waited for', async (_, answer) => {
  expect(await asked(answer, { answerMs: 200 })).toBeUndefined()
})

test('an engine that takes its time is waited for', async () => {
  const answer = await asked((_, response) => void setTimeout(() => response.end('{"Id":"1"}'), 200))
  expect(answer).toEqual({ Id: '1' })
})

test('a hundred megabytes are not read', async () => {
  let sent = 0
  const piece = Buffer.alloc(1024 * 1024, ' ')
  const answer = await asked((_, response) => {
    const write = () => {
      if (response.destroyed || sent === 100) return response.end()
      sent++
      response.write(piece, write)
    }
    write()
  })
  expect(answer).toBeUndefined()
  expect(sent).toBeLessThan(50)
})

test('a socket that is not there tells nothing', async () => {
  const env = { ...usual().env, DOCKER_HOST: `unix://${join(temporaryFolder(), 'none.sock')}` }
  expect(await askEngine('/info', makeTools({ http: createHttp({}), env }))).toBeUndefined()
})

test.each<[string, Record<string, string>, unknown, string | undefined]>([
  ['the usual one', {}, undefined, '/var/run/docker.sock'],
  ['the usual one beside settings', {}, { auths: {} }, '/var/run/docker.sock'],
  ['that of DOCKER_HOST', { DOCKER_HOST: 'unix:///run/x.sock' }, { currentContext: 'far' }, '/run/x.sock'],
  [
    'that of an engine without root',
    { DOCKER_HOST: 'unix:///run/user/1000/docker.sock' },
    {},
    '/run/user/1000/docker.sock',
  ],
  ['that of DOCKER_HOST before a context', { DOCKER_HOST: 'unix:///x', DOCKER_CONTEXT: 'far' }, {}, '/x'],
  ['the usual one by name', { DOCKER_CONTEXT: 'default' }, { currentContext: 'far' }, '/var/run/docker.sock'],
  [
    'the usual one for an empty context',
    { DOCKER_CONTEXT: '' },
    { currentContext: '' },
    '/var/run/docker.sock',
  ],
  ['none for an engine elsewhere', { DOCKER_HOST: 'tcp://10.0.0.1:2376' }, undefined, undefined],
  ['none for one behind SSH', { DOCKER_HOST: 'ssh://me@there' }, undefined, undefined],
  ['none for a pipe', { DOCKER_HOST: 'npipe:////./pipe/docker_engine' }, undefined, undefined],
  ['none for an inherited file', { DOCKER_HOST: 'fd://3' }, undefined, undefined],
  ['none for a path alone', { DOCKER_HOST: '/run/x.sock' }, undefined, undefined],
  ['none for a relative path', { DOCKER_HOST: 'unix://run/x.sock' }, undefined, undefined],
  ['none for no path', { DOCKER_HOST: 'unix://' }, undefined, undefined],
  ['none for a path with a blank behind', { DOCKER_HOST: 'unix:///run/x.sock ' }, undefined, undefined],
  ['none for a blank', { DOCKER_HOST: ' ' }, undefined, undefined],
  ['none for capitals', { DOCKER_HOST: 'UNIX:///run/x.sock' }, undefined, undefined],
  ['none for two addresses', { DOCKER_HOST: 'unix:///run/x.sock,tcp://a://b' }, undefined, undefined],
  ['none for an address in a path', { DOCKER_HOST: 'unix:///run/tcp://x' }, undefined, undefined],
  ['none with TLS', { DOCKER_HOST: 'unix:///run/x.sock', DOCKER_TLS: '0' }, undefined, undefined],
  ['none with verified TLS', { DOCKER_TLS_VERIFY: '1' }, undefined, undefined],
  ['none with certificates', { DOCKER_CERT_PATH: '/certs' }, undefined, undefined],
  ['none for another version of the API', { DOCKER_API_VERSION: '1.24' }, undefined, undefined],
  ['none with more headers', { DOCKER_CUSTOM_HEADERS: 'a=b' }, undefined, undefined],
  ['none with headers in the settings', {}, { HttpHeaders: { a: 'b' } }, undefined],
  ['none for another context', { DOCKER_CONTEXT: 'far' }, undefined, undefined],
  ['none where another context was chosen', {}, { currentContext: 'far' }, undefined],
  ['none where the settings cannot be read', {}, 'not JSON', undefined],
  ['none where docker is not there', { PATH: '/none' }, undefined, undefined],
])('the socket is %s', (_, more, config, expected) => {
  const { settings, env } = usual()
  if (config !== undefined) settings(config)
  const all: Record<string, string> = { ...env, ...more }
  expect(engineSocket(name => all[name])).toBe(expected)
})

test('there is no socket beside a `docker` that is a script, which may lead elsewhere', () => {
  const { script, env } = usual()
  script('bin/docker', 'exec /usr/bin/docker --host tcp://far:2376 "$@"')
  expect(engineSocket(name => env[name])).toBeUndefined()
})
