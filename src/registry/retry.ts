import { isTransient, type RegistryError } from './error.ts'
import type { Clock, RateLimit } from './rate-limit.ts'

/** Limits of retries. */
export interface Patience extends Clock {
  readonly rateLimit: RateLimit
  /** Returns numbers from 0 to 1. */
  readonly random: () => number
  /** Number of attempts, not counting waits that the registry requested. */
  readonly tries: number
}

/** Milliseconds: the longest single wait that a registry may request, and the longest sum of them. */
const [longestWait, longestSum] = [60_000, 300_000]

/** Errors of work that has been repeated often enough: what it is a part of (an upload, a token) does not repeat it again. */
const repeated = new WeakSet<RegistryError>()

/**
 * Repeats the work after transient failures: with exponential back-off, or when the registry says. Requests to the same
 * host share the wait.
 */
export async function withRetry<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const { now, rateLimit } = patience
  const began = now()
  let limits = 0
  for (let failures = 0; ; ) {
    await rateLimit.turn()
    try {
      const result = await work()
      rateLimit.speedUp()
      return result
    } catch (error) {
      if (!isTransient(error) || repeated.has(error)) throw error
      const asked = error.retryAfterMs
      const limited = error.status === 429
      // A 429 is no failure of the request: it adds to the total wait, but is not counted as an attempt.
      if (limited) limits++
      else failures++
      // No time at all is no time to wait.
      const wait = asked || backOff(failures + limits, patience.random())
      const until = now() + wait
      const tooLong = wait > longestWait || until - began > longestSum
      if (failures >= patience.tries || tooLong) {
        repeated.add(error)
        throw failures >= patience.tries ? error : gaveUp(error, until)
      }
      if (limited || error.status === 503 || asked !== undefined) rateLimit.slowDown(wait)
      else await patience.sleep(wait)
    }
  }
}

function backOff(failures: number, random: number): number {
  return Math.min(200 * 2 ** (failures - 1), 10_000) * (0.5 + random / 2)
}

function gaveUp(error: RegistryError, until: number): RegistryError {
  return Object.assign(error, {
    message: `${error.message}; retry after ${new Date(until).toISOString()}`,
  })
}
