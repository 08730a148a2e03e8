import type { HttpResponse } from '../system/http.ts'

/** Reads a body of at most `limit` bytes; gives nothing, and closes the connection, when it is longer. */
export async function readBody({ body }: HttpResponse, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Lets go of a body that nobody reads, so that its connection can serve the next request. */
export function drain({ body }: HttpResponse): void {
  body.on('error', () => {})
  body.resume()
}

/** Gives the first line of a header. */
export function header({ headers }: Pick<HttpResponse, 'headers'>, name: string): string | undefined {
  return headers[name]?.[0]
}
