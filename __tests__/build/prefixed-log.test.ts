import { expect, test } from '@jest/globals'
import { prefixedLog } from '../../src/build/prefixed-log.ts'
import { makeTools } from '../tools.ts'

test('every line of one build has its prefix, however it arrives', async () => {
  const tools = makeTools()
  const result = await prefixedLog(tools.log, '[linux/arm64]').foreign(async write => {
    write('#1 one\n#2 t')
    write(Buffer.from('wo\n'))
    const name = Buffer.from('é')
    write(name.subarray(0, 1))
    write(name.subarray(1))
    write(' without end')
    return 7
  })
  expect(result).toBe(7)
  expect(tools.foreign.join('')).toBe(
    '[linux/arm64] #1 one\n[linux/arm64] #2 two\n[linux/arm64] é without end\n',
  )
})

test('a line without an end is written in parts', async () => {
  const tools = makeTools()
  await prefixedLog(tools.log, '>').foreign(async write => write('x'.repeat(20_000)))
  expect(tools.foreign).toEqual([`> ${'x'.repeat(20_000)}\n`])
})
