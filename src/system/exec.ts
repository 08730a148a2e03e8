import { once } from 'node:events'
import { constants, EOL } from 'node:os'
import { pipeline, Readable } from 'node:stream'
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

/** A command whose standard input may come from another one as that writes it. */
export type Started = Omit<Command, 'stdin'> & { readonly stdin?: Command['stdin'] | Readable }

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

/** A program that could not be started, and has done nothing. */
export class NotStarted extends UserError {}

/** Starts processes; the only place that does. */
export interface Exec {
  /** Runs a command to its end; a non-zero exit code is a result, a program that cannot be started is an error. */
  run(command: Command, watch?: Watch): Promise<Finished>
  /** Starts a command that the caller stops, for example a stream of events. */
  start(command: Started): Running
}

/** The exit code of a process that was ended by an unknown signal: 128 + SIGKILL. */
const killed = 137

/** Bytes of output that are kept: more is an attack on memory, or what a stream should be read for. */
const longestOutput = 256 * 1024 * 1024

/** Milliseconds in which output still arrives after a command has exited. A process that it left behind may hold it open. */
const lateOutput = 5000

/**
 * Closes standard input without a write: \@actions/exec passes this on to `stdin.end()`, which accepts a callback as
 * well. Writing zero bytes instead would fail with an uncaught EPIPE when a fast program has already exited.
 */
const nothing = (() => {}) as unknown as Buffer

/** Creates the starter of processes: commands inherit `env`, the environment read by the host. */
export function createExec(env: Readonly<Record<string, string | undefined>>): Exec {
  return {
    run: (command, watch) => run(command, environment(env, command), watch),
    start: command => start(command, environment(env, command)),
  }
}

async function run(command: Command, env: Record<string, string>, watch: Watch = {}): Promise<Finished> {
  const stdout: Uint8Array[] = []
  const stderr: Uint8Array[] = []
  let total = 0
  const keep = (chunks: Uint8Array[], stream: 'stdout' | 'stderr') => (chunk: Buffer) => {
    const own = Buffer.from(chunk)
    endLine(chunk)
    total += own.length
    if (total > longestOutput) return
    chunks.push(own)
    watch.onOutput?.(own, stream)
  }
  // Loaded with the first command: many steps start none.
  const { exec } = await import('@actions/exec')
  let exitCode: number | null
  try {
    exitCode = await exec(quoted(command.file), [...command.args], {
      env,
      cwd: command.cwd,
      input: command.stdin ? Buffer.from(command.stdin) : nothing,
      silent: true,
      ignoreReturnCode: true,
      delay: lateOutput,
      listeners: { stdout: keep(stdout, 'stdout'), stderr: keep(stderr, 'stderr') },
    })
  } catch (error) {
    throw notStarted(command.file, error)
  }
  if (total > longestOutput)
    throw new UserError(`${command.file} wrote more than the ${longestOutput} bytes that are read`)
  return { exitCode: exitCode ?? killed, stdout: text(stdout), stderr: text(stderr) }
}

/**
 * Ends a piece of output, of which there is a copy, with a line end: \@actions/exec searches each piece for one together
 * with all that came since the last, which takes a minute for 64 MiB in one line, as `git status -z` writes it.
 */
function endLine(piece: Buffer): void {
  piece.write(EOL, Math.max(0, piece.length - EOL.length))
}

function start(command: Started, env: Record<string, string>): Running {
  const { spawn } = process.getBuiltinModule('node:child_process')
  const child = spawn(command.file, command.args, { env, cwd: command.cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => {})
  const { stdin = '' } = command
  if (stdin instanceof Readable) pipeline(stdin, child.stdin, () => {})
  else child.stdin.end(stdin)
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', error => reject(notStarted(command.file, error)))
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 9)))
  })
  ended.catch(() => {})
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

/**
 * Names of what the host gives to us and not to the programs we start: inputs and state, with passwords and keys among them;
 * the tokens of the job, with which one can write its caches and artifacts and sign as its workflow; the files through which
 * a step sets outputs, variables and the PATH of later steps; the secrets of the command line; and the keys for the nodes of a
 * builder, which programs get as files.
 */
const withheld =
  /^(?:INPUT_|STATE_|ACTIONS_|BUILDONCE_|BUILDER_NODE_\d+_AUTH_TLS_|GITHUB_(?:OUTPUT|STATE|ENV|PATH|STEP_SUMMARY|ARTIFACTS(?:_LIST)?)$)/i

function environment(env: Readonly<Record<string, string | undefined>>, command: Started) {
  const { needs = [] } = command
  const inherited = Object.entries(env).filter(([name]) => !withheld.test(name) || needs.includes(name))
  const all = command.onlyEnv ?? withGitSettings({ ...Object.fromEntries(inherited), ...command.env })
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >
}

/** Quotes a program's path, because \@actions/exec splits its first argument at blanks. */
function quoted(file: string): string {
  return `"${file}"`
}

function notStarted(file: string, cause: unknown): NotStarted {
  const absent = /Unable to locate executable file|ENOENT/.test(describe(cause))
  return new NotStarted(
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
