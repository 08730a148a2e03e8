import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Sandbox } from '../../../src/scan/jail/jail.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { canJail } from '../tools.ts'
import { perl } from './perl.ts'

const found = perl()
const here = (sandbox: Sandbox) => (found !== undefined && canJail(sandbox) ? describe : describe.skip)

/** Lets a caller that leaves everything open start the hostile program in a sandbox; returns what that printed, line by line. */
function obtainedIn(sandbox: Sandbox, account?: number): string[] {
  const folder = temporaryFolder('planted')
  chmodSync(folder, 0o777)
  const become =
    account === undefined ? [] : ['setpriv', `--reuid=${account}`, `--regid=${account}`, '--clear-groups']
  const [file = '', ...args] = [
    ...become,
    ...['perl', join(import.meta.dirname, 'caller.pl'), folder],
    ...[
      account === undefined ? process.execPath : 'node',
      join(import.meta.dirname, 'run.ts'),
      sandbox,
      JSON.stringify(found),
    ],
  ]
  if (account !== undefined) sharePrograms(folder)
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, TMPDIR: folder, NODE_OPTIONS: '' }
  const { stdout, stderr, status } = spawnSync(file, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the hostile program did not come to its end: ${stderr}${stdout}`)
  return stdout.trim().split('\n')
}

/** Another account may reach neither the programs of this one nor the folder of this test run. */
function sharePrograms(folder: string): void {
  chmodSync(dirname(folder), 0o711)
  const bwrap = execFileSync('sh', ['-c', 'command -v bwrap'], { encoding: 'utf8' }).trim()
  for (const [name, path] of Object.entries({ node: process.execPath, bwrap }))
    copyFileSync(path, join(folder, name))
}

const secrets = (lines: readonly string[]) => lines.filter(line => line.includes('s3cret-of-the-'))
const state = (lines: readonly string[], name: string) =>
  lines.find(line => line.startsWith(`${name}: `))?.slice(name.length + 2)

/** What a process of a sandbox is like, whatever the one that starts it is like. */
function expectNothingInherited(lines: readonly string[]): void {
  expect(secrets(lines)).toEqual([])
  const obtained = lines.filter(line => line.startsWith('obtained '))
  // The engine sets its own, and the shell or bubblewrap the working directory.
  const own = /^obtained environment (HOME: \/tmp|PWD: \/|HOSTNAME: [0-9a-f]{12}|PATH: \S+)$/
  // The processes that it sees are its own, with their own arguments.
  const itself = /^obtained \/proc\/\d+\/(environ|cmdline): /
  expect(obtained.filter(line => !own.test(line) && !itself.test(line))).toEqual([])
  expect(lines.at(-1)).toBe('end')
  expect({
    families: state(lines, 'socket families'),
    keyring: state(lines, 'joins a keyring'),
    signals: state(lines, 'signals the holder'),
    umask: state(lines, 'umask'),
    blocked: state(lines, 'blocked signals'),
    session: state(lines, 'leads its session'),
    gains: state(lines, 'may gain rights'),
    filter: state(lines, 'filter of system calls'),
    ambient: state(lines, 'ambient capabilities'),
    core: state(lines, 'limit of core'),
    data: state(lines, 'limit of data'),
    files: state(lines, 'limit of files'),
    queues: state(lines, 'limit of queues'),
    stack: state(lines, 'limit of stack'),
  }).toEqual({
    // AF_UNIX, AF_INET and AF_INET6: not AF_VSOCK, AF_NETLINK, AF_PACKET or any other.
    families: '1 2 10',
    keyring: 'no',
    signals: 'no',
    umask: '022',
    blocked: '0000000000000000',
    session: 'yes',
    gains: 'no',
    filter: '2',
    ambient: '',
    core: '0 0',
    data: '13073741824 13073741824',
    files: '4096 4096',
    queues: '0 0',
    stack: '8388608 8388608',
  })
  const [account] = (state(lines, 'account') ?? '').split(' ')
  expect(Number(account)).toBeGreaterThanOrEqual(65534)
  expect(state(lines, 'account after trying to become root')).toBe(`${account} ${account}`)
  // SIGFPE is ignored by Perl itself.
  expect(state(lines, 'ignored signals')).toBe('8')
}

for (const sandbox of ['docker', 'bubblewrap', 'unshare'] as const) {
  here(sandbox)(`a scanner in ${sandbox}`, () => {
    test('inherits nothing of its caller and obtains no secret', () => {
      expectNothingInherited(obtainedIn(sandbox))
    })
  })
}

/** Root can start as another account, where that may read this repository. */
const another = ['setpriv', '--reuid=54321', '--regid=54321', '--clear-groups', 'test', '-r']
const readable = () => spawnSync(another[0] ?? '', [...another.slice(1), import.meta.filename]).status === 0
const asRoot = process.getuid?.() === 0 && readable() ? here('bubblewrap') : describe.skip
asRoot('a scanner in bubblewrap that an account without rights starts', () => {
  test('inherits nothing of its caller and obtains no secret', () => {
    expectNothingInherited(obtainedIn('bubblewrap', 54321))
  })
})

const anywhere = found === undefined ? describe.skip : describe
anywhere('without a sandbox', () => {
  test('the same program obtains a secret from every place', () => {
    const lines = obtainedIn('none')
    const places = secrets(lines).map(line => /s3cret-of-the-([a-z-]+?)(?:s3cret|$)/.exec(line)?.[1])
    expect([...new Set(places)].sort()).toEqual([
      'abstract-socket',
      'descriptor',
      'keyring',
      'memory',
      'private-file',
      'public-file',
      'socket-pair',
      'tcp-socket',
      'unix-socket',
    ])
    expect(state(lines, 'umask')).toBe('000')
    expect(state(lines, 'may gain rights')).toBe('yes')
  })
})
