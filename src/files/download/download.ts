import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UserError } from '../../messages/errors.ts'
import type { Http, HttpResponse } from '../../system/http.ts'

const mostRedirects = 5

/** Bytes; the programs that are downloaded have some 50 MB. */
const longest = 512 * 1024 * 1024

/** The server answered, but not with the file. */
export class DownloadError extends UserError {
  readonly status: number
  /** The `Retry-After` of the response. */
  readonly retryAfter: string | undefined
  constructor(status: number, retryAfter: string | undefined) {
    super(`the server answered with ${status}`)
    this.status = status
    this.retryAfter = retryAfter
  }
}

/** How files are downloaded. */
export interface DownloadTools {
  readonly http: Http
  readonly signal: AbortSignal
}

/** Downloads a URL to a file. The caller verifies the content. @throws UserError with the status. */
export async function download(from: string, path: string, { http, signal }: DownloadTools): Promise<void> {
  const response = await follow(new URL(from), { http, signal })
  let size = 0
  const counting = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      done(size > longest ? new UserError(`it has more than ${longest} bytes`) : null, chunk)
    },
  })
  await pipeline(response.body, counting, createWriteStream(path))
}

async function follow(first: URL, { http, signal }: DownloadTools): Promise<HttpResponse> {
  let url = first
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const response = await http({
      method: 'GET',
      url,
      signal,
      namedBy: first,
      headers: { 'user-agent': 'buildonce' },
    })
    if (response.status === 200) return response
    response.body.resume()
    const location = response.headers.location?.[0]
    if (response.status < 300 || response.status > 399 || location === undefined) {
      throw new DownloadError(response.status, response.headers['retry-after']?.[0])
    }
    if (!URL.canParse(location, url.href)) throw new UserError('it redirects to what is not a URL')
    const next = new URL(location, url)
    if (url.protocol === 'https:' && next.protocol !== 'https:') {
      throw new UserError(`it redirects to ${next.protocol}//${next.host}, which is not https`)
    }
    url = next
  }
  throw new UserError(`it redirects more than ${mostRedirects} times`)
}
