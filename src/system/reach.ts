import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { printableLine } from '../messages/printable.ts'

/** A gRPC server, for example a BuildKit daemon. */
export interface GrpcServer {
  readonly at: { readonly host: string; readonly port: number } | { readonly path: string }
  /** PEM texts; without any the connection is not encrypted. */
  readonly tls?: {
    readonly ca?: string
    readonly cert?: string
    readonly key?: string
    readonly servername?: string
  }
}

/** Finds out whether a server answers; returns why it does not, in a few words. */
export type Reach = (server: GrpcServer) => Promise<string | undefined>

/** Milliseconds until a server that says nothing counts as not reachable. */
const patience = 4000

/**
 * Opens a connection and waits for the server's first HTTP/2 frame. That comes after it has accepted a client certificate,
 * which with TLS 1.3 is after the handshake.
 */
export const reachGrpc: Reach = async server => {
  const socket = socketTo(server)
  // Loaded here: every step loads this file and few ask a server, and HTTP/2 with TLS takes some 10 ms.
  const { connect: connectHttp2 } = process.getBuiltinModule('node:http2')
  const session = connectHttp2('http://buildkit', { createConnection: () => socket })
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), patience)
  const failed = new Promise<string>(resolve => {
    socket.on('error', error => resolve(reasonOf(error)))
    session.on('error', error => resolve(reasonOf(error)))
    session.on('close', () => resolve('it closed the connection'))
  })
  try {
    const settled = once(session, 'remoteSettings', { signal: limit.signal }).then(
      () => undefined,
      error => (limit.signal.aborted ? `no answer within ${patience / 1000} s` : reasonOf(error)),
    )
    return await Promise.race([settled, failed])
  } finally {
    clearTimeout(timer)
    session.destroy()
    socket.destroy()
  }
}

function socketTo({ at, tls }: GrpcServer): Socket {
  if (tls === undefined) return connectTcp(at)
  const { ca, cert, key, servername } = tls
  const { connect: connectTls } = process.getBuiltinModule('node:tls')
  const host = 'host' in at ? at.host : 'localhost'
  return connectTls({ ...at, ca, cert, key, ALPNProtocols: ['h2'], servername: servername ?? nameOf(host) })
}

/** Errors of TLS have their reason apart from the place in the library that found it. */
function reasonOf(error: unknown): string {
  const { reason, message } = error as { reason?: unknown; message?: unknown }
  return printableLine(String(reason ?? message ?? error))
}

/** An address is no name that a server may be asked for (SNI). */
function nameOf(host: string): string {
  return /^[\d.]+$|:/.test(host) ? '' : host
}
