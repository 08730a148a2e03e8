import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Jail, Sandbox, SandboxCommand } from '../../src/scan/jail/jail.ts'
import { openJail } from '../../src/scan/jail/open.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { processesNaming } from './processes.ts'
import { canJail, type TestTools, testTools, wanted } from './tools.ts'

const secret = `s3cret-${'x'.repeat(12)}`
const shell = bootstrapped('BUILDONCE_TEST_BUSYBOX')
const limits = { milliseconds: 10_000, output: 1024 * 1024 }

for (const sandbox of ['docker', 'bubblewrap', 'unshare'] as const) {
  const here = canJail(sandbox) ? describe : describe.skip
  here(`a hostile program in ${sandbox}`, () => breakOut(sandbox))
}

function breakOut(sandbox: Sandbox): void {
  let tools: TestTools
  let jail: Jail
  let database: string

  beforeEach(async () => {
    tools = await testTools({ SECRET_TOKEN: secret, GITHUB_TOKEN: secret })
    database = join(tools.host.temp, 'db')
    await mkdir(database)
    await writeFile(join(database, 'trivy.db'), 'the database')
    jail = (await openJail(wanted(sandbox), async () => {}, tools)).jail
  })
  afterEach(async () => {
    await jail.close()
    await tools.close()
  })

  /** Runs a shell script in the sandbox, with `b` for the programs of busybox. */
  async function attempt(script: string, within = limits) {
    const inmate: SandboxCommand = {
      program: shell,
      args: ['sh', '-c', `b() { /scanner/busybox "$@"; }\n${script}`],
      env: () => ({ HOME: '/tmp', TRIVY_CACHE_DIR: '/cache' }),
      readable: { '/cache/db': database, '/in/blobs': database, ...(await nullDevice(sandbox, tools)) },
    }
    const messages: Uint8Array[] = []
    return jail.run(inmate, within, chunk => messages.push(chunk))
  }

  test('sees only the environment that it is given', async () => {
    const { stdout } = await attempt('b env')
    const names = stdout.split('\n').map(line => line.split('=')[0])
    const allowed = ['HOME', 'TRIVY_CACHE_DIR', 'PWD', 'OLDPWD', 'SHLVL', 'PATH', 'HOSTNAME', '_', '']
    const proxies = ['HTTP', 'HTTPS', 'FTP', 'NO', 'ALL'].flatMap(name => [
      `${name}_PROXY`,
      `${name.toLowerCase()}_proxy`,
    ])
    expect(names.filter(name => !allowed.includes(name ?? '') && !proxies.includes(name ?? ''))).toEqual([])
    expect(stdout).not.toContain(secret)
  })

  test('finds no secret in the processes that it can see, and not ours among them', async () => {
    const decoy = tools.exec.start({ file: 'sleep', args: ['60'], env: { SECRET_TOKEN: secret } })
    const script = `
      for process in /proc/[0-9]*; do
        b cat $process/environ $process/cmdline 2>/dev/null
        ${readMemory('$process')}
      done; echo; b kill -9 ${process.pid} 2>/dev/null; echo done`
    const { stdout } = await attempt(script)
    await decoy.end()
    expect(stdout).toContain('done')
    expect(stdout).not.toContain(secret)
    expect(stdout).not.toMatch(/jest|dockerd|runsvc/)
  })

  test('finds no file of this machine, no credentials and no socket', async () => {
    const places = [
      '/root',
      '/home',
      '/etc/passwd',
      '/etc/shadow',
      '/var/run/docker.sock',
      '/run',
      process.cwd(),
    ]
    const script = `for place in ${[...places, tools.host.workspace].join(' ')}; do [ ! -e $place ] || echo $place; done
      b find / -type s 2>/dev/null; b find / -name '*docker*' -path '*sock*' 2>/dev/null; echo end`
    const { stdout } = await attempt(script)
    // Docker makes /run and an empty /etc for itself.
    expect(stdout.split('\n').filter(line => line !== '/run')).toEqual(['end', ''])
  })

  test('is an account without rights that cannot get any', async () => {
    const { stdout } = await attempt(
      'b id -u; b id -g; b su -c id 2>&1; b mount -t tmpfs none /tmp 2>&1 || echo refused',
    )
    const [user, group] = stdout.split('\n').map(Number)
    expect(user).toBeGreaterThanOrEqual(65534)
    expect(group).toBe(user)
    expect(stdout).toContain('refused')
    expect(stdout).not.toContain('uid=0')
  })

  test('reaches nothing over the network', async () => {
    const { server, port, callers } = await listener()
    const datagrams = await datagramListener()
    const script = `
      b timeout 2 nc 127.0.0.1 ${port} </dev/null && echo CONNECTED
      b timeout 2 wget -q -O - http://127.0.0.1:${port}/ && echo FETCHED
      b timeout 1 tftp -g -l /tmp/file -r file 127.0.0.1 ${datagrams.port} 2>/dev/null ; b ip link 2>/dev/null | b grep -c '^[0-9]'
      b timeout 2 nslookup example.org >/dev/null 2>&1 && echo RESOLVED; echo end`
    const { stdout } = await attempt(script)
    server.close()
    datagrams.socket.close()
    expect([callers(), datagrams.received()]).toEqual([0, 0])
    expect(stdout).toMatch(/^[01]\nend\n$/)
  })

  test('can change neither what it reads nor itself', async () => {
    const script = `
      for path in /in/blobs/trivy.db /in/blobs/new /in/new /cache/db/trivy.db /cache/db/new /cache/new /new /scanner/new /scanner/busybox; do
        (echo evil >$path) 2>/dev/null && echo "wrote $path"
      done; b rm -f /cache/db/trivy.db 2>/dev/null; b chmod 777 /scanner/busybox 2>/dev/null && echo changed; echo end`
    const before = (await stat(shell)).mode
    const { stdout } = await attempt(script)
    expect(stdout).toBe('end\n')
    expect(await readFile(join(database, 'trivy.db'), 'utf8')).toBe('the database')
    expect(await readdir(database)).toEqual(['trivy.db'])
    expect((await stat(shell)).mode).toBe(before)
  })

  test('leaves nothing for the next run, not even in its temporary folder', async () => {
    await attempt(
      'echo evil >/tmp/left; b cp /scanner/busybox /tmp/program 2>/dev/null; /tmp/program true && echo RAN',
    )
    const { stdout } = await attempt('[ ! -e /tmp/left ] && echo clean')
    expect(stdout).toBe('clean\n')
    expect(existsSync('/tmp/left')).toBe(false)
  })

  test('writes to no file of the workflow', async () => {
    const names = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']
    const files = names.map(name => join(tools.host.temp, name))
    for (const file of files) await writeFile(file, '')
    const attempts = names.map((name, at) => `echo evil=1 >>${files[at]}; echo evil=1 >>"$${name}"`)
    const { stdout } = await attempt(`${attempts.join('\n')}\necho end`)
    expect(stdout).toBe('end\n')
    expect(await Promise.all(files.map(file => readFile(file, 'utf8')))).toEqual(names.map(() => ''))
  })

  test('is ended when it writes without end', async () => {
    await expect(attempt('b yes 0123456789012345678901234567890123456789')).rejects.toThrow(
      'it wrote more than 1048576 bytes',
    )
    await expect(attempt('b yes 0123456789012345678901234567890123456789 >&2')).rejects.toThrow('of messages')
  })

  test('is ended when it does not end, with its children, although it ignores being told', async () => {
    const mark = `31${process.pid}`
    const script = `trap '' TERM INT; b sleep ${mark} & while :; do b sleep ${mark}; done`
    await expect(attempt(script, { ...limits, milliseconds: 500 })).rejects.toThrow(
      'did not finish within 0.5 s',
    )
    expect(await processesNaming(mark)).toEqual([])
  })

  test('is ended with children by the hundred', async () => {
    const mark = `33${process.pid}`
    const script = `i=0; while [ $i -lt 200 ]; do b sleep ${mark} & i=$((i+1)); done; echo all; b sleep ${mark}`
    await expect(attempt(script, { ...limits, milliseconds: 1500 })).rejects.toThrow('did not finish')
    expect(await processesNaming(mark)).toEqual([])
  })

  test('takes its children with it', async () => {
    const mark = `32${process.pid}`
    const { exitCode } = await attempt(
      `b setsid /scanner/busybox sleep ${mark} </dev/null >/dev/null 2>&1 & exit 3`,
    )
    expect(exitCode).toBe(3)
    expect(await processesNaming(mark)).toEqual([])
  })

  test('is ended when the run is told to stop', async () => {
    const stop = new AbortController()
    const stoppable = (await openJail(wanted(sandbox), async () => {}, { ...tools, signal: stop.signal }))
      .jail
    setTimeout(() => stop.abort(), 300)
    const inmate = { program: shell, args: ['sleep', '100'], env: () => ({}), readable: {} }
    await expect(stoppable.run(inmate, limits, () => {})).rejects.toThrow('the run was cancelled')
    await stoppable.close()
  })
}

