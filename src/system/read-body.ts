import type { HttpResponse } from './http.ts'

/** Reads a body of at most `limit` bytes; returns nothing, and closes the connection, when it is longer. */
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
