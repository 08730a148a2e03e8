import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { cleanUp } from '../../src/scan/clean-up.ts'
import type { CleanupItem } from '../../src/stage/stage.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { processesNaming } from './processes.ts'
import { canJail, type TestTools, testTools } from './tools.ts'

let tools: TestTools
beforeEach(async () => {
  tools = await testTools()
})
afterEach(() => tools.close())

/** Lets another process start a sandboxed program that never ends, kills that process at once, and returns what it kept. */
async function killed(sandbox: string, mark: string): Promise<CleanupItem[]> {
  const script = join(import.meta.dirname, 'endless.ts')
  const program = bootstrapped('BUILDONCE_TEST_BUSYBOX')
  const running = tools.exec.start({
    file: process.execPath,
    args: [script, sandbox, program, mark],
    env: { TMPDIR: tools.host.temp },
  })
  const lines: string[] = []
  running.stdout.on('data', (chunk: Buffer) => lines.push(...chunk.toString().trim().split('\n')))
  while (!lines.includes('"started"')) await new Promise(resolve => setTimeout(resolve, 20))
  await until(async () => (await processesNaming(mark)).length > 0)
  process.kill(running.pid, 'SIGKILL')
  await running.ended
  return lines.map(line => JSON.parse(line)).filter(item => typeof item === 'object')
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !(await isSo()); tries++)
    await new Promise(resolve => setTimeout(resolve, 50))
}

test.each(['bubblewrap', 'unshare'].filter(canJail))(
  'in %s nothing goes on when we are killed',
  async sandbox => {
    const mark = `4${process.pid}${sandbox.length}`
    const kept = await killed(sandbox, mark)
    await until(async () => (await processesNaming(mark)).length === 0)
    expect(await processesNaming(mark)).toEqual([])
    await cleanUp(kept, tools)
    for (const { name } of kept) expect(existsSync(name)).toBe(false)
  },
)

test('a container that goes on when we are killed is removed later, with its image', async () => {
  const mark = `5${process.pid}`
  const kept = await killed('docker', mark)
  expect(kept.map(({ kind }) => kind)).toEqual(['folder', 'image', 'container'])
  await cleanUp(kept, tools)
  await until(async () => (await processesNaming(mark)).length === 0)
  expect(await processesNaming(mark)).toEqual([])
  for (const { kind, name } of kept) {
    if (kind === 'folder') expect(existsSync(name)).toBe(false)
    else expect((await tools.exec.run({ file: 'docker', args: ['inspect', name] })).exitCode).not.toBe(0)
  }
})

test('cleaning up what is gone already is fine', async () => {
  const gone = ['container', 'image', 'folder'].map(kind => ({
    kind,
    name: `/nowhere-${randomUUID()}`.slice(kind === 'folder' ? 0 : 1),
  }))
  await cleanUp(gone, tools)
  await cleanUp(gone, {
    ...tools,
    exec: { ...tools.exec, run: async () => Promise.reject(new Error('no docker')) },
  })
})
