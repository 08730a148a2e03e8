import { describe, UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { readBody } from '../system/read-body.ts'

/** Bytes of an answer; a token has some 3 kB. */
const longest = 256 * 1024

/** A POST request to an API of AWS. */
export interface AwsRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends a request to an API of AWS. @throws UserError where it cannot be reached. */
export async function postToAws(
  { url, headers, body }: AwsRequest,
  { http, signal }: Pick<Tools, 'http' | 'signal'>,
): Promise<{ status: number; text: string }> {
  const bytes = Buffer.from(body)
  const { host: _, ...sent } = headers
  try {
    const answer = await http({
      method: 'POST',
      url,
      headers: { ...sent, 'content-length': String(bytes.length) },
      body: bytes,
      signal,
    })
    return { status: answer.status, text: (await readBody(answer, longest))?.toString('utf8') ?? '' }
  } catch (cause) {
    throw new UserError(`${url.host} cannot be reached: ${describe(cause)}`, {
      hint: 'It is the API of AWS that gives the token for ECR; AWS_ENDPOINT_URL_ECR names another address.',
      cause,
    })
  }
}

/** Returns what an API says went wrong: its code, and its words. */
export function awsError(text: string): string | undefined {
  try {
    const { __type: type, message, Message } = JSON.parse(text) as Record<string, unknown>
    const code = typeof type === 'string' ? type.split('#').at(-1) : undefined
    const words = [code, message ?? Message].filter(part => typeof part === 'string' && part !== '')
    return words.length === 0 ? undefined : words.join(': ').slice(0, 500)
  } catch {
    return undefined
  }
}
