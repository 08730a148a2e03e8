import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Called } from '../golden/calls.ts'
import { machine } from '../golden/machine.ts'
import { runCalls } from '../golden/run-calls.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { writeWrongFiles } from './wrong-files.ts'
import { wrongInputs } from './wrong-inputs.ts'

const folder = temporaryFolder('wrong')
const env = machine(folder)
let ended: readonly Called[] = []

beforeAll(async () => {
  writeWrongFiles(folder)
  ended = await runCalls(
    wrongInputs.map(({ argv, env: more }) => ({ argv, cwd: folder, env: { ...env, ...more } })),
  )
})

/** A sentence that leads on has one of these words. */
const advice =
  /\b(?:write|set|give|name|leave|remove|add|put|check|use|install|log in|free|raise|empty|build|did you mean|for example|needs?|store|has to)\b/i

describe('what people write that is wrong', () => {
  test('is called in more than two hundred ways', () => {
    expect(new Set(wrongInputs.map(({ what }) => what)).size).toBe(wrongInputs.length)
    expect(wrongInputs.length).toBeGreaterThan(250)
  })

  test.each(wrongInputs.map(({ what, says }, at) => ({ what, says, at })))(
    '$what: is refused with what to do',
    ({ says, at }) => {
      const { exitCode, stdout, stderr } = ended[at] as Called
      expect(stderr).toContain(says)
      expect(exitCode).toBe(2)
      expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .*:\d+|unexpected error/m)
      expect(stderr).toMatch(advice)
    },
  )
})
