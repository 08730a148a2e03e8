import { signalChildren } from './children.ts'

/** A run that can be cancelled. */
export interface Cancellation {
  readonly signal: AbortSignal
  /** The exit code for the signal, once one was received: 128 + its number. */
  readonly exitCode: () => number | undefined
}

/**
 * Milliseconds in which a second signal is taken for the first: a terminal signals a whole group, and a program around this
 * one passes its own on.
 */
const together = 500

/** Milliseconds for cleaning up after such a signal; nobody may have meant a second one. */
const grace = 5000

/**
 * Listens for SIGINT and SIGTERM. The first one ends all child processes and aborts the run, which then cleans up; the
 * GitHub runner sends the second 7.5 s later and kills 2.5 s after that. The second one ends the process, whatever it waits for.
 */
export function listenForCancel(): Cancellation {
  const controller = new AbortController()
  let exitCode: number | undefined
  let firstAt: number | undefined
  const stop = (signal: 'SIGINT' | 'SIGTERM') => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > together) end(signal)
      else setTimeout(() => end(signal), grace).unref()
      return
    }
    firstAt = performance.now()
    exitCode = signal === 'SIGINT' ? 130 : 143
    controller.abort(new Error('the run was cancelled'))
    signalChildren('SIGTERM')
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return { signal: controller.signal, exitCode: () => exitCode }
}

/** Ends by the system's own answer to the signal: to exit, a process waits for calls to the system that may never return. */
function end(signal: 'SIGINT' | 'SIGTERM'): void {
  process.stderr.write('ended by a second signal: what was not cleaned up by now is left\n')
  signalChildren('SIGKILL')
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
