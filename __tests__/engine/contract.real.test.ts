import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { engineSocket } from '../../src/engine/ask-engine.ts'
import { findBuildx, startingBuildx } from '../../src/engine/start-buildx.ts'
import { parseEngine } from '../../src/setup/engine.ts'
import { readEngine } from '../../src/setup/read-engine.ts'
import { createExec } from '../../src/system/exec.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

const socket = bootstrapped('DOCKER_HOST')

/** Variables of an environment; everything here is asked twice, by docker's client and without it. */
type Settings = Record<string, string | undefined>

/** The environment of the tests with a folder of settings of its own, in which Buildx is. */
function environment(more: Settings, config?: string): Settings {
  const plugin = findBuildx(process.env)?.plugin
  if (plugin === undefined) throw new Error('the client of this machine, or its Buildx, is not the usual one')
  const folder = temporaryFolder('docker')
  mkdirSync(join(folder, 'cli-plugins'))
  symlinkSync(plugin, join(folder, 'cli-plugins', 'docker-buildx'))
  if (config !== undefined) writeFileSync(join(folder, 'config.json'), config)
  return { ...process.env, DOCKER_CONFIG: folder, ...more }
}

describe('the engine and Buildx are told alike', () => {
  test.each<[string, boolean, Settings, string | undefined]>([
    ['over the socket', true, {}, undefined],
    ['beside settings', true, {}, '{"auths":{},"currentContext":"default"}'],
    [
      'with a context that DOCKER_HOST overrules',
      true,
      { DOCKER_CONTEXT: 'far' },
      '{"currentContext":"far"}',
    ],
    ['with a blank behind the address', false, { DOCKER_HOST: `${socket} ` }, undefined],
    ['where nothing listens', true, { DOCKER_HOST: 'unix:///nobody/listens.sock' }, undefined],
    ['at an address where nothing listens', false, { DOCKER_HOST: 'tcp://127.0.0.1:1' }, undefined],
    ['with settings that are no JSON', false, {}, '{'],
    ['with a context that is not there', false, { DOCKER_HOST: undefined, DOCKER_CONTEXT: 'far' }, undefined],
    ['with an old version of the API', false, { DOCKER_API_VERSION: '1.24' }, undefined],
    ['with a version of the API that is none', false, { DOCKER_API_VERSION: '0.1' }, undefined],
    ['with TLS where none is spoken', false, { DOCKER_TLS_VERIFY: '1' }, undefined],
    ['with more headers', false, {}, '{"HttpHeaders":{"X-Site":"a"}}'],
    ['with an alias', false, {}, '{"aliases":{"builder":"buildx"}}'],
    ['with an alias that docker refuses', false, {}, '{"aliases":{"buildx":"info"}}'],
  ])('%s', async (_, hasSocket, more, config) => {
    const env = environment(more, config)
    expect(engineSocket(name => env[name]) !== undefined).toBe(hasSocket)
    const plain = createExec(env)
    const tools = makeTools({ env, http: createHttp(env), exec: startingBuildx(plain, env) })
    const { stdout, stderr } = await plain.run({ file: 'docker', args: ['info', '--format', 'json'] })
    const told = stdout.trim() === '' ? undefined : parseEngine(stdout, stderr)
    if (told === undefined) await expect(readEngine(tools)).rejects.toThrow('`docker info` returned nothing')
    else expect(await readEngine(tools)).toEqual(told)
  })
})

describe('Buildx says and does the same', () => {
  const folder = temporaryFolder('context')
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
  writeFileSync(join(folder, 'wrong'), 'FROM scratch\nNONE /\n')
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Leaves out what differs between two runs of the same: durations, and the steps that only one of them had cached. */
  const lasting = (text: string) => text.replaceAll(/\d+\.\d+s|CACHED|\d+ ?B\b/g, '')

  test.each<[string, string[], Settings]>([
    ['its version', ['version'], {}],
    ['its builders', ['ls', '--format', '{{.Name}} {{.DriverEndpoint}}'], {}],
    ['a builder that is not there', ['inspect', 'none-of-this-name'], {}],
    ['a builder of the environment that is not there', ['inspect'], { BUILDX_BUILDER: 'none-of-this-name' }],
    ['help', ['build', '--help'], {}],
    ['a flag that it does not have', ['build', '--none', '.'], {}],
    ['a command that it does not have', ['none'], {}],
    ['an engine that is not there', ['build', '.'], { DOCKER_HOST: 'unix:///nobody/listens.sock' }],
    [
      'TLS without certificates',
      ['build', '.'],
      { DOCKER_HOST: 'tcp://127.0.0.1:1', DOCKER_TLS_VERIFY: '1' },
    ],
    ['a context that is not there', ['build', '.'], { DOCKER_HOST: undefined, DOCKER_CONTEXT: 'far' }],
    ['a Dockerfile that is wrong', ['build', '--quiet', '--file', 'wrong', '.'], {}],
    ['a build', ['build', '--quiet', '--output', 'type=cacheonly', '.'], {}],
  ])('%s', async (_, args, more) => {
    const env = environment({ BUILDX_CONFIG: temporaryFolder('buildx'), ...more })
    expect(findBuildx(env)).toBeDefined()
    const plain = createExec(env)
    const command = { file: 'docker', args: ['buildx', ...args], cwd: folder }
    const by = [await plain.run(command), await startingBuildx(plain, env).run(command)]
    const [client, direct] = by.map(({ exitCode, stdout, stderr }) => ({
      exitCode,
      stdout: lasting(stdout),
      stderr: lasting(stderr),
    }))
    expect(direct).toEqual(client)
  })
})

test('proxies of the settings reach the build without docker’s client too', async () => {
  const env = environment({}, '{"proxies":{"default":{"httpProxy":"http://proxy.example:3128"}}}')
  const folder = temporaryFolder('context')
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nARG HTTP_PROXY\nLABEL proxy=$HTTP_PROXY\n')
  const printed = join(folder, 'image')
  const exec = startingBuildx(createExec(env), env)
  const output = `type=oci,tar=false,dest=${printed}`
  const args = ['buildx', 'build', '--provenance', 'false', '--output', output, folder]
  expect(await exec.run({ file: 'docker', args })).toMatchObject({ exitCode: 0 })
  const grep = await createExec(env).run({ file: 'grep', args: ['-rl', 'proxy.example:3128', printed] })
  expect(grep.exitCode).toBe(0)
})

test.each(['SIGTERM', 'SIGINT'] as const)('a build that is sent %s ends', async signal => {
  const env = environment({})
  const folder = temporaryFolder('context')
  writeFileSync(
    join(folder, 'Dockerfile'),
    `FROM ${bootstrapped('BUILDONCE_TEST_BASE')}\nARG AT\nRUN echo began $AT; sleep 1000\n`,
  )
  const exec = startingBuildx(createExec(env), env)
  const args = [
    'buildx',
    'build',
    '--progress',
    'plain',
    '--no-cache',
    '--network',
    'none',
    '--build-arg',
    `AT=${folder}`,
    folder,
  ]
  const running = exec.start({ file: 'docker', args })
  let text = ''
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk
      if (/ began \//.test(text)) resolve()
    }
    running.stdout.on('data', read)
    running.stderr.on('data', read)
    running.ended.then(() => reject(new Error(text)), reject)
  })
  process.kill(running.pid, signal)
  expect(await running.ended).toBe(130)
  expect(text).toContain('context canceled')
})
