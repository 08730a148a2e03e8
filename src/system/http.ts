import http from 'node:http'
import type { LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { UserError } from '../messages/errors.ts'
import { type BodyPieces, receivePieces } from './body-pieces.ts'
import { type Deadline, startDeadline } from './deadline.ts'
import { assertAddresses, assertNamed, guardedLookup, type Resolve, resolveName } from './lookup.ts'
import { reclaim } from './memory.ts'

/** Sends a body in chunks; the memory of a chunk may be reused once its write has completed. */
export type BodyWriter = (write: (piece: Uint8Array) => Promise<void>) => Promise<void>

/**
 * One request; redirects are never followed and bodies never decoded, so that the hashed bytes are the transferred
 * ones.
 */
export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  /** Bytes can be sent again on a retry, a chunked body cannot; it needs `content-length`. */
  readonly body?: Uint8Array | BodyWriter
  readonly signal?: AbortSignal
  /** Milliseconds without any traffic after which the request fails; default 60 000. */
  readonly idleMs?: number
  /** Milliseconds for the answer to a chunked body after its last byte; default 600 000: what is received may be stored first. */
  readonly answerMs?: number
  /** The server that named this address, in a realm or a redirect: it must not lead into a network or to this machine. */
  readonly namedBy?: URL
  /** The size of the large body that is expected: where the response has it, it comes in pieces. */
  readonly bodySize?: number
  /** Bypasses every proxy, on a separate connection: for services that this run has started. */
  readonly direct?: true
  /** The Unix socket that is connected to, whatever host the address names: a service of this machine. */
  readonly socket?: string
  /** With `direct` and https: accepts any certificate. */
  readonly anyCertificate?: true
}

/** The response; its body must be read or drained, or the connection stays busy. */
export interface HttpResponse {
  readonly status: number
  /** Every header as the list of its lines, names in lower case. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>
  readonly body: Readable
  /** Gives the body where `bodySize` asked for it and it has that size; `body` has nothing then, and is only for closing. */
  readonly pieces?: BodyPieces
}

/** Opens connections; the only place that does. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>

/**
 * Creates the HTTP client: one keep-alive agent per scheme. Proxies come from `env` (`HTTPS_PROXY`, `NO_PROXY`), which
 * Node's agents read only when configured to.
 */
export function createHttp(
  env: Readonly<Record<string, string | undefined>>,
  { resolve = resolveName, deadline }: { readonly resolve?: Resolve; readonly deadline?: Deadline } = {},
): Http {
  const proxyEnv = proxies(env)
  const options = { keepAlive: true, maxSockets: 16, proxyEnv }
  const agents = agentsWith(options)
  // Connections to what others name are not shared with those that nothing was checked for.
  const guarded = agentsWith(options)
  const sendGuarded = async (
    request: HttpRequest,
    namedBy: URL,
    agent: http.Agent,
  ): Promise<HttpResponse> => {
    const { url } = request
    assertNamed(url, namedBy)
    if (proxyEnv === undefined)
      return send(request, { agent, deadline, lookup: guardedLookup(url, namedBy, resolve) })
    await assertAddresses(url, namedBy, resolve)
    return send(request, { agent, deadline })
  }
  return given => {
    // A proxy has headers of its own on the same connection.
    const request = proxyEnv === undefined ? given : { ...given, bodySize: undefined }
    const { url, namedBy } = request
    const { protocol } = url
    if (protocol !== 'http:' && protocol !== 'https:') {
      throw new UserError(`cannot open ${url.host}: "${protocol}" is neither http: nor https:`)
    }
    if (request.direct || request.socket !== undefined) return send(request, { agent: false, deadline })
    return namedBy === undefined || namedBy.hostname === url.hostname
      ? send(request, { agent: agents(protocol), deadline })
      : sendGuarded(request, namedBy, guarded(protocol))
  }
}

type Scheme = 'http:' | 'https:'

