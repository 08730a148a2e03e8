import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { inWords } from '../../src/messages/system-error.ts'
import { jobFolder, nameFor } from '../../src/pipeline/job-folder.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const source = (file: string) => JSON.stringify(resolve(`src/${file}`))

/** Runs a piece of code in a process of its own; one that does not end is killed. */
function ran(code: string, env: Record<string, string> = {}, args: readonly string[] = []) {
  const folder = temporaryFolder('process')
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', code, ...args],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, ...env },
      encoding: 'utf8',
      timeout: 300_000,
      killSignal: 'SIGKILL',
    },
  )
  return { status, signal, stdout, stderr, folder }
}

const buildonce = (args: readonly string[], env: Record<string, string> = {}) =>
  ran(`import { cli } from ${source('entry/cli.ts')}; await cli(process.argv.slice(1))`, env, args)

describe('an older Node', () => {
  const started = (call: string) =>
    ran(`Object.defineProperty(process, 'versions', { value: { node: '20.19.2' } })
      const { start } = await import(${source('entry/start.ts')}); await start(${call})`)
  const sentence =
    /^(::error::)?Buildonce needs Node 24 or newer, and this is Node 20\.19\.2 \(.*\): install a newer one, or put it first on the PATH\n$/

  test('is told in one sentence by the command line', () => {
    const { status, stdout, stderr } = started("'cli', ['--version']")
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(sentence)])
  })

  test('is told as an error of the step, and the post phase says nothing', () => {
    const { status, stdout, stderr } = started("'main', 'build'")
    expect([status, stdout, stderr]).toEqual([2, expect.stringMatching(sentence), ''])
    const post = started("'post'")
    expect([post.status, post.stdout, post.stderr]).toEqual([0, '', ''])
  })
})

describe('a signal', () => {
  const waiting = (cleaning: string) => `
    import { listenForCancel } from ${source('system/cancel.ts')}
    const cancel = listenForCancel()
    const hold = setInterval(() => {}, 1000)
    cancel.signal.addEventListener('abort', () => { process.stdout.write('first\\n'); ${cleaning} })
    process.stdout.write('ready\\n')`

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s that comes a second time ends what does not',
    async signal => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', waiting('')], {
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let told = ''
      child.stderr.on('data', text => {
        told += text
      })
      await once(child.stdout, 'data')
      child.kill(signal)
      await once(child.stdout, 'data')
      child.kill(signal)
      const [status, by] = await once(child, 'exit')
      expect([status, by]).toEqual([null, signal])
      expect(told).toBe('ended by a second signal: what was not cleaned up by now is left\n')
    },
  )

  test('that comes twice at once, as from a terminal and the program around this one, lets it clean up', async () => {
    const cleaning = 'clearInterval(hold); setImmediate(() => process.stdout.write("clean\\n"))'
    const child = spawn(process.execPath, ['--input-type=module', '-e', waiting(cleaning)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let told = ''
    child.stdout.on('data', text => {
      told += text
    })
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    child.kill('SIGTERM')
    const [status, by] = await once(child, 'exit')
    expect([status, by]).toEqual([0, null])
    expect(told).toContain('clean')
  })
})

describe('a place that cannot be used', () => {
  test.each(['/proc/x', '/proc/x/y', '/dev/null/x'])(
    'for the report, %s, ends the run with a sentence',
    place => {
      const { status, stderr } = buildonce(['report', `--report-dir=${place}`])
      expect(status).toBe(2)
      expect(stderr).toContain(`the report cannot be written to ${place}: `)
      expect(stderr).toContain('Set report-dir to a folder that can be written.')
    },
  )

  test('for the record is named with what to do', () => {
    const { status, stderr } = buildonce(['tags', '--run-file=/proc/x/run.json'], {
      BUILDONCE_REF: 'refs/heads/main',
    })
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/\/proc\/x: it is not there \(ENOENT, mkdir\)\nName one/),
    ])
  })

  test('for temporary files names the variable', () => {
    const { status, stderr } = buildonce(['tags'], { TMPDIR: '/nowhere' })
    expect(status).toBe(2)
    expect(stderr).toContain('no temporary folder can be made in /nowhere')
    expect(stderr).toContain('Set TMPDIR to a folder that is there and that this account may write.')
  })

  test('is a fault of the machine, whatever the system calls it, and never one of ours', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      errno: -28,
      syscall: 'write',
    })
    expect(inWords(error)).toMatchObject({
      message: 'no space is left on its disk (ENOSPC, write)',
      hint: 'Free some, or set TMPDIR to a folder of a larger disk.',
    })
    const ours = new TypeError('x is not a function')
    expect(inWords(ours)).toBe(ours)
  })
})

describe('buildonce cleanup', () => {
  test('says that there is nothing to do, and whether the record is there', () => {
    const absent = buildonce(['cleanup', '--run-file=nothing.json'])
    expect(absent.status).toBe(0)
    expect(absent.stderr).toMatch(/^nothing is to be removed: .*nothing\.json, which is not there\n$/)
  })

  test('says what to do about notes that cannot be read', async () => {
    const temp = temporaryFolder('temp')
    const record = join(temporaryFolder('checkout'), 'run.json')
    const notes = join(await jobFolder(temp), nameFor(record, 'left'))
    mkdirSync(notes)
    const { status, stderr } = buildonce(['cleanup', `--run-file=${record}`], { TMPDIR: temp })
    expect(status).toBe(2)
    expect(stderr).toContain(`what is to be removed cannot be read from ${notes}`)
    expect(stderr).toContain(`Remove ${notes}`)
  })

  test('counts the notes that are none of ours', async () => {
    const temp = temporaryFolder('temp')
    const record = join(temporaryFolder('checkout'), 'run.json')
    writeFileSync(join(await jobFolder(temp), nameFor(record, 'left')), 'broken\n{"stage":"temp"}\n')
    const { status, stderr } = buildonce(['cleanup', `--run-file=${record}`], { TMPDIR: temp })
    expect(status).toBe(0)
    expect(stderr).toContain(
      '2 of 2 notes about what is to be removed are none of ours; what they name is left',
    )
    expect(readdirSync(temp)).toEqual([])
  })
})

test('who reads the first lines only does not make it fail', () => {
  const folder = temporaryFolder('closed')
  const code = `import { cli } from ${source('entry/cli.ts')}; await cli(['run', '--help'])`
  const { stderr } = spawnSync(
    'bash',
    [
      '-c',
      '"$0" --input-type=module -e "$1" | head -n 1; echo "${PIPESTATUS[0]}" >&2',
      process.execPath,
      code,
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  expect(stderr).toBe('0\n')
})