test('without a jail the same attempts succeed, all but those on the environment', async () => {
  const tools = await testTools({ SECRET_TOKEN: secret })
  const { jail } = await openJail(wanted('none'), async () => {}, tools)
  const { server, port, callers } = await listener()
  const decoy = tools.exec.start({ file: 'sleep', args: ['60'], env: { SECRET_TOKEN: secret } })
  const datagrams = await datagramListener()
  const memory = await jail.run(
    {
      program: shell,
      args: [
        'sh',
        '-c',
        `b() { ${shell} "$@"; }; ${readMemory(`/proc/${decoy.pid}`)} | b grep -o ${secret} | b wc -l`,
      ],
      env: () => ({ HOME: '/tmp' }),
      readable: {},
    },
    limits,
    () => {},
  )
  const script = `b() { ${shell} "$@"; }; b env; echo; b cat /proc/${decoy.pid}/environ; ls ${tools.host.workspace}
    b timeout 2 nc 127.0.0.1 ${port} </dev/null; echo evil >${tools.host.temp}/output
    b timeout 1 tftp -g -l /tmp/file -r file 127.0.0.1 ${datagrams.port} 2>/dev/null`
  const inmate = { program: shell, args: ['sh', '-c', script], env: () => ({ HOME: '/tmp' }), readable: {} }
  const { stdout } = await jail.run(inmate, limits, () => {})
  await decoy.end()
  server.close()
  const [environment = '', processes] = stdout.split('\n\n')
  expect(environment).not.toContain(secret)
  expect(processes).toContain(secret)
  datagrams.socket.close()
  expect(Number(memory.stdout)).toBeGreaterThan(0)
  expect(callers()).toBe(1)
  expect(datagrams.received()).toBeGreaterThan(0)
  expect(await readFile(join(tools.host.temp, 'output'), 'utf8')).toBe('evil\n')
  await jail.close()
  await tools.close()
})

