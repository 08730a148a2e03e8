import { printableLine } from '../messages/printable.ts'
import type { HttpResponse } from '../system/http.ts'
import { readBody } from '../system/read-body.ts'
import { retryAfter } from '../system/retry-after.ts'
import { parseFaults, RegistryError } from './error.ts'

/** A response whose body is not read yet. */
export interface OpenResponse extends HttpResponse {
  readonly url: URL
  /** Whether the request was sent with a login; set on 401 and 403. */
  readonly login?: boolean
}

/** A complete response. */
export interface RegistryResponse extends Omit<OpenResponse, 'body'> {
  readonly body: Buffer
  readonly method: string
}

/** Bytes that are read of a response whose content is not needed. */
const little = 16 * 1024

/**
 * Reads a response; of a long one whose content is not needed, as a page that explains an error or a redirect, nothing.
 *
 * @throws RegistryError when the connection breaks, or when it is longer than `limit` bytes.
 */
export async function readResponse(
  response: OpenResponse,
  { method, limit }: { readonly method: string; readonly limit?: number },
): Promise<RegistryResponse> {
  const { url, status } = response
  const needed = status < 300 && limit !== undefined
  let body: Buffer | undefined
  try {
    body = await (needed ? readBody(response, limit) : readPage(response))
  } catch (cause) {
    throw new RegistryError({ method, url, cause })
  }
  if (body === undefined && needed)
    throw new RegistryError({ method, url, status, why: `the response is longer than ${limit} bytes` })
  return { ...response, body: body ?? Buffer.alloc(0), method }
}

/** Creates the error for a response that the caller cannot use. */
export function unexpectedResponse(response: RegistryResponse, now = 0): RegistryError {
  const { method, url, status, login } = response
  return new RegistryError({
    method,
    url,
    status,
    login,
    faults: parseFaults(response.body),
    requestId:
      header(response, 'x-request-id') ??
      header(response, 'x-github-request-id') ??
      header(response, 'x-amzn-requestid'),
    retryAfterMs: askedWait(response, now) ?? resetAfter(response, now),
    hint: redirectHint(response),
    remaining: header(response, 'ratelimit-remaining'),
  })
}

/** Reads `Retry-After`; a date is one by the clock of the server, which may differ from that of this machine. */
export function askedWait(response: Pick<HttpResponse, 'headers'>, now: number): number | undefined {
  const theirs = Date.parse(header(response, 'date') ?? '')
  return retryAfter(header(response, 'retry-after'), Number.isNaN(theirs) ? now : theirs)
}

/** Says where a redirect leads that is not followed; its query may be a secret. */
function redirectHint({ status, headers, url }: RegistryResponse): string | undefined {
  const location = header({ headers }, 'location')
  if (status < 300 || status > 399 || location === undefined || !URL.canParse(location, url.href))
    return undefined
  const { protocol, host } = new URL(location, url)
  return `It leads to ${protocol}//${host}: name the image by the address of the registry itself.`
}

/**
 * Reads when a limit is lifted, in milliseconds from now: seconds from now, or since 1970 as Docker Hub's API writes it.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
function resetAfter(response: RegistryResponse, now: number): number | undefined {
  if (response.status !== 429) return undefined
  const text = header(response, 'ratelimit-reset') ?? header(response, 'x-ratelimit-reset')
  if (text === undefined || !/^\d{1,11}$/.test(text.trim())) return undefined
  const seconds = Number(text)
  return seconds < 1_000_000_000 ? seconds * 1000 : Math.max(0, seconds * 1000 - now)
}

/** Milliseconds in which a page whose content is not needed has to come. */
const longestPage = 10_000

/** Reads the page of an error: its status has said what counts, so nobody waits for one that is long or does not end. */
export async function readPage(response: HttpResponse, limitMs = longestPage): Promise<Buffer | undefined> {
  let late = false
  const timer = setTimeout(() => {
    late = true
    response.body.destroy()
  }, limitMs)
  try {
    return await readBody(response, little)
  } catch (error) {
    if (late) return undefined
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Discards an unread body, so that its connection can be reused. */
export function drain({ body }: HttpResponse): void {
  body.on('error', () => {})
  body.resume()
}

/** Returns the first line of a header. */
export function header({ headers }: Pick<HttpResponse, 'headers'>, name: string): string | undefined {
  return headers[name]?.[0]
}

/** Reads the address that a response names, relative to its own. @throws RegistryError when it is none. */
export function locationOf(
  location: string,
  { url, method }: { readonly url: URL; readonly method: string },
): URL {
  if (URL.canParse(location, url.href)) return new URL(location, url)
  const shown = printableLine(location).split('?')[0]?.slice(0, 200)
  throw new RegistryError({ method, url, why: `it leads to "${shown}", which is not a URL` })
}
