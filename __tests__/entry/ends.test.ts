import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'

const digest = `sha256:${'a'.repeat(64)}`

/** Promotes against a registry on this machine; gives the exit code and what was said; a process that outlives its verdict is killed. */
async function promoteAt(answer: (realm: string) => RequestListener, login: string) {
  let listener: RequestListener = () => {}
  const server = createServer((request, response) => listener(request, response)).listen(0, '127.0.0.1')
  // The client has to end the connection.
  server.keepAliveTimeout = 60_000
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  listener = answer(`http://${host}/token`)
  const folder = temporaryFolder()
  mkdirSync(join(folder, '.docker'))
  const auth = Buffer.from(login).toString('base64')
  if (login !== '')
    writeFileSync(join(folder, '.docker/config.json'), JSON.stringify({ auths: { [host]: { auth } } }))
  const code = `import { cli } from ${JSON.stringify(resolve('src/entry/cli.ts'))}; await cli(process.argv.slice(1))`
  const args = ['promote', '--image', `${host}/acme/web@${digest}`, '--tags', '1.0.0,2.0.0,latest']
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, BUILDONCE_COMMIT: 'c'.repeat(40) },
  })
  let said = ''
  let verdict = 0
  child.stderr.on('data', chunk => {
    said += chunk
    if (verdict > 0 || !/could not be done/.test(said)) return
    verdict = Date.now()
    // An idle connection would hold it for a minute.
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
  })
  const [exitCode] = await once(child, 'exit')
  server.closeAllConnections()
  server.close()
  return { exitCode, said }
}

const body = JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message: 'not you' }] })
const challenge = (realm: string) => ({ 'www-authenticate': `Bearer realm="${realm}",service="here"` })
const asking =
  (realm: string, token: RequestListener): RequestListener =>
  (request, response) =>
    request.url?.startsWith('/token')
      ? token(request, response)
      : response.writeHead(401, challenge(realm)).end(body)

test.each<[string, (realm: string) => RequestListener, login: string]>([
  [
    'a wrong password',
    realm => asking(realm, (_, response) => response.writeHead(401).end(body)),
    'alice:wrong',
  ],
  ['a realm that is refused', () => asking('https://10.0.0.7/token', () => {}), 'alice:wrong'],
  [
    'a token server that denies',
    realm => asking(realm, (_, response) => response.writeHead(403).end(body)),
    'alice:wrong',
  ],
  [
    'an image that is not there, while tags are not answered',
    () => (request, response) => {
      if (request.url?.endsWith(digest)) response.writeHead(418).end(body)
    },
    '',
  ],
])('the process ends with its verdict: %s', async (_, answer, login) => {
  const { exitCode, said } = await promoteAt(answer, login)
  expect([exitCode, said]).toEqual([2, expect.stringContaining('could not be done')])
})
