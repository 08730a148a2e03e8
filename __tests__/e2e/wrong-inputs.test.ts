import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { writeWrongFiles } from '../entry/wrong-files.ts'
import { wrongInputs } from '../entry/wrong-inputs.ts'
import { machine } from '../golden/machine.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { root } from './parts.ts'

const folder = temporaryFolder('wrong')
const env = machine(folder)
writeWrongFiles(folder)

/** Starts the bundle as a user does; one that hangs is killed. */
function buildonce(program: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, ...more },
    timeout: 300_000,
    killSignal: 'SIGKILL',
  })
}

/** All are tried in one process without the bundle, by a test of the entry; here some of each stage. */
const some = wrongInputs.filter((_, at) => at % 15 === 0)

describe('the bundle', () => {
  test.each(some.map(one => ({ ...one })))(
    '$what: is refused with what to do',
    ({ argv, env: more, says }) => {
      const { status, stdout, stderr } = buildonce(join(root, 'dist', 'cli.js'), argv, more)
      expect(stderr).toContain(says)
      expect(status).toBe(2)
      expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .*:\d+|unexpected error/m)
    },
  )

  test('knows its version where dist/ was copied alone', () => {
    const alone = join(temporaryFolder('alone'), 'dist')
    cpSync(join(root, 'dist'), alone, { recursive: true })
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(buildonce(join(alone, 'cli.js'), ['--version']).stdout).toBe(`${version}\n`)
  })

  test('asks in each of its entries whether Node is new enough', () => {
    const stages = ['setup', 'tags', 'build', 'size', 'scan', 'smoke', 'promote', 'report']
    for (const name of [...stages, 'cli', 'post']) {
      const stub = readFileSync(join(root, 'dist', `${name}.js`), 'utf8')
      expect(stub).toMatch(/^(?:#!.*\n)?import \{ start \} from '\.\/start\.js'\n\nstart\(.*\)\n$/)
    }
  })
})
