import type { HttpResponse } from '../system/http.ts'
import { header, readBody } from './body.ts'
import { parseFaults, RegistryError } from './error.ts'
import { retryAfter } from './retry.ts'

/** An answer whose body is still to be read. */
export interface OpenAnswer extends HttpResponse {
  readonly url: URL
  /** Whether there is a login for it; told of an answer that says that one may not. */
  readonly login?: boolean
}

/** A whole answer. */
export interface Answer extends Omit<OpenAnswer, 'body'> {
  readonly body: Buffer
  readonly method: string
}

/** Bytes that are read of an answer which is not asked for its content. */
const little = 16 * 1024

/** Reads an answer. @throws RegistryError when the connection breaks, or when it is longer than `limit` bytes. */
export async function readAnswer(
  answer: OpenAnswer,
  { method, limit = little }: { readonly method: string; readonly limit?: number },
): Promise<Answer> {
  const { url, status } = answer
  let body: Buffer | undefined
  try {
    body = await readBody(answer, status < 400 ? limit : little)
  } catch (cause) {
    throw new RegistryError({ method, url, cause })
  }
  if (body === undefined)
    throw new RegistryError({ method, url, status, why: `the answer is longer than ${limit} bytes` })
  return { ...answer, body, method }
}

/** Makes the error for an answer that the caller cannot use. */
export function unexpected(answer: Answer, now = 0): RegistryError {
  const { method, url, status, login } = answer
  return new RegistryError({
    method,
    url,
    status,
    login,
    faults: parseFaults(answer.body),
    requestId:
      header(answer, 'x-request-id') ??
      header(answer, 'x-github-request-id') ??
      header(answer, 'x-amzn-requestid'),
    retryAfterMs: retryAfter(header(answer, 'retry-after'), now),
    remaining: header(answer, 'ratelimit-remaining'),
  })
}
