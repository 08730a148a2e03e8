import { retryAfter } from '../system/retry-after.ts'

/** A failed request to GitHub. */
export interface Refusal {
  readonly method: string
  readonly path: string
  /** Also 500 without a response. */
  readonly status: number
  readonly message: string
  readonly headers: Readonly<Record<string, string | number | undefined>>
}

/** Milliseconds: the longest wait for a request. */
const longest = 60_000
const tries = 4

/**
 * Returns how long to wait before a retry, in milliseconds; nothing when there must be none.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function waitAfter(refusal: Refusal, attempt: number, now: number): number | undefined {
  if (attempt >= tries) return undefined
  const asked = askedFor(refusal, now)
  // Later waits are longer.
  if (asked !== undefined) return asked * attempt <= longest ? asked : undefined
  const { status, method, path } = refusal
  // A request that a gateway timed out may have succeeded: repeating a POST could create a second comment. A query
  // cannot.
  const safe = method !== 'POST' || path.endsWith('/graphql')
  return status >= 500 && safe ? 500 * 2 ** attempt : undefined
}

/** Returns when GitHub allows the next request, in milliseconds from now; nothing without a rate limit. */
export function askedFor({ status, message, headers }: Refusal, now: number): number | undefined {
  if (status !== 403 && status !== 429 && status !== 503) return undefined
  const after = headers['retry-after']
  if (after !== undefined) return retryAfter(String(after), now)
  const reset = Number(headers['x-ratelimit-reset'])
  if (String(headers['x-ratelimit-remaining']) === '0' && reset > 0) return Math.max(0, reset * 1000 - now)
  // The secondary limit does not always say how long it lasts; its documentation says "at least one minute".
  return status === 429 || /secondary rate limit/i.test(message) ? longest : undefined
}
