import type { Tools } from '../../stage/stage.ts'
import { type Check, formatMatch, type HttpCheck, matches } from '../checks/checks.ts'
import { probeHttp, type Try } from '../checks/http-probe.ts'
import { type Listening, listeningPorts } from '../container/listening.ts'
import type { LogFollower } from '../container/log-follower.ts'
import { pause, type Watch } from '../container/watch.ts'
import { dockerMessage, dockerUntil } from '../engine/docker.ts'

/** The running container that conditions are checked on. */
export interface Target {
  readonly name: string
  readonly id: string
  readonly pid: number
  readonly log: LogFollower
  /** `host:port` at which a port of the container can be reached from here. */
  origin(port: number): string | undefined
  /** The port of HTTP checks that name none. */
  readonly defaultPort: number | undefined
  readonly hide: (text: string) => string
  /** The time by the daemon's clock, milliseconds since 1970. */
  clock(): number
}

/** The attempts of a condition so far; they explain why it never held. */
export interface Attempts {
  count: number
  /** When the last one was, by the daemon's clock. */
  lastAt: number
  /** Set by HTTP checks. */
  http?: Try
  /** How the last one failed, in words. */
  failure?: string
}

/** Waits until a condition holds and returns the time by the daemon's clock, or nothing when the watch is over first. */
export async function until(
  condition: Check | { readonly kind: 'healthcheck' },
  { target, watch: { over, onHealthy }, attempts }: Waiting,
  tools: Tools,
): Promise<number | undefined> {
  switch (condition.kind) {
    case 'healthcheck':
      return await called(over, done => onHealthy(done))
    case 'log':
      return await called(over, done => {
        target.log.listen(line => {
          attempts.count++
          if (matches(condition.match, line.text)) done(line.at || target.clock())
        })
      })
    case 'http':
      return await repeat(over, 50, () => tryHttp(condition, { target, attempts, signal: over }, tools))
    case 'command':
      return await repeat(over, 200, () => tryCommand(condition, { target, attempts, signal: over }, tools))
    case 'port':
      return await repeat(over, 50, () => tryPort(condition.port, { target, attempts }))
    default:
      throw new Error(`${condition.kind} is not waited for`)
  }
}

export interface Waiting {
  readonly target: Target
  readonly watch: Watch
  readonly attempts: Attempts
}

async function tryHttp(
  check: HttpCheck,
  { target, attempts, signal }: { target: Target; attempts: Attempts; signal: AbortSignal },
  tools: Tools,
): Promise<number | undefined> {
  const port = check.port ?? target.defaultPort ?? (check.scheme === 'https' ? 443 : 80)
  const origin = target.origin(port)
  // A slow application gets more time with every unanswered attempt.
  const slow = attempts.http?.kind === 'silent' && /no answer within/.test(attempts.http.error)
  const patienceMs = slow ? 10_000 : 2000
  const tried: Try =
    origin === undefined
      ? { kind: 'silent', error: `port ${port} cannot be reached from here` }
      : await probeHttp(tools.http, { check, origin, patienceMs, signal })
  if (signal.aborted && tried.kind !== 'ok') return undefined
  note(
    attempts,
    target.clock(),
    tried.kind === 'ok' ? undefined : tried.kind === 'wrong' ? tried.detail : tried.error,
  )
  attempts.http = tried
  return tried.kind === 'ok' ? target.clock() : undefined
}

async function tryCommand(
  check: Extract<Check, { kind: 'command' }>,
  { target, attempts, signal }: { target: Target; attempts: Attempts; signal: AbortSignal },
  tools: Tools,
): Promise<number | undefined> {
  const run = await dockerUntil(tools.exec, ['exec', target.name, ...check.argv], signal)
  const failure =
    run === undefined
      ? (attempts.failure ?? 'it had not exited')
      : commandFailure(check, run.exitCode, target.hide(run.output))
  note(attempts, target.clock(), failure)
  return failure === undefined ? target.clock() : undefined
}

/** Describes how the result of a command differs from the expectation. */
export function commandFailure(
  {
    exitCodes,
    output: expected,
    notOutput,
  }: Pick<Extract<Check, { kind: 'command' }>, 'exitCodes' | 'output' | 'notOutput'>,
  exitCode: number,
  output: string,
): string | undefined {
  const said = dockerMessage(output).slice(0, 300)
  if (!exitCodes.includes(exitCode))
    return `exit code ${exitCode} instead of ${exitCodes.join(' or ')}${said === '' ? '' : `, output "${said}"`}`
  const absent = expected.find(match => !matches(match, output))
  if (absent !== undefined) return `${formatMatch(absent)} is not in its output "${said}"`
  const present = notOutput.find(match => matches(match, output))
  return present === undefined ? undefined : `${formatMatch(present)} is in its output "${said}"`
}

async function tryPort(
  port: number,
  { target, attempts }: { target: Target; attempts: Attempts },
): Promise<number | undefined> {
  const ports = await listeningPorts(target.pid, target.id)
  const failure =
    ports === undefined
      ? 'the processes of the Docker Engine cannot be seen from here'
      : ports.some(each => each.port === port && !each.loopbackOnly)
        ? undefined
        : describeListening(ports)
  note(attempts, target.clock(), failure)
  return failure === undefined ? target.clock() : undefined
}

/** Lists the ports that are listened on, for the message about one that is not. */
export function describeListening(ports: readonly Listening[]): string {
  if (ports.length === 0) return 'nothing in the container listens on any TCP port'
  const names = [
    ...new Set(
      ports.map(({ port, address, loopbackOnly }) => (loopbackOnly ? `${address}:${port}` : `${port}`)),
    ),
  ]
  return `it listens on ${names.join(', ')}`
}

function note(attempts: Attempts, at: number, failure: string | undefined) {
  attempts.count++
  attempts.lastAt = at
  if (failure === undefined) delete attempts.failure
  else attempts.failure = failure
}

async function repeat(
  over: AbortSignal,
  everyMs: number,
  attempt: () => Promise<number | undefined>,
): Promise<number | undefined> {
  while (!over.aborted) {
    const at = await attempt()
    if (at !== undefined) return at
    await pause(everyMs, over)
  }
  return undefined
}

function called(over: AbortSignal, start: (done: (at: number) => void) => void): Promise<number | undefined> {
  return new Promise(resolve => {
    if (over.aborted) return resolve(undefined)
    over.addEventListener('abort', () => resolve(undefined), { once: true })
    start(resolve)
  })
}
