import { signalChildren } from './children.ts'

/** A run that can be cancelled. */
export interface Cancellation {
  readonly signal: AbortSignal
  /** The exit code for the signal, once one was received: 128 + its number. */
  readonly exitCode: () => number | undefined
}

/**
 * Listens for SIGINT and SIGTERM. The first one ends all child processes and aborts the run, which then cleans up; the
 * GitHub runner sends the second 7.5 s later and kills 2.5 s after that.
 */
export function listenForCancel(): Cancellation {
  const controller = new AbortController()
  let exitCode: number | undefined
  const stop = (signal: 'SIGINT' | 'SIGTERM') => {
    exitCode ??= signal === 'SIGINT' ? 130 : 143
    controller.abort(new Error('the run was cancelled'))
    void signalChildren('SIGTERM')
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return { signal: controller.signal, exitCode: () => exitCode }
}
