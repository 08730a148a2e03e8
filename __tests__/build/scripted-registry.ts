import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { bootstrapped } from '../bootstrapped.ts'

/** What a registry answers instead of what it has. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A registry in front of the real one, which answers as a script says. */
export interface ScriptedRegistry extends AsyncDisposable {
  /** `127.0.0.1:PORT` */
  readonly host: string
  /** `METHOD path` of each request. */
  readonly requests: string[]
}

/** Starts it; where the script has no answer, the real registry gives its own. */
export async function scriptRegistry(
  script: (request: IncomingMessage) => Answer | undefined,
): Promise<ScriptedRegistry> {
  const requests: string[] = []
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`)
    const answer = script(incoming)
    if (answer === undefined) return forward(incoming, outgoing)
    outgoing.writeHead(answer.status, answer.headers)
    outgoing.end(incoming.method === 'HEAD' ? undefined : answer.body)
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('it has no address')
  return {
    host: `127.0.0.1:${address.port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const [host, port] = bootstrapped('BUILDONCE_TEST_REGISTRY').split(':')
  const passed = request(
    { host, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
    answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    },
  )
  passed.on('error', () => outgoing.destroy())
  incoming.pipe(passed)
}

/** Docker Hub's answer when its limit is reached. */
export function limited(headers: Readonly<Record<string, string>> = {}): Answer {
  const message =
    'You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit'
  return {
    status: 429,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ errors: [{ code: 'TOOMANYREQUESTS', message }] }),
  }
}
