import http, { type IncomingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** A whole request or answer. */
export interface Whole {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface WholeAnswer extends Whole {
  readonly status: number
}

const agent = new http.Agent({ keepAlive: true })

/** Sends a request on to a registry, and reads its answer; the name by which it was called stays. */
export function forward(
  upstream: string,
  { method, path, headers, body }: Whole & { readonly method: string; readonly path: string },
): Promise<WholeAnswer> {
  const { authorization: _, connection: __, 'transfer-encoding': ___, ...kept } = headers
  const once = () =>
    new Promise<WholeAnswer>((resolve, reject) => {
      const outgoing = http.request(`http://${upstream}${path}`, {
        ...{ method, agent },
        headers: { ...kept, ...(body.length > 0 && { 'content-length': body.length }) },
      })
      outgoing.on('error', reject)
      outgoing.on('response', async incoming => {
        const { statusCode: status = 0, headers } = incoming
        resolve({ status, headers, body: await buffer(incoming) })
      })
      outgoing.end(body)
    })
  // The registry may close an idle connection in the moment in which it is used again.
  return once().catch(once)
}
