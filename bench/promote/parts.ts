import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OwnRegistry, startRegistry } from '../../__tests__/own-registry.ts'

const started: ChildProcess[] = []
const registries: OwnRegistry[] = []
const folders: string[] = []

/** Starts an empty registry that ends with the benchmark. */
export async function startOwn(): Promise<OwnRegistry> {
  const registry = await startRegistry()
  registries.push(registry)
  return registry
}

/** Starts a proxy before a registry that adds a round trip time, and returns its address. */
export async function startDelay({ host }: OwnRegistry, roundTrip: number): Promise<string> {
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

/** Creates a folder that is removed at the end. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-promote-'))
  folders.push(folder)
  return folder
}

/** Ends what was started and removes its folders. */
export async function stopAll(): Promise<void> {
  for (const child of started) child.kill()
  await Promise.all(registries.map(registry => registry.stop()))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** Runs commands to their end and returns the milliseconds they took; nothing when one is not there or fails, which is said. */
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

/** Returns the middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
