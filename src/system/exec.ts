import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { describe, UserError } from '../messages/errors.ts'
import { withGitSettings } from './git-settings.ts'

/** A command to start; it never goes through a shell. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  /** Variables added to the environment of this process; one without a value is taken out of it. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Names of variables that are withheld from other programs and that this one needs, for example a token of the job. */
  readonly needs?: readonly string[]
  /** Replaces the whole environment; for programs that are not trusted. */
  readonly onlyEnv?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Bytes for standard input; nothing is inherited. */
  readonly stdin?: string | Uint8Array
}

/** Callbacks and cancellation of a running command. */
export interface Watch {
  /** Receives output as it arrives; `stderr` and `stdout` in the order of arrival. */
  readonly onOutput?: (chunk: Uint8Array, stream: 'stdout' | 'stderr') => void
}

/** The result of a command. The text is UTF-8; `exitCode` is never null. */
export interface Finished {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** A running command, until it exits or is stopped. */
export interface Running {
  readonly pid: number
  readonly stdout: Readable
  readonly stderr: Readable
  /** Resolves when the process has exited, with any exit code; a signal results in 128 + its number. */
  readonly ended: Promise<number>
  /** Sends SIGTERM, and SIGKILL `graceMs` (default 2000) later if it still runs. */
  end(graceMs?: number): Promise<number>
}

/** Starts processes; the only place that does. */
export interface Exec {
  /** Runs a command to its end; a non-zero exit code is a result, a program that cannot be started is an error. */
  run(command: Command, watch?: Watch): Promise<Finished>
  /** Starts a command that the caller stops, for example a stream of events. */
  start(command: Command): Running
}

/** Bytes of output that are kept: more is an attack on memory, or what a stream should be read for. */
const longestOutput = 256 * 1024 * 1024

/** Milliseconds in which output still arrives after a command has exited. A process that it left behind may hold it open. */
const lateOutput = 5000

/** Creates the starter of processes: commands inherit `env`, the environment read by the host. */
export function createExec(env: Readonly<Record<string, string | undefined>>): Exec {
  return {
    run: (command, watch) => run(command, environment(env, command), watch),
    start: command => start(command, environment(env, command)),
  }
}

async function run(command: Command, env: Record<string, string>, watch: Watch = {}): Promise<Finished> {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  let total = 0
  const { child, ended } = spawned(command, env)
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk: Buffer) => {
      total += chunk.length
      if (total > longestOutput) return
      chunks[stream].push(chunk)
      watch.onOutput?.(chunk, stream)
    })
  let late: NodeJS.Timeout | undefined
  child.once('exit', () => {
    late = setTimeout(() => [child.stdout, child.stderr].forEach(stream => void stream.destroy()), lateOutput)
  })
  const exitCode = await ended.finally(() => clearTimeout(late))
  if (total > longestOutput)
    throw new UserError(`${command.file} wrote more than the ${longestOutput} bytes that are read`)
  return { exitCode, stdout: text(chunks.stdout), stderr: text(chunks.stderr) }
}

function start(command: Command, env: Record<string, string>): Running {
  const { child, ended } = spawned(command, env)
  return {
    pid: child.pid ?? -1,
    stdout: child.stdout,
    stderr: child.stderr,
    ended,
    async end(graceMs = 2000) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return ended
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await once(child, 'close').finally(() => clearTimeout(timer))
      return ended
    },
  }
}

function spawned(command: Command, env: Record<string, string>) {
  const { spawn } = process.getBuiltinModule('node:child_process')
  const child = spawn(command.file, command.args, { env, cwd: command.cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  // A program may end without reading its input.
  child.stdin.on('error', () => {})
  child.stdin.end(command.stdin ?? '')
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', error => reject(notStarted(command, error)))
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 9)))
  })
  ended.catch(() => {})
  return { child, ended }
}

/**
 * Names of what the host gives to us and not to the programs we start: inputs and state, with passwords and keys among them;
 * the tokens of the job, with which one can write its caches and artifacts and sign as its workflow; the files through which
 * a step sets outputs, variables and the PATH of later steps; the secrets of the command line; and the keys for the nodes of a
 * builder, which programs get as files.
 */
const withheld =
  /^(?:INPUT_|STATE_|ACTIONS_|BUILDONCE_|BUILDER_NODE_\d+_AUTH_TLS_|GITHUB_(?:OUTPUT|STATE|ENV|PATH|STEP_SUMMARY|ARTIFACTS(?:_LIST)?)$)/i

function environment(env: Readonly<Record<string, string | undefined>>, command: Command) {
  const { needs = [] } = command
  const inherited = Object.entries(env).filter(([name]) => !withheld.test(name) || needs.includes(name))
  const all = command.onlyEnv ?? withGitSettings({ ...Object.fromEntries(inherited), ...command.env })
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >
}

function notStarted({ file, cwd }: Command, cause: unknown): UserError {
  if (cwd !== undefined && !existsSync(cwd))
    return new UserError(`could not start ${file}: its folder ${cwd} does not exist`, { cause })
  const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT'
  return new UserError(
    `could not start ${file}: ${absent ? 'there is no such program on the PATH' : describe(cause)}`,
    {
      hint: `Install ${file} or put it on the PATH of this runner.`,
      cause,
    },
  )
}

function text(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString('utf8')
}
