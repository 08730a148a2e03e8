import { UserError } from '../../messages/errors.ts'
import type { Command, Finished, Running, Tools } from '../../stage/stage.ts'
import type { Limits, Listen } from './jail.ts'

const keptStderr = 64 * 1024

/** Milliseconds between two measurements: longer where one takes long itself, up to the second. */
const interval = [25, 200] as const

/** A command, its limits, and where its messages go. */
export interface Bounded {
  readonly command: Command
  readonly limits: Limits
  readonly listen: Listen
  /** Says what a process and its descendants use too much of; absent where an engine ends them itself. */
  readonly excess?: (pid: number) => string | undefined
}

/**
 * Runs an untrusted command, and ends it when it takes too long, uses or writes too much, or the run is cancelled.
 *
 * @throws UserError naming the limit it exceeded.
 */
export async function runBounded(
  { command, limits, listen, excess }: Bounded,
  { exec, signal }: Pick<Tools, 'exec' | 'signal'>,
): Promise<Finished> {
  const running = exec.start(command)
  const stdout: Uint8Array[] = []
  const stderr: Uint8Array[] = []
  let written = 0
  let heard = 0
  const broken = Promise.withResolvers<string>()
  running.stdout.on('data', (chunk: Uint8Array) => {
    written += chunk.length
    if (written <= limits.output) stdout.push(chunk)
    else broken.resolve(`it wrote more than ${limits.output} bytes`)
  })
  running.stderr.on('data', (chunk: Uint8Array) => {
    heard += chunk.length
    if (heard > limits.output) return broken.resolve(`it wrote more than ${limits.output} bytes of messages`)
    if (heard <= keptStderr) stderr.push(chunk)
    listen(chunk)
  })
  const timer = setTimeout(
    () => broken.resolve(`it did not finish within ${limits.milliseconds / 1000} s ("scan-timeout")`),
    limits.milliseconds,
  )
  const stopMeasuring = excess && measure(() => excess(running.pid), broken.resolve)
  const stop = () => broken.resolve('the run was cancelled')
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    const outcome = await Promise.race([running.ended, broken.promise])
    if (typeof outcome === 'string') throw new UserError(ended(outcome))
    return { exitCode: outcome, stdout: utf8(stdout), stderr: Buffer.concat(stderr).toString('utf8') }
  } catch (error) {
    await end(running)
    throw error
  } finally {
    stopMeasuring?.()
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

/** Says that the scanner was ended, and why. */
export function ended(why: string): string {
  return `the scanner was ended: ${why}`
}

/** Ends a command at once: while it is asked to end, it would go on taking what it takes too much of. */
async function end(running: Running): Promise<void> {
  await Promise.race([running.end(0).catch(() => {}), pause(2000)])
  // A child that outlived its parent may hold the pipes open for ever.
  running.stdout.destroy()
  running.stderr.destroy()
}

/** Measures again and again until something is too much; returns how to stop. */
function measure(excess: () => string | undefined, tell: (what: string) => void): () => void {
  let timer: NodeJS.Timeout
  const look = () => {
    const before = performance.now()
    const what = excess()
    if (what !== undefined) return tell(what)
    const [shortest, longest] = interval
    timer = setTimeout(look, Math.min(longest, Math.max(shortest, 4 * (performance.now() - before))))
  }
  look()
  return () => clearTimeout(timer)
}

function utf8(chunks: readonly Uint8Array[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new UserError('the scanner wrote something that is not UTF-8', { cause })
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms).unref())
}
