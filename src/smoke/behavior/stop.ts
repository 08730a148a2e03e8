import { readFile } from 'node:fs/promises'
import type { Tools } from '../../stage/stage.ts'
import type { EventStream } from '../container/event-stream.ts'
import { isHere } from '../container/listening.ts'
import { inspectContainer } from '../container/watch.ts'
import { docker } from '../engine/docker.ts'

/** How a container reacted to its stop signal. */
export interface Stopped {
  /** When it had ended, by the daemon's clock. */
  readonly at: number
  /** From the signal to its end, by the daemon's clock; where an event was lost, by ours. */
  readonly seconds: number
  readonly byEvents: boolean
  readonly exitCode: number
  /** It had to be killed. */
  readonly killed: boolean
  /** It had no handler for the signal, so the kernel dropped it: known without waiting. */
  readonly unhandled: boolean
}

/**
 * Stops a container with its stop signal and measures it. A process 1 without a handler never gets the signal; where that
 * can be seen it is killed at once instead of after the grace period.
 */
export async function stopContainer(
  { name, id, pid, signal, patienceMs, events }: StopOptions,
  tools: Tools,
): Promise<Stopped | undefined> {
  const unhandled = (await handlesSignal(pid, id, signal)) === false
  const patience = unhandled ? 0 : Math.max(1, Math.ceil(patienceMs / 1000))
  const before = tools.now()
  const { exitCode } = await docker(tools.exec, ['stop', '-t', String(patience), name])
  if (exitCode !== 0) return undefined
  const died = (await lastDeath(events, name)) ?? (await inspectedDeath(name, tools))
  const kill = events.events.find(event => event.container === name && event.action === 'kill')
  if (died === undefined) return undefined
  const ms = kill === undefined ? tools.now() - before : Math.max(0, died.at - kill.at)
  return {
    at: died.at,
    seconds: round(ms / 1000),
    byEvents: kill !== undefined,
    exitCode: died.exitCode ?? 0,
    killed: died.exitCode === 137 && ms >= patience * 1000 - 100,
    unhandled,
  }
}

export interface StopOptions {
  readonly name: string
  readonly id: string
  readonly pid: number
  /** The image's stop signal. */
  readonly signal: string
  readonly patienceMs: number
  readonly events: EventStream
}

/** Describes what was wrong with a stop; nothing when it was clean. */
export function stopFault(
  { seconds, exitCode, killed, unhandled }: Omit<Stopped, 'at' | 'byEvents'>,
  signal: string,
  entrypoint: readonly string[],
): string | undefined {
  if (killed) {
    const shell = /^(.*\/)?(sh|bash|ash|dash)$/.test(entrypoint[0] ?? '')
    const advice = shell
      ? 'Its process 1 is a shell: use the exec form of ENTRYPOINT or CMD, or `exec` in the script.'
      : 'Handle the signal in the application, or start it through tini (`--init`).'
    return unhandled
      ? `process 1 has no handler for ${signal} and ignores it. ${advice}`
      : `it did not stop within ${seconds.toFixed(1)} s of ${signal} and was killed. ${advice}`
  }
  if (exitCode === 0 || exitCode === 128 + signalNumber(signal)) return undefined
  return `it exited with code ${exitCode} after ${signal}; a clean stop exits with 0 or ${128 + signalNumber(signal)}`
}

/** Returns whether a process gets a signal; nothing where that cannot be seen. */
async function handlesSignal(pid: number, id: string, signal: string): Promise<boolean | undefined> {
  if (!(await isHere(pid, id))) return undefined
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')
  const [status, waitsIn] = await Promise.all([read('status'), read('wchan')])
  return catches(status, signalNumber(signal), waitsIn)
}

/**
 * Reads from `/proc/PID/status` whether process 1 of a container gets a signal: it has a handler, or blocks the signal and reads it,
 * or waits for it in the kernel, as tini and dumb-init do: then it blocks it only between two waits. Where it waits, `/proc/PID/wchan`
 * shows to those who may trace it; without that nothing is said of a process without a handler.
 * https://man7.org/linux/man-pages/man7/pid_namespaces.7.html https://man7.org/linux/man-pages/man5/proc_pid_wchan.5.html
 */
export function catches(status: string, signal: number, waitsIn: string): boolean | undefined {
  const has = (field: string) => {
    const line = status.split('\n').find(each => each.startsWith(`${field}:`))
    const mask = /^\w+:\s*([0-9a-f]+)$/.exec(line ?? '')?.[1]
    return mask === undefined ? undefined : ((BigInt(`0x${mask}`) >> BigInt(signal - 1)) & 1n) === 1n
  }
  if (has('SigCgt') === undefined) return undefined
  if (has('SigCgt') === true || has('SigBlk') === true || waitsIn.includes('sigtimedwait')) return true
  return waitsIn === '' || waitsIn === '0' ? undefined : false
}

function signalNumber(signal: string): number {
  const names: Record<string, number> = {
    HUP: 1,
    INT: 2,
    QUIT: 3,
    KILL: 9,
    USR1: 10,
    USR2: 12,
    TERM: 15,
    WINCH: 28,
  }
  return (
    names[signal.replace(/^SIG/i, '').toUpperCase()] ??
    (Number.parseInt(signal.replace(/^SIGRTMIN\+/i, ''), 10) || 15)
  )
}

/** Waits briefly for the `die` event: `docker stop` may return first. */
async function lastDeath(events: EventStream, name: string) {
  for (let tries = 0; tries < 40; tries++) {
    const died = events.events.findLast(event => event.container === name && event.action === 'die')
    if (died !== undefined) return died
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  return undefined
}

/** Inspects the container when its `die` event was lost. */
async function inspectedDeath(name: string, tools: Tools) {
  const state = await inspectContainer(name, tools)
  return state?.status === 'exited' ? { at: state.finishedAt, exitCode: state.exitCode } : undefined
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
