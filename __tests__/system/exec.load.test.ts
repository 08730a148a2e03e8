import { expect, test } from '@jest/globals'
import { createExec } from '../../src/system/exec.ts'

const exec = createExec({ PATH: process.env.PATH, KEPT: 'yes' })
const node = process.execPath

/** Prints blocks of 64 KiB in one line. */
const print = (blocks: number | string) =>
  `const block = "x".repeat(65536); (async () => { for (let at = 0; at < ${blocks}; at++)
    if (!process.stdout.write(block)) await new Promise(done => process.stdout.once("drain", done)) })()`

test('output in one line is read in the time that it takes to arrive', async () => {
  const timed = async (blocks: number) => {
    const started = performance.now()
    const { stdout } = await exec.run({ file: node, args: ['-e', print(blocks)] })
    expect(stdout.length).toBe(blocks * 65_536)
    return performance.now() - started
  }
  // 16 MiB took seconds and 64 MiB a minute, when each piece was searched together with all before it.
  await timed(16)
  expect(await timed(1024)).toBeLessThan(20_000)
})

test('more output than is read is an error, and takes no memory', async () => {
  await expect(exec.run({ file: node, args: ['-e', print(5000)] })).rejects.toThrow(
    /wrote more than the \d+ bytes that are read/,
  )
})
