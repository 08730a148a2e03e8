import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { askEngine, engineSocket } from '../../src/engine/ask-engine.ts'
import { createHttp } from '../../src/system/http.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

/** Asks an engine that answers as given, over a socket of its own; a proxy in the environment has no part in it. */
async function asked(answer: RequestListener, path = '/info'): Promise<unknown> {
  const socket = join(temporaryFolder('engine'), 'docker.sock')
  const server = createServer(answer).listen(socket)
  await once(server, 'listening')
  try {
    const http = createHttp({ HTTP_PROXY: 'http://127.0.0.1:9' })
    return await askEngine(path, makeTools({ http, env: { DOCKER_HOST: `unix://${socket}` } }))
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('the engine is asked over the socket that the environment names', async () => {
  const paths: (string | undefined)[] = []
  const answer = await asked((request, response) => {
    paths.push(request.url)
    response.end('{"Id":"sha256:1"}')
  }, '/images/127.0.0.1:5000/acme/web:1.4/json')
  expect(answer).toEqual({ Id: 'sha256:1' })
  expect(paths).toEqual(['/images/127.0.0.1:5000/acme/web:1.4/json'])
})

test.each<[string, RequestListener]>([
  ['that does not have it', (_, response) => response.writeHead(404).end('{"message":"no such image"}')],
  ['that speaks something else', (_, response) => response.end('<html>')],
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

test('a socket that is not there tells nothing', async () => {
  const env = { DOCKER_HOST: `unix://${join(temporaryFolder(), 'none.sock')}` }
  expect(await askEngine('/info', makeTools({ http: createHttp({}), env }))).toBeUndefined()
})

test.each<[string, Record<string, string>, object | string | undefined, string | undefined]>([
  ['the usual one', {}, undefined, '/var/run/docker.sock'],
  ['the usual one beside settings', {}, { auths: {} }, '/var/run/docker.sock'],
  ['that of DOCKER_HOST', { DOCKER_HOST: 'unix:///run/x.sock' }, { currentContext: 'far' }, '/run/x.sock'],
  ['none for an engine elsewhere', { DOCKER_HOST: 'tcp://10.0.0.1:2376' }, undefined, undefined],
  ['none for one behind SSH', { DOCKER_HOST: 'ssh://me@there' }, undefined, undefined],
  ['none for another context', { DOCKER_CONTEXT: 'far' }, undefined, undefined],
  ['none where another context was chosen', {}, { currentContext: 'far' }, undefined],
  ['the usual one by name', { DOCKER_CONTEXT: 'default' }, { currentContext: 'far' }, '/var/run/docker.sock'],
  ['none where the settings cannot be read', {}, 'not JSON', undefined],
])('the socket is %s', (_, more, config, expected) => {
  const folder = temporaryFolder('docker')
  if (config !== undefined)
    writeFileSync(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config))
  const env: Record<string, string> = { DOCKER_CONFIG: folder, ...more }
  expect(engineSocket(name => env[name])).toBe(expected)
})
