import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { cleanUp, setup } from '../../src/setup/setup.ts'
import type { Exec } from '../../src/stage/stage.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type Bench, openBench } from '../build/bench.ts'
import { onBuildKit } from '../build/buildkit.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const request = (texts: Record<string, string>) => parse(setupInputs, texts)
bootstrapped('DOCKER_HOST')

describe('the builder', () => {
  test('is the engine itself, found by one process', async () => {
    await using bench = await openBench()
    const { starts, exec } = counting(bench.tools.exec)
    const section = await setup(request({}), { ...bench.tools, exec })
    expect(section).toMatchObject({
      status: 'passed',
      driver: 'docker',
      created: false,
      imageStore: 'containerd',
    })
    expect(section.nativePlatform).toMatch(/^linux\//)
    expect(starts).toEqual(['docker info'])
    expect(bench.kept).toEqual([])
  })

  onBuildKit('that was made is written down first and removed at the end', async () => {
    await using bench = await openBench()
    const section = await setup(
      request({
        driver: 'docker-container',
        'driver-opts': 'network=host',
        'buildkit-image': bootstrapped('BUILDONCE_TEST_BUILDKIT_IMAGE'),
        'buildkitd-config': bootstrapped('BUILDONCE_TEST_BUILDKIT_CONFIG'),
      }),
      bench.tools,
    )
    expect(section).toMatchObject({ driver: 'docker-container', created: true })
    expect(bench.kept).toEqual([{ kind: 'builder', name: section.builder }])
    const named = await setup(request({ builder: section.builder }), bench.tools)
    expect(named).toMatchObject({ builder: section.builder, driver: 'docker-container', created: false })
    expect(named.platforms).toContain('linux/amd64')
    await cleanUp(bench.kept, bench.tools)
    await expect(setup(request({ builder: section.builder }), bench.tools)).rejects.toThrow('cannot be used')
    await cleanUp(bench.kept, bench.tools)
    expect(bench.printed()).not.toContain('could not be removed')
  })

  test('whose image is not there is one message and leaves nothing', async () => {
    await using bench = await openBench()
    const image = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/nothing/here:1`
    await expect(setup(request({ 'buildkit-image': image }), bench.tools)).rejects.toThrow(
      /could not be created.*nothing\/here/,
    )
    const builders = await bench.tools.exec.run({ file: 'docker', args: ['buildx', 'ls'] })
    expect(builders.stdout).not.toContain(bench.kept[0]?.name)
  })
})

describe('what is missing', () => {
  test('an engine that does not run is one message with what to do', async () => {
    await using bench = await openBench({ env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } })
    await expect(setup(request({}), bench.tools)).rejects.toMatchObject({
      message: expect.stringContaining('does not answer'),
      hint: expect.stringContaining('DOCKER_HOST'),
    })
  })

  test('a machine without docker is one message', async () => {
    await using bench = await openBench()
    const tools = { ...bench.tools, exec: from(bench.tools.exec, '/nowhere') }
    await expect(setup(request({}), tools)).rejects.toThrow('docker is not installed on this machine')
  })
})

describe('registry login', () => {
  let config: string
  let registry: AsyncDisposable & { host: string }
  let bench: Bench

  beforeEach(async () => {
    config = temporaryFolder('buildonce-docker-config')
    await mkdir(join(config, 'cli-plugins'))
    await symlink(await buildxPlugin(), join(config, 'cli-plugins', 'docker-buildx'))
    registry = await guardedRegistry('ann', 's3cret-t0ken')
    bench = await openBench({ env: { DOCKER_CONFIG: config } })
  })
  afterEach(async () => {
    await bench[Symbol.asyncDispose]()
    await registry[Symbol.asyncDispose]()
    await rm(config, { recursive: true })
  })
  const login = (password: string) => request({ registry: registry.host, username: 'ann', password })
  const auths = async () => JSON.parse(await readFile(join(config, 'config.json'), 'utf8')).auths

  test('is there for the job and gone after it', async () => {
    const section = await setup(login('s3cret-t0ken'), bench.tools)
    expect(section.registries).toEqual([registry.host])
    expect(Object.keys(await auths())).toEqual([registry.host])
    await cleanUp(bench.kept, bench.tools)
    expect(await auths()).toEqual({})
    expect(bench.printed() + JSON.stringify([section, bench.kept])).not.toContain('s3cret-t0ken')
  })

  test('gives back the credentials that were there before, and everything beside them', async () => {
    const before = {
      auths: { [registry.host]: { auth: 'b3RoZXI6b25l' }, 'quay.io': { auth: 'dTpw' } },
      proxies: { default: { httpProxy: 'http://proxy:1' } },
    }
    await writeFile(join(config, 'config.json'), JSON.stringify(before), { mode: 0o600 })
    await setup(login('s3cret-t0ken'), bench.tools)
    expect((await auths())[registry.host].auth).not.toBe('b3RoZXI6b25l')
    expect(JSON.stringify(bench.kept)).not.toContain('b3RoZXI6b25l')
    await cleanUp(bench.kept, bench.tools)
    expect(JSON.parse(await readFile(join(config, 'config.json'), 'utf8'))).toEqual(before)
    expect(await bench.leftovers()).toEqual([])
    await cleanUp(bench.kept, bench.tools)
    expect(JSON.parse(await readFile(join(config, 'config.json'), 'utf8'))).toEqual(before)
  })

  test('gives back what a credential helper held', async () => {
    const bin = join(config, 'bin')
    await mkdir(bin)
    await writeFile(join(bin, 'docker-credential-folder'), helper(join(config, 'held.json')), { mode: 0o755 })
    const held = { ServerURL: registry.host, Username: 'other', Secret: 'older' }
    await writeFile(join(config, 'held.json'), JSON.stringify(held))
    await writeFile(join(config, 'config.json'), JSON.stringify({ credsStore: 'folder' }))
    const env = { DOCKER_CONFIG: config, PATH: `${bin}:${process.env.PATH}` }
    await using helped = await openBench({ env })
    const tools = { ...helped.tools, exec: from(helped.tools.exec, bin, 'docker-credential-folder') }
    await setup(login('s3cret-t0ken'), tools)
    expect(JSON.parse(await readFile(join(config, 'held.json'), 'utf8'))).toMatchObject({ Username: 'ann' })
    await cleanUp(helped.kept, tools)
    expect(JSON.parse(await readFile(join(config, 'held.json'), 'utf8'))).toEqual(held)
  })

  test('that is refused is one message without the password, and changes nothing', async () => {
    await expect(setup(login('wr0ng-t0ken'), bench.tools)).rejects.toMatchObject({
      message: expect.stringMatching(/^the login of "ann" at \S+ failed: (?!.*wr0ng-t0ken)/),
      hint: expect.stringContaining('packages: write'),
    })
    await cleanUp(bench.kept, bench.tools)
    expect(bench.printed()).not.toContain('wr0ng-t0ken')
  })

  test("does not happen on a fork's pull request, which has no password", async () => {
    const pullRequest = { number: 1, baseBranch: 'main', fork: true }
    await using fork = await openBench({ facts: { pullRequest }, env: { DOCKER_CONFIG: config } })
    const section = await setup(request({ registry: registry.host, username: 'ann' }), fork.tools)
    expect(section.registries).toEqual([])
    expect(fork.printed()).toContain('fork')
  })
})

function counting(real: Exec): { starts: string[]; exec: Exec } {
  const starts: string[] = []
  const run: Exec['run'] = (command, watch) => {
    starts.push(`${command.file} ${command.args[0]}`)
    return real.run(command, watch)
  }
  return { starts, exec: { run, start: real.start } }
}

/** Takes one program, or all, from a folder instead of the PATH. */
function from(real: Exec, folder: string, program?: string): Exec {
  const place = (file: string) => (program === undefined || file === program ? join(folder, file) : file)
  return {
    run: (command, watch) => real.run({ ...command, file: place(command.file) }, watch),
    start: command => real.start({ ...command, file: place(command.file) }),
  }
}

/** The smallest registry that requires a password: docker only tries its first address. */
async function guardedRegistry(user: string, password: string) {
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const server: Server = createServer((incoming, answer) => {
    if (incoming.headers.authorization === wanted) return answer.writeHead(200).end('{}')
    answer.writeHead(401, { 'www-authenticate': 'Basic realm="test"', 'content-type': 'application/json' })
    return answer.end('{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise<void>(resolve => void server.close(() => resolve())),
  }
}

/** A credential helper that keeps one entry in a file. https://github.com/docker/docker-credential-helpers */
function helper(path: string): string {
  return `#!/bin/sh
case "$1" in
  get) cat "${path}" 2>/dev/null || { echo "credentials not found in native keychain"; exit 1; } ;;
  store) cat >"${path}" ;;
  erase) rm -f "${path}" ;;
esac
`
}

async function buildxPlugin(): Promise<string> {
  await using bench = await openBench()
  const info = await bench.tools.exec.run({ file: 'docker', args: ['info', '--format', 'json'] })
  const plugins: { Name: string; Path: string }[] = JSON.parse(info.stdout).ClientInfo.Plugins
  const path = plugins.find(({ Name }) => Name === 'buildx')?.Path
  if (path === undefined) throw new Error('docker here has no buildx: run script/bootstrap')
  return path
}
