import { retryAfter } from '../retry-after.ts'

/** A request that GitHub did not take. */
export interface Refusal {
  readonly method: string
  readonly path: string
  /** 500 also where no answer came. */
  readonly status: number
  readonly message: string
  readonly headers: Readonly<Record<string, string | number | undefined>>
}

/** Milliseconds: nothing that we ask is worth a longer wait. */
const longest = 60_000
const tries = 4

/**
 * Tells how long to wait before a request is made again, in milliseconds; nothing when it must not be, or is not worth it.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function waitAfter(refusal: Refusal, attempt: number, now: number): number | undefined {
  if (attempt >= tries) return undefined
  const asked = askedFor(refusal, now)
  // The second time a minute is half as welcome.
  if (asked !== undefined) return asked * attempt <= longest ? asked : undefined
  const { status, method, path } = refusal
  // What a gateway gave up on may have happened: made again, a POST could leave a second comment. A query cannot.
  const safe = method !== 'POST' || path.endsWith('/graphql')
  return status >= 500 && safe ? 500 * 2 ** attempt : undefined
}

/** Tells when GitHub wants to be asked again, in milliseconds from now; nothing where it did not limit us. */
export function askedFor({ status, message, headers }: Refusal, now: number): number | undefined {
  if (status !== 403 && status !== 429 && status !== 503) return undefined
  const after = headers['retry-after']
  if (after !== undefined) return retryAfter(String(after), now)
  const reset = Number(headers['x-ratelimit-reset'])
  if (String(headers['x-ratelimit-remaining']) === '0' && reset > 0) return Math.max(0, reset * 1000 - now)
  // The secondary limit does not always say how long it lasts; "at least a minute" is its documentation's word.
  return status === 429 || /secondary rate limit/i.test(message) ? longest : undefined
}
