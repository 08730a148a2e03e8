import { UserError } from '../../messages/errors.ts'
import type { Command, Finished, Tools } from '../../stage/stage.ts'
import type { Limits, Listen } from './jail.ts'

const graceMs = 1000
const keptStderr = 64 * 1024

/**
 * Runs an untrusted command, and ends it when it takes too long, writes too much, or the run is cancelled.
 *
 * @throws UserError naming the limit it exceeded.
 */
export async function runBounded(
  command: Command,
  limits: Limits,
  listen: Listen,
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
    () => broken.resolve(`it did not finish within ${limits.milliseconds / 1000} s`),
    limits.milliseconds,
  )
  const stop = () => broken.resolve('the run was cancelled')
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    const outcome = await Promise.race([running.ended, broken.promise])
    if (typeof outcome === 'string') throw new UserError(`the scanner was ended: ${outcome}`)
    return { exitCode: outcome, stdout: utf8(stdout), stderr: Buffer.concat(stderr).toString('utf8') }
  } catch (error) {
    await Promise.race([running.end(graceMs).catch(() => {}), pause(2 * graceMs)])
    // A child that outlived its parent may hold the pipes open for ever.
    running.stdout.destroy()
    running.stderr.destroy()
    throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
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
