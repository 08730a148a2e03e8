import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { promote } from '../../src/promote/promote.ts'
import { createKeychain } from '../../src/registry/keychain.ts'
import { createTransport } from '../../src/registry/transport.ts'
import { createExec } from '../../src/system/exec.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { requestFor } from '../promote/requests.ts'
import { toolsFor } from '../promote/tools.ts'
import { freshName, makeImage, seed } from './images.ts'

const http = createHttp({})
let server: ChildProcess
let folder = ''
let registry = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'private-registry-'))
  const port = await freePort()
  registry = `127.0.0.1:${port}`
  const binary = bootstrapped('BUILDONCE_TEST_REGISTRY_BIN')
  const script = join(import.meta.dirname, '../../script/bootstrap.d/registry')
  server = spawn(script, [binary, folder, String(port), 'alice', 'secret-word'], { stdio: 'ignore' })
  while (!(await isOpen(port))) await sleep(50)
})

afterAll(async () => {
  server.kill()
  await rm(folder, { recursive: true, force: true })
})

async function configWith(password: string): Promise<string> {
  const home = await mkdtemp(join(folder, 'config-'))
  const auth = Buffer.from(`alice:${password}`).toString('base64')
  await writeFile(join(home, 'config.json'), JSON.stringify({ auths: { [registry]: { auth } } }))
  return home
}

describe('a real registry that asks for a password', () => {
  test('is promoted in with the login of docker, and is asked only once how', async () => {
    const env = { DOCKER_CONFIG: await configWith('secret-word') }
    const keychain = createKeychain({ exec: createExec(env), variable: name => env[name as 'DOCKER_CONFIG'] })
    const transport = createTransport({ http, keychain, mask: () => {}, now: Date.now })
    const repository = freshName()
    const image = makeImage({ platforms: ['linux/amd64'] })
    await seed(transport, { registry, repository }, image)
    const request = requestFor({
      image: `${registry}/${repository}@${image.top.digest}`,
      tags: '1.0.0, stable, edge',
    })
    const before = await refusals()
    expect(await promote(request, toolsFor({ http, env }))).toMatchObject({ outcome: 'promoted' })
    expect((await refusals()) - before).toBe(1)
  })

  test('that gets a wrong one says so, with what to do, and without the password', async () => {
    const env = { DOCKER_CONFIG: await configWith('wrong-word') }
    const request = requestFor({ image: `${registry}/${freshName()}:1`, tags: '1.0.0' })
    const failing = promote(request, toolsFor({ http, env }))
    await expect(failing).rejects.toThrow(/^source .* was answered with 401$/)
    await expect(failing).rejects.toMatchObject({ hint: expect.stringContaining(`Log in to ${registry}`) })
    await expect(failing).rejects.not.toThrow(/wrong-word/)
  })
})

async function refusals(): Promise<number> {
  await sleep(150)
  const log = await readFile(join(folder, 'access.log'), 'utf8')
  return log.match(/HTTP\/1\.1" 401/g)?.length ?? 0
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
