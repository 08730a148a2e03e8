import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build } from '../../src/build/build.ts'
import { cleanUp } from '../../src/build/build-folders.ts'
import { declaredBy } from '../../src/build/declared.ts'
import { identify } from '../../src/identity/identify.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { openBench, requestOf } from '../build/bench.ts'
import { startHistory } from '../git-history.ts'

// Of an address that names a branch only the builder knows which commit it fetched.

bootstrapped('DOCKER_HOST')

let daemon: ChildProcess
let address = ''
let commit = ''

beforeAll(async () => {
  const { folder } = startHistory()
  mkdirSync(join(folder, 'web'))
  writeFileSync(join(folder, 'web', 'Dockerfile'), 'FROM scratch\nCOPY . /\n')
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.test', ...args], {
      encoding: 'utf8',
    }).trim()
  git('add', '--all')
  git('commit', '-q', '-m', 'first')
  commit = git('rev-parse', 'HEAD')
  const port = await freePort()
  const args = [
    'daemon',
    `--base-path=${dirname(folder)}`,
    '--export-all',
    '--listen=127.0.0.1',
    `--port=${port}`,
  ]
  daemon = spawn('git', args, { stdio: 'ignore' })
  address = `git://127.0.0.1:${port}${folder.slice(dirname(folder).length)}`
  await answering()
})

afterAll(() => {
  daemon.kill()
})

test.each([
  ['one platform', { platforms: 'linux/amd64' }],
  ['two platforms', { platforms: 'linux/amd64,linux/arm64' }],
  ['no attestation', { provenance: 'false' }],
])(
  'the commit of a branch that was fetched is recorded, with %s',
  async (_, more) => {
    await using bench = await openBench()
    const request = requestOf({ context: `${address}#main:web`, ...more })
    const identity = await identify(declaredBy(request), bench.tools)
    expect(identity).toMatchObject({ fetched: true, builtFrom: { verified: false } })
    const section = await build({ ...request, identity }, bench.tools)
    expect(section).toMatchObject({ status: 'passed', builtFrom: { commit, verified: true } })
    await cleanUp(bench.kept, bench.tools)
  },
  60_000,
)

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

async function answering(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      execFileSync('git', ['ls-remote', address], { stdio: 'ignore' })
      return
    } catch {
      await wait(100)
    }
  }
}
