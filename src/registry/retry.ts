import { isTransient, type RegistryError } from './error.ts'
import type { Clock, RateLimit } from './rate-limit.ts'

/** How long to go on trying. */
export interface Patience extends Clock {
  readonly rateLimit: RateLimit
  /** Gives numbers from 0 to 1. */
  readonly random: () => number
  /** Number of tries, waits that the registry asked for apart. */
  readonly tries: number
}

/** Milliseconds: the longest single wait that a registry may ask for, and the longest sum of them. */
const [longestWait, longestSum] = [60_000, 300_000]

/**
 * Does the work again after failures that may pass: with exponential back-off, or when the registry said so. Requests to
 * the same host share the wait.
 */
export async function withRetry<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const { now, rateLimit } = patience
  const began = now()
  for (let failures = 0; ; ) {
    await rateLimit.turn()
    try {
      const result = await work()
      rateLimit.speedUp()
      return result
    } catch (error) {
      if (!isTransient(error)) throw error
      const asked = error.retryAfterMs
      const limited = error.status === 429
      // Being told to slow down is no failure of the request: it costs patience, not a try.
      if (!limited) failures++
      const wait = asked ?? backOff(Math.max(failures, 1), patience.random())
      const until = now() + wait
      if (failures >= patience.tries) throw error
      if (wait > longestWait || until - began > longestSum) throw gaveUp(error, until)
      if (limited || error.status === 503 || asked !== undefined) rateLimit.slowDown(wait)
      else await patience.sleep(wait)
    }
  }
}

/** Reads `Retry-After`: seconds or an HTTP date. */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

function backOff(failures: number, random: number): number {
  return Math.min(200 * 2 ** (failures - 1), 10_000) * (0.5 + random / 2)
}

function gaveUp(error: RegistryError, until: number): RegistryError {
  return Object.assign(error, {
    message: `${error.message}; the next try is welcome at ${new Date(until).toISOString()}`,
  })
}
