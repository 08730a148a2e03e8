import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { kindOf, type ProxyFault, proxyFaults, suits } from './faults.ts'
import { forward, type Whole, type WholeAnswer } from './forward.ts'
import { type ManyTags, setTogether } from './many-tags.ts'
import { createTokens, type ProxyLogin } from './tokens.ts'

/** How a proxy changes the registry behind it. */
export interface ProxyOptions {
  /** `127.0.0.1:PORT` of the registry. */
  readonly upstream: string
  readonly login?: ProxyLogin
  readonly manyTags?: ManyTags
}

/** What a proxy does while it plays. */
export interface Play {
  readonly random: () => number
  /** How often something goes wrong, from 0 to 1. */
  readonly rate: number
  /** Plays only this fault, and surely with the first request that can have it. */
  readonly only?: ProxyFault
  /** Called before a request is sent on. */
  readonly before?: (request: { readonly method: string; readonly path: string }) => Promise<void> | void
  /** Called after the registry has answered. */
  readonly after?: (
    request: { readonly method: string; readonly path: string; readonly body: Buffer },
    status: number,
  ) => void
}

/** A registry behind a proxy at which things go wrong. */
export interface FaultProxy extends AsyncDisposable {
  /** `127.0.0.1:PORT` by which clients know it. */
  readonly host: string
  /** `127.0.0.1:PORT` of its token server. */
  readonly realm: string
  /** Every `Authorization` that this proxy, its token server, or what it leads to has received. */
  readonly received: { readonly host: string; readonly authorization: string }[]
  /** How often each fault was played. */
  readonly played: Map<ProxyFault, number>
  /** What goes wrong from now on; nothing without it. */
  play?: Play
}

/** Starts a proxy in front of a registry; it listens on ports of its own also as token server, as storage and as a thief. */
export async function startProxy(options: ProxyOptions): Promise<FaultProxy> {
  const { upstream, login } = options
  const received: FaultProxy['received'] = []
  const played: FaultProxy['played'] = new Map()
  const servers: Server[] = []
  const serve = async (answer: (asked: Asked) => Promise<void>): Promise<string> => {
    const server = createServer((request, response) => {
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
      const { authorization } = request.headers
      if (authorization !== undefined) received.push({ host, authorization })
      // A client that is gone, or that was cut off, gets nothing.
      response.on('error', () => {})
      answer({ request, response, host }).catch(() => response.destroy())
    }).listen(0, '127.0.0.1')
    servers.push(server)
    await new Promise(resolve => server.once('listening', resolve))
    return `127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  const thief = await serve(async ({ response }) => void response.end('stolen'))
  const elsewhere = await serve(async asked => write(asked.response, await sendOn(asked, upstream)))
  const realm = await serve(asked => giveToken(asked))
  let tokens: ReturnType<typeof createTokens> | undefined
  let [play, playing]: [Play | undefined, boolean] = [undefined, false]

  const giveToken = async ({ request, response }: Asked) => {
    const fault = choose('GET', 'token')
    if (fault !== undefined && (await playBefore(fault, { request, response }))) return
    const { searchParams } = new URL(request.url ?? '', 'http://realm')
    const token = tokens?.give(request.headers.authorization, searchParams.getAll('scope'))
    const body = Buffer.from(JSON.stringify({ token, expires_in: 60 }))
    await writeFaulty(fault, response, { status: token === undefined ? 401 : 200, headers: {}, body })
  }

  const choose = (method: string, kind: string): ProxyFault | undefined => {
    if (play === undefined) return undefined
    const { random, rate, only } = play
    const faults = only === undefined ? proxyFaults : [only]
    const possible = faults.filter(fault => suits(fault, { method, kind }))
    const fault = possible[Math.floor(random() * possible.length)]
    const sure = only !== undefined && !playing
    if (fault === undefined || (random() >= rate && !sure)) return undefined
    playing = true
    played.set(fault, (played.get(fault) ?? 0) + 1)
    return fault
  }

  const challenge = () =>
    login?.kind === 'basic'
      ? 'Basic realm="registry"'
      : `Bearer realm="http://${realm}/token",service="registry",scope="repository:x:pull"`
  const unauthorized = () => answerOf(401, 'UNAUTHORIZED', { 'www-authenticate': challenge() })

  const pass = async (asked: Asked) => {
    const { request, response, host } = asked
    const { method = '', url: path = '' } = request
    const kind = kindOf(path)
    await play?.before?.({ method, path })
    if (
      login &&
      tokens &&
      !tokens.allows(request.headers.authorization, method, new URL(path, 'http://x').pathname)
    ) {
      await buffer(request)
      return write(response, unauthorized())
    }
    const fault = choose(method, kind)
    if (fault === 'token refused') {
      await buffer(request)
      return write(response, unauthorized())
    }
    if (fault === 'content at a thief') return redirect(response, `http://${thief}${path}`)
    if (fault === 'content elsewhere') return redirect(response, `http://${elsewhere}${path}`)
    if (fault === 'lying list') return write(response, lie(path))
    if (fault !== undefined && (await playBefore(fault, asked))) return
    const body = await buffer(request)
    const send = (to: string) => forward(upstream, { method, path: to, headers: request.headers, body })
    const many = options.manyTags !== undefined && method === 'PUT' && kind === 'manifests'
    const answer = many ? await setTogether(options.manyTags, path, send) : await send(path)
    play?.after?.({ method, path, body }, answer.status)
    const said = named(options.manyTags, answer)
    if (fault === 'upload elsewhere' && said.headers.location !== undefined) {
      const { pathname, search } = new URL(said.headers.location, `http://${host}`)
      return write(response, {
        ...said,
        headers: { ...said.headers, location: `http://${elsewhere}${pathname}${search}` },
      })
    }
    await writeFaulty(fault, response, said)
  }

  const host = await serve(pass)
  if (login) tokens = createTokens(login, host)
  const proxy: FaultProxy = {
    ...{ host, realm, received, played },
    get play() {
      return play
    },
    set play(next) {
      play = next
      playing = false
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers) server.closeAllConnections()
      await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
    },
  }
  return proxy
}

interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly host?: string
}

/** Plays what happens before the registry hears of a request; returns whether it has been answered by that. */
async function playBefore(fault: ProxyFault, { request, response }: Omit<Asked, 'host'>): Promise<boolean> {
  if (fault === 'reset before') response.destroy()
  else if (fault === 'upload cut off') request.once('data', () => response.destroy())
  else if (fault === 'answer before the upload ends') write(response, answerOf(503, 'UNAVAILABLE'))
  else if (fault in instead) {
    await buffer(request)
    write(response, instead[fault as keyof typeof instead]())
  } else return false
  return true
}

const instead = {
  'error 500': () => answerOf(500, 'UNKNOWN'),
  'error 502 in HTML': () => ({ status: 502, headers: {}, body: Buffer.from('<html>Bad Gateway</html>') }),
  'limit with a time': () => answerOf(429, 'TOOMANYREQUESTS', { 'retry-after': '1' }),
  'limit without a time': () => answerOf(429, 'TOOMANYREQUESTS'),
  'token server broken': () => answerOf(500, 'UNKNOWN'),
  denied: () => answerOf(403, 'DENIED'),
  'no HEAD': () => answerOf(405, 'UNSUPPORTED'),
  'page for people': () => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: Buffer.from('<html>Please sign in</html>'),
  }),
}

/** Writes an answer, and does to it what goes wrong on its way. */
async function writeFaulty(fault: ProxyFault | undefined, response: ServerResponse, answer: WholeAnswer) {
  const { headers, body } = answer
  const digest = 'docker-content-digest'
  if (fault === 'reset after') return void response.destroy()
  if (fault === 'no digest') return write(response, without(answer, digest))
  if (fault === 'other digest')
    return write(response, { ...answer, headers: { ...headers, [digest]: `sha256:${'b'.repeat(64)}` } })
  if (fault === 'altered manifest')
    return write(response, { ...answer, body: Buffer.from(body.toString().replace('"size":', '"size":1')) })
  if (fault === 'reset of an idle connection') {
    const { socket } = response
    response.once('finish', () => setImmediate(() => socket?.destroy()))
  }
  if (fault === 'answer cut off' && body.length > 1) {
    head(response, answer)
    response.write(body.subarray(0, Math.floor(body.length / 2)))
    await sleep(5)
    return void response.destroy()
  }
  if (fault === 'answer in pieces' && body.length > 1) {
    head(response, answer)
    for (const part of [body.subarray(0, 1), body.subarray(1)]) {
      response.write(part)
      await sleep(5)
    }
    return void response.end()
  }
  write(response, answer)
}

/** A list that names an image which has nothing to do with the one that was asked for. */
function lie(path: string): WholeAnswer {
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const digest = path.split('/').at(-1)
  const manifests = [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 }]
  const body = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }))
  return { status: 200, headers: { 'content-type': mediaType }, body }
}

function redirect(response: ServerResponse, location: string) {
  write(response, { status: 307, headers: { location }, body: Buffer.alloc(0) })
}

function answerOf(status: number, code: string, headers: Whole['headers'] = {}): WholeAnswer {
  const body = Buffer.from(JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }))
  return { status, headers: { 'content-type': 'application/json', ...headers }, body }
}

/** Olareg also says which version of Docker's API it speaks, as what is built on distribution does. */
function named(manyTags: ManyTags | undefined, answer: WholeAnswer): WholeAnswer {
  if (manyTags !== 'olareg') return answer
  return { ...answer, headers: { ...answer.headers, 'docker-distribution-api-version': 'registry/2.0' } }
}

function without(answer: WholeAnswer, name: string): WholeAnswer {
  const { [name]: _, ...headers } = answer.headers
  return { ...answer, headers }
}

function head(response: ServerResponse, { status, headers, body }: WholeAnswer) {
  const { connection: _, 'transfer-encoding': __, ...kept } = headers
  // The length of an answer to HEAD is that of what is not sent.
  const length = kept['content-length'] ?? String(body.length)
  const own = body.length > 0 ? String(body.length) : length
  response.writeHead(status, { ...kept, ...(status !== 204 && { 'content-length': own }) } as Record<
    string,
    string
  >)
}

function write(response: ServerResponse, answer: WholeAnswer) {
  head(response, answer)
  response.end(answer.body)
}

async function sendOn({ request }: Pick<Asked, 'request'>, upstream: string): Promise<WholeAnswer> {
  const { method = '', url: path = '', headers } = request
  return forward(upstream, { method, path, headers, body: await buffer(request) })
}