/** Returns the module of a scheme. That for https brings TLS, which takes as long to load as the half of a step's own code. */
function moduleFor(scheme: Scheme) {
  return scheme === 'http:' ? http : process.getBuiltinModule('node:https')
}

/** Keeps one agent for each scheme that is used. */
function agentsWith(options: http.AgentOptions): (scheme: Scheme) => http.Agent {
  const agents = new Map<Scheme, http.Agent>()
  return scheme => {
    const agent = agents.get(scheme) ?? new (moduleFor(scheme).Agent)(options)
    agents.set(scheme, agent)
    return agent
  }
}

interface Way {
  readonly agent: http.Agent | false
  readonly deadline?: Deadline | undefined
  readonly lookup?: LookupFunction
}

function send(request: HttpRequest, { agent, deadline, lookup }: Way): Promise<HttpResponse> {
  const module = moduleFor(request.url.protocol as Scheme)
  return new Promise((resolve, reject) => {
    const { body, signal, idleMs = 60_000, answerMs = 600_000 } = request
    const headers =
      body instanceof Uint8Array ? { 'content-length': body.length, ...request.headers } : request.headers
    const receiver =
      request.bodySize === undefined
        ? undefined
        : receivePieces(request.bodySize, { secure: request.url.protocol === 'https:' })
    const trust = request.direct && request.anyCertificate ? { rejectUnauthorized: false } : {}
    const outgoing = module.request(request.url, {
      method: request.method,
      headers,
      // The connection is of no use after it.
      agent: receiver ? false : agent,
      signal,
      ...trust,
      ...(request.socket !== undefined && { socketPath: request.socket }),
      ...(receiver && { onread: receiver.onread }),
      ...(lookup && { lookup }),
    })
    startDeadline(outgoing, Number(headers?.['content-length'] ?? 0), deadline)
    let answered = false
    outgoing.once('socket', socket => (receiver ? receiver.attach(socket) : reclaim(socket)))
    outgoing.once('response', incoming => {
      answered = true
      limit = idleMs
      outgoing.setTimeout(limit)
      const pieces = receiver?.answered(incoming)
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headersDistinct,
        body: incoming,
        ...(pieces && { pieces }),
      })
    })
    outgoing.on('error', error => {
      if (!answered) reject(error)
    })
    let limit = idleMs
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${limit / 1000} s`)))
    outgoing.setTimeout(limit)
    if (body === undefined || body instanceof Uint8Array) outgoing.end(body)
    else {
      const waitForAnswer = () => {
        if (answered) return
        limit = Math.max(answerMs, idleMs)
        outgoing.setTimeout(limit)
      }
      writeAll(body, outgoing).then(waitForAnswer, error => {
        // A response before the whole body was sent (401, 413) takes precedence over the broken pipe that follows it.
        if (!answered) reject(error)
      })
    }
  })
}

async function writeAll(body: BodyWriter, outgoing: http.ClientRequest): Promise<void> {
  // Node may drop the callbacks of writes whose connection was closed.
  const underWay = new Set<(error: Error) => void>()
  const closed = new Error('the connection was closed while the body was sent')
  outgoing.once('close', () => {
    for (const fail of underWay) fail(closed)
  })
  let corked = false
  // Writes of one event loop turn are sent together; a system call for each chunk costs a fifth more.
  const cork = () => {
    if (corked) return
    corked = true
    outgoing.cork()
    setImmediate(() => {
      corked = false
      outgoing.uncork()
    })
  }
  const write = (piece: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      if (outgoing.closed) return reject(closed)
      underWay.add(reject)
      cork()
      outgoing.write(piece, error => {
        underWay.delete(reject)
        if (error) reject(error)
        else resolve()
      })
    })
  try {
    await body(write)
    outgoing.end()
  } catch (error) {
    outgoing.destroy(error as Error)
    throw error
  }
}

function proxies(env: Readonly<Record<string, string | undefined>>): Record<string, string> | undefined {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']
  const found = names.flatMap(name => (env[name] ? [[name, env[name]] as const] : []))
  return found.length === 0 ? undefined : Object.fromEntries(found)
}
