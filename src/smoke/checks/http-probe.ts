import { describe } from '../../messages/errors.ts'
import type { Http, HttpResponse } from '../../stage/stage.ts'
import { formatMatch, type HttpCheck, matches } from './checks.ts'

/** The result of one attempt of an HTTP check. */
export type Try =
  | { readonly kind: 'ok'; readonly status: number }
  /** Nothing answered: the port is not bound yet, or the connection broke. */
  | { readonly kind: 'silent'; readonly error: string }
  /** Something answered, but not as expected. */
  | { readonly kind: 'wrong'; readonly status: number; readonly detail: string }

const longestBody = 65_536

/** Sends one request, without following redirects and without a proxy. */
export async function probeHttp(http: Http, { check, origin, patienceMs, signal }: Probe): Promise<Try> {
  const late = AbortSignal.timeout(patienceMs)
  try {
    const response = await http({
      method: check.method,
      url: new URL(`${check.scheme}://${origin}${check.path}`),
      headers: { 'user-agent': 'buildonce-smoke', accept: '*/*', connection: 'close' },
      signal: AbortSignal.any([signal, late]),
      direct: true,
      ...(check.insecure && { anyCertificate: true }),
    })
    return judge(check, response, await bodyStart(response))
  } catch (error) {
    return {
      kind: 'silent',
      error: late.aborted ? `no answer within ${patienceMs / 1000} s` : socketError(error),
    }
  }
}

/** One attempt: the expectation, the address (`host:port`), the timeout. */
export interface Probe {
  readonly check: HttpCheck
  readonly origin: string
  readonly patienceMs: number
  readonly signal: AbortSignal
}

/** Compares a response with the expectation. */
export function judge(
  check: HttpCheck,
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
  body: string,
): Try {
  const wrong = (detail: string): Try => ({ kind: 'wrong', status, detail })
  if (!check.statuses.some(([low, high]) => status >= low && status <= high)) {
    const location = headers.location?.[0]
    const start = body.replace(/\s+/g, ' ').trim().slice(0, 200)
    return wrong(
      `status ${status}${location === undefined ? '' : ` to ${location}`} instead of ${formatStatuses(check)}${start === '' ? '' : `, body "${start}"`}`,
    )
  }
  for (const { name, value } of check.headers) {
    const found = headers[name]?.join(', ')
    if (found === undefined) return wrong(`status ${status}, but no header ${name}`)
    if (!matches(value, found))
      return wrong(`status ${status}, but the header ${name} is "${found}", not ${formatMatch(value)}`)
  }
  for (const match of check.body) {
    if (!matches(match, body))
      return wrong(
        `status ${status}, but ${formatMatch(match)} is not in the body "${body.replace(/\s+/g, ' ').trim().slice(0, 200)}"`,
      )
  }
  return { kind: 'ok', status }
}

function formatStatuses({ statuses }: HttpCheck): string {
  return statuses.map(([low, high]) => (low === high ? `${low}` : `${low}-${high}`)).join(', ')
}

async function bodyStart({ body }: HttpResponse): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= longestBody) break
  }
  return Buffer.concat(chunks).toString('utf8', 0, longestBody)
}

function socketError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ECONNREFUSED') return 'connection refused'
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return 'the connection was closed without an answer'
  return describe(error) || String(code)
}
