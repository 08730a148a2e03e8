import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')

/** A registry of our own for one benchmark. */
export interface BenchRegistry {
  readonly host: string
  /** The number of requests it has answered. */
  requests(): Promise<number>
}

const started: ChildProcess[] = []
const folders: string[] = []

/** Starts an empty registry (distribution) on loopback. */
export async function startRegistry(port: number): Promise<BenchRegistry> {
  const folder = newFolder()
  const binary = process.env.BUILDONCE_TEST_REGISTRY_BIN ?? 'docker-registry'
  started.push(
    spawn(join(root, 'script/bootstrap.d/registry'), [binary, folder, String(port)], { stdio: 'ignore' }),
  )
  while (!(await isOpen(port))) await sleep(50)
  return {
    host: `127.0.0.1:${port}`,
    async requests() {
      await sleep(150)
      const log = readFileSync(join(folder, 'access.log'), 'utf8')
      return log.match(/HTTP\/1\.1"/g)?.length ?? 0
    },
  }
}

/** Starts a proxy before a registry that adds a round trip time, and gives its address. */
export async function startDelay({ host }: BenchRegistry, roundTrip: number): Promise<string> {
  const proxy = spawn(process.execPath, [
    join(import.meta.dirname, 'delay.ts'),
    host.split(':')[1] ?? '',
    String(roundTrip),
  ])
  started.push(proxy)
  const port = await new Promise<string>(resolve =>
    proxy.stdout?.once('data', chunk => resolve(String(chunk).trim())),
  )
  return `127.0.0.1:${port}`
}

/** Makes a folder that is removed at the end. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-promote-'))
  folders.push(folder)
  return folder
}

/** Ends what was started and removes its folders. */
export function stopAll(): void {
  for (const child of started) child.kill()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** Runs commands to their end and gives the milliseconds they took; nothing when one is not there or fails, which is said. */
export function time(commands: readonly (readonly string[])[]): number | undefined {
  const began = performance.now()
  for (const [file = '', ...args] of commands) {
    const ended = spawnSync(file, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
    if (ended.error) return undefined
    if (ended.status === 0) continue
    process.stderr.write(`${file} ${args.slice(0, 3).join(' ')} failed: ${ended.stderr.trim().slice(-200)}\n`)
    return undefined
  }
  return performance.now() - began
}

/** Gives the middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(!socket.destroy().connecting))
    socket.once('error', () => resolve(false))
  })
}