test.each<Sandbox>((['docker', 'unshare'] as const).filter(canJail))(
  'in %s a program cannot start processes without end',
  async sandbox => {
    const tools = await testTools()
    const { jail } = await openJail(wanted(sandbox), async () => {}, tools)
    const inmate = {
      program: shell,
      args: [
        'sh',
        '-c',
        'i=0; while [ $i -lt 600 ]; do /scanner/busybox sleep 5 & i=$((i+1)); done; echo all',
      ],
      env: () => ({}),
      readable: await nullDevice(sandbox, tools),
    }
    const { stdout, stderr } = await jail
      .run(inmate, limits, () => {})
      .catch(() => ({ stdout: '', stderr: 'ended' }))
    expect(stdout).not.toContain('all')
    expect(stderr).toMatch(/fork|ended/)
    await jail.close()
    await tools.close()
  },
)

test('the proxies of the Docker client, which may hold a password, do not get into the jail', async () => {
  const tools = await testTools()
  const config = join(tools.host.temp, 'docker')
  await mkdir(config)
  const proxies = {
    default: { httpProxy: `http://me:${secret}@proxy:80`, allProxy: `http://me:${secret}@proxy:80` },
  }
  await writeFile(join(config, 'config.json'), JSON.stringify({ proxies }))
  const configured = await testTools({ DOCKER_CONFIG: config })
  const { jail } = await openJail(wanted('docker'), async () => {}, configured)
  const inmate = { program: shell, args: ['env'], env: () => ({}), readable: {} }
  expect((await jail.run(inmate, limits, () => {})).stdout).not.toContain(secret)
  await jail.close()
  await configured.close()
  await tools.close()
})

/** The shell reads /dev/null for its background processes; a sandbox that has none gets an empty file there. */
async function nullDevice(sandbox: Sandbox, { host }: TestTools): Promise<Record<string, string>> {
  if (sandbox === 'docker') return {}
  const empty = join(host.temp, 'empty')
  await writeFile(empty, '')
  return { '/dev/null': empty }
}

/** Writes a shell command that prints what a process has in its heap and on its stack. */
function readMemory(process: string): string {
  return `b grep -E 'heap|stack' ${process}/maps 2>/dev/null | while IFS='- ' read -r from to rest; do
    b dd if=${process}/mem bs=4096 skip=$((0x$from / 4096)) count=$(((0x$to - 0x$from) / 4096)) 2>/dev/null
  done | b tr -cd '[:alnum:]-'`
}

async function datagramListener(): Promise<{ socket: Socket; port: number; received: () => number }> {
  let count = 0
  const socket = createSocket('udp4', () => void count++)
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { socket, port: socket.address().port, received: () => count }
}

async function listener(): Promise<{ server: Server; port: number; callers: () => number }> {
  let count = 0
  const server = createServer(socket => {
    count++
    socket.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0, callers: () => count }
}
