import { expect, test } from '@jest/globals'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const exec = createExec({ PATH: process.env.PATH, KEPT: 'yes' })
const node = process.execPath

test('a command gives its exit code, output and error output', async () => {
  const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exit(3)'
  expect(await exec.run({ file: node, args: ['-e', script] })).toEqual({
    exitCode: 3,
    stdout: 'out',
    stderr: 'err',
  })
})

test('arguments reach the program as they are, without a shell', async () => {
  const args = ['$HOME', '`id`', 'a b', '"; rm -rf x', '']
  const { stdout } = await exec.run({
    file: node,
    args: ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', ...args],
  })
  expect(JSON.parse(stdout)).toEqual(args)
})

test('a program in a folder with blanks starts', async () => {
  const { symlink } = await import('node:fs/promises')
  const folder = temporaryFolder('with blanks')
  await symlink(node, `${folder}/node`)
  expect(await exec.run({ file: `${folder}/node`, args: ['-e', ''] })).toMatchObject({ exitCode: 0 })
})

test('standard input is given and nothing is inherited', async () => {
  const script = 'process.stdin.pipe(process.stdout)'
  expect(await exec.run({ file: node, args: ['-e', script], stdin: 'secret' })).toMatchObject({
    stdout: 'secret',
  })
  expect(await exec.run({ file: node, args: ['-e', script] })).toMatchObject({ stdout: '' })
})

test('a program that ends before it reads standard input does no harm', async () => {
  for (let round = 0; round < 50; round++) {
    expect(await exec.run({ file: 'true', args: [] })).toMatchObject({ exitCode: 0 })
  }
})

test('variables are added, or the whole environment is replaced', async () => {
  const script = 'console.log(process.env.KEPT, process.env.ADDED)'
  expect((await exec.run({ file: node, args: ['-e', script], env: { ADDED: '1' } })).stdout).toBe('yes 1\n')
  expect((await exec.run({ file: node, args: ['-e', script], onlyEnv: { ADDED: '1' } })).stdout).toBe(
    'undefined 1\n',
  )
})

test('the inputs of an action are not handed on', async () => {
  const inputs = { INPUT_PASSWORD: 'secret', 'INPUT_SIGNING-KEY': 'secret', 'INPUT_ALL-INPUTS': '{}' }
  const own = createExec({ PATH: process.env.PATH, ...inputs })
  const script = 'console.log(Object.keys(process.env).filter(name => name.startsWith("INPUT_")).length)'
  expect((await own.run({ file: node, args: ['-e', script] })).stdout).toBe('0\n')
})

const hosts = {
  ACTIONS_RUNTIME_TOKEN: 'secret',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example',
  ACTIONS_RESULTS_URL: 'https://results.example',
  STATE_kept: '[]',
  GITHUB_ENV: '/env',
  GITHUB_OUTPUT: '/output',
  BUILDONCE_PASSWORD: 'secret',
}

test.each(['run', 'start'] as const)(
  'tokens of the job, its command files and the secrets of the command line are not handed on by %s',
  async how => {
    const own = createExec({ PATH: process.env.PATH, GITHUB_SHA: 'seen', ...hosts })
    const script = `console.log(Object.keys(process.env).filter(name => /ACTIONS|STATE|GITHUB|BUILDONCE/.test(name)).join())`
    const command = { file: node, args: ['-e', script] }
    const seen = async (needs: string[]) => {
      if (how === 'run') return (await own.run({ ...command, needs })).stdout.trim()
      const running = own.start({ ...command, needs })
      const chunks = await running.stdout.toArray()
      await running.ended
      return Buffer.concat(chunks).toString().trim()
    }
    expect(await seen([])).toBe('GITHUB_SHA')
    expect(await seen(['ACTIONS_RUNTIME_TOKEN'])).toBe('GITHUB_SHA,ACTIONS_RUNTIME_TOKEN')
  },
)

test('a process that a command leaves behind does not hold it up', async () => {
  const script = 'echo done; sleep 60 & echo $!'
  const { exitCode, stdout } = await exec.run({ file: 'sh', args: ['-c', script] })
  const [first, pid] = stdout.trim().split('\n')
  process.kill(Number(pid))
  expect([exitCode, first]).toEqual([0, 'done'])
})

test('a signal that ends a command is its exit code', async () => {
  for (const [signal, code] of [
    ['SEGV', 139],
    ['KILL', 137],
    ['TERM', 143],
  ] as const)
    expect(await exec.start({ file: 'sh', args: ['-c', `kill -${signal} $$`] }).ended).toBe(code)
})

test('a program that is not there is named, with what to do', async () => {
  await expect(exec.run({ file: 'no-such-program', args: [] })).rejects.toThrow(
    'could not start no-such-program',
  )
  await expect(exec.start({ file: 'no-such-program', args: [] }).ended).rejects.toThrow(
    'could not start no-such-program',
  )
})

test('a running command can be ended, also one that ignores SIGTERM', async () => {
  const script = 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)'
  const running = exec.start({ file: node, args: ['-e', script] })
  await new Promise(resolve => running.stdout.once('data', resolve))
  expect(await running.end(100)).toBe(137)
  expect(await running.end()).toBe(137)
})
