import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'

/** One child process of a step. */
export type Program = {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** Sets how long the runner waits, in milliseconds. */
export type Timings = {
  /** Between SIGINT and SIGTERM. */
  readonly interrupt: number
  /** Between SIGTERM and SIGKILL. */
  readonly terminate: number
  /** For stdout and stderr that a left-over child holds open after the entry process has ended. */
  readonly drain: number
  /** After a job was cancelled, until everything is killed. */
  readonly cancel: number
}

/** How GitHub's runner waits. */
export const githubTimings: Timings = { interrupt: 7500, terminate: 2500, drain: 5000, cancel: 300_000 }

/** Watches over a program: `signal` asks it to stop, `expired` kills it. */
export type Watch = {
  readonly signal: AbortSignal
  readonly expired: AbortSignal
  readonly timings: Timings
  readonly onLine: (line: string) => void
}

/** Runs a program, hands over its lines, and returns its exit code (128 + n when a signal n ended it). */
export async function runProgram(
  program: Program,
  { signal, expired, timings, onLine }: Watch,
): Promise<number> {
  const child = spawn(program.file, program.args, {
    cwd: program.cwd,
    env: { ...program.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, name) => resolve(code ?? 128 + (signalNumbers[name ?? ''] ?? 0)))
  })
  const closed = new Promise(resolve => child.on('close', resolve))
  const flush = [child.stdout, child.stderr].map(stream => readLines(stream, onLine))
  const stop = new AbortController()
  const cancel = () => void stopProcess(name => child.kill(name), timings, stop.signal)
  const kill = () => void child.kill('SIGKILL')
  expired.addEventListener('abort', kill, { once: true })
  if (signal.aborted) cancel()
  else signal.addEventListener('abort', cancel, { once: true })
  try {
    const code = await exited
    await Promise.race([closed, delay(timings.drain, undefined, { signal: stop.signal }).catch(() => {})])
    return code
  } finally {
    stop.abort()
    signal.removeEventListener('abort', cancel)
    expired.removeEventListener('abort', kill)
    child.stdout.destroy()
    child.stderr.destroy()
    for (const end of flush) end()
  }
}

const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
}

/** Signals the entry process only, never its children, as the runner does on Linux. */
async function stopProcess(
  kill: (name: NodeJS.Signals) => void,
  timings: Timings,
  ended: AbortSignal,
): Promise<void> {
  try {
    kill('SIGINT')
    await delay(timings.interrupt, undefined, { signal: ended })
    kill('SIGTERM')
    await delay(timings.terminate, undefined, { signal: ended })
    kill('SIGKILL')
  } catch {
    // The process ended in time.
  }
}

function readLines(stream: Readable, onLine: (line: string) => void): () => void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line.replace(/\r$/, ''))
  })
  return () => {
    if (rest !== '') onLine(rest)
    rest = ''
  }
}
