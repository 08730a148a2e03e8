import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Subject } from '../../src/image/subject.ts'
import { cleanUp, smoke } from '../../src/smoke/smoke.ts'
import type { CleanupItem } from '../../src/stage/stage.ts'
import { readyAfter } from './images.ts'
import { buildImage, docker, leftovers, removeImages, request, testTools } from './real.ts'

let subject: Subject
beforeAll(() => {
  subject = buildImage(readyAfter(0.3))
})
afterAll(removeImages)

/** Starts a smoke test as a process of its own, sends it a signal after a while, and waits for its end. */
async function cancelAfter(ms: number, signal: NodeJS.Signals) {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'cancel-child.ts'),
      JSON.stringify({ subject, inputs: { 'smoke-env': 'A=b', 'smoke-behavior': 'all' } }),
    ],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  await new Promise(resolve => setTimeout(resolve, ms))
  const sentAt = Date.now()
  child.kill(signal)
  if (child.exitCode === null) await once(child, 'close')
  const kept: CleanupItem[] = output
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
  return { kept, tookMs: Date.now() - sentAt }
}

function remains(kept: readonly CleanupItem[]): string[] {
  const containers = kept
    .filter(({ kind }) => kind === 'label')
    .flatMap(({ name }) => docker(['ps', '-aq', '--filter', `label=${name}`]).split('\n'))
  const folders = kept
    .filter(({ kind, name }) => kind === 'folder' && existsSync(name))
    .map(({ name }) => name)
  return [...containers.filter(Boolean), ...folders]
}

describe('nothing is left', () => {
  // Ten moments from the first call of docker to the hardening runs, spread by the golden ratio.
  const moments = Array.from({ length: 10 }, (_, index) => 250 + Math.round(((index * 0.618) % 1) * 2200))

  test.each(moments)('when it is cancelled after %i ms', async ms => {
    const { kept, tookMs } = await cancelAfter(ms, 'SIGINT')
    expect(remains(kept)).toEqual([])
    expect(tookMs).toBeLessThan(60_000)
  })

  test('when the process is killed, once the kept items are cleaned up by another one', async () => {
    const { kept } = await cancelAfter(900, 'SIGKILL')
    const tools = testTools()
    await cleanUp(kept, tools)
    await cleanUp(kept, tools)
    expect(remains(kept)).toEqual([])
    tools.remove()
  })

  test('after many runs, two at a time, all with the same verdict', async () => {
    const runs = Number(process.env.BUILDONCE_TEST_SMOKE_RUNS ?? 12)
    const verdicts: string[] = []
    const worker = async () => {
      for (let i = 0; i < runs / 2; i++) {
        const tools = testTools()
        const section = await smoke(request(subject, { 'smoke-behavior': 'stop' }), tools)
        verdicts.push(section.reason ?? section.status)
        verdicts.push(...leftovers(tools))
        tools.remove()
      }
    }
    await Promise.all([worker(), worker()])
    expect(new Set(verdicts)).toEqual(new Set(['passed']))
  })
})
