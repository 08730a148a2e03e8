import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Call } from '../../../src/scan/jail/start/machine-code.ts'
import { startProgram } from '../../../src/scan/jail/start/program.ts'
import { type Architecture, startArchitectures } from '../../../src/scan/jail/start/system-calls.ts'
import { hasPart } from '../../bootstrapped.ts'
import { temporaryFolder } from '../../temporary-folder.ts'

const runs = (architecture: Architecture) =>
  architecture === process.arch || (architecture === 'arm64' && hasPart('BUILDONCE_TEST_EMULATION'))

describe.each(startArchitectures)('a start program for %s', architecture => {
  const here = runs(architecture) ? test : test.skip

  /** Writes a program that makes the calls, and starts it with the arguments. */
  function started(calls: readonly Call[], args: readonly string[] = []) {
    const path = written(calls)
    return spawnSync(path, args, { encoding: 'utf8', env: { GREETING: 'hello' } })
  }

  function written(calls: readonly Call[]): string {
    const path = join(temporaryFolder('start'), 'start')
    writeFileSync(path, startProgram(calls, architecture), { mode: 0o755 })
    return path
  }

  const say = (text: string): Call => ({ name: 'write', args: [1, Buffer.from(text), text.length] })
  const end: Call = { name: 'exit_group', args: [3] }

  here('makes its calls in order, with numbers and with bytes', () => {
    expect(started([say('one '), say('two'), end])).toMatchObject({
      status: 3,
      stdout: 'one two',
      stderr: '',
    })
  })

  here('becomes the program of its first argument', () => {
    const other = written([say('other'), end])
    expect(started([say('start ')], [other])).toMatchObject({ status: 3, stdout: 'start other' })
  })

  here('says which call Linux refused, and goes on after no error but those that it tolerates', () => {
    const nowhere: Call = { name: 'chdir', args: [Buffer.from('/nowhere\0')] }
    const refused = {
      status: 125,
      stdout: 'before ',
      stderr: 'the sandbox was not completed: Linux refused chdir\n',
    }
    expect(started([say('before '), nowhere, say('after'), end])).toMatchObject(refused)
    const others = { ...nowhere, tolerated: ['EPERM', 'EINVAL'] } as const
    expect(started([say('before '), others, say('after'), end])).toMatchObject(refused)
    expect(started([{ ...nowhere, tolerated: 'all' }, say('after'), end])).toMatchObject({ stdout: 'after' })
    const wrong: Call = { name: 'prctl', args: [24, 63, 0, 0, 0], tolerated: ['ENOSYS', 'EINVAL', 'EPERM'] }
    expect(started([wrong, say('after'), end])).toMatchObject({ status: 3, stdout: 'after' })
  })

  here('says when there is no program to become', () => {
    expect(started([], ['/nowhere'])).toMatchObject({
      status: 125,
      stderr: 'the sandbox was not completed: Linux refused execve\n',
    })
  })
})

test('a start program passes on arguments and environment', () => {
  const path = join(temporaryFolder('start'), 'start')
  writeFileSync(path, startProgram([], process.arch as Architecture), { mode: 0o755 })
  const args = ['/bin/sh', '-c', 'echo "$GREETING $1 $#"', 'name', 'first', 'second']
  const { stdout } = spawnSync(path, args, { encoding: 'utf8', env: { GREETING: 'hello' } })
  expect(stdout).toBe('hello first 2\n')
})
