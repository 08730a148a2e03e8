import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Server } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'

/** Who holds a token, and what the job's `permissions:` say about packages. */
export interface GhcrToken {
  readonly packages: 'write' | 'read' | 'none'
}

/** What a test decides about the played service. */
export interface GhcrOptions {
  /** `127.0.0.1:PORT` of the registry that holds the images. */
  readonly registry: string
  /** Tokens that GitHub knows, by their text. */
  readonly tokens: Readonly<Record<string, GhcrToken>>
  /** Repositories that everybody may read. */
  readonly open?: readonly string[]
  /** A folder for the certificate. */
  readonly folder: string
  /** Answers for other hosts, by `host/path`: a body and its media type. */
  readonly others?: Readonly<Record<string, { readonly type: string; readonly body: Uint8Array | string }>>
}

/** A request as it arrived. */
export interface GhcrRequest {
  readonly host: string
  readonly method: string
  readonly path: string
  readonly scopes: readonly string[]
  readonly authorization: string | undefined
}

/**
 * Plays the container registry of github.com before a real one: the name ghcr.io over TLS, a token for Basic credentials,
 * tokens that do not tell what they may, anonymous reading of public packages only, and a refusal in GitHub's words where
 * the token lacks the permission. A client reaches it through an HTTP proxy, as in a company's network, which knows
 * ghcr.io and the hosts in `others` and no other; nothing in the client is changed for it.
 */
export async function startGhcr(options: GhcrOptions) {
  const hosts = ['ghcr.io', ...new Set(Object.keys(options.others ?? {}).map(key => key.split('/')[0] ?? ''))]
  const { key, cert, path: certificate } = certificateFor(hosts, options.folder)
  const requests: GhcrRequest[] = []
  const unknownHosts: string[] = []
  const bearers = new Map<
    string,
    { readonly token: string | undefined; readonly scopes: readonly string[] }
  >()
  const isOpen = (repository: string) => options.open?.includes(repository) ?? false

  const server = createTlsServer({ key, cert }, (request, response) => {
    const { method = '', headers } = request
    const url = new URL(request.url ?? '/', `https://${headers.host}`)
    const scopes = url.searchParams.getAll('scope')
    const { host, pathname: path } = url
    requests.push({ host, method, path, scopes, authorization: headers.authorization })
    const other = options.others?.[`${host}${path}`]
    if (other) response.setHeader('content-type', other.type).end(other.body)
    else if (host !== 'ghcr.io') fault(response, 404, 'NAME_UNKNOWN', 'repository name not known to registry')
    else if (path === '/token') giveToken(response, scopes, headers.authorization)
    else guard(request, response, url)
  })

  function giveToken(response: ServerResponse, scopes: readonly string[], authorization: string | undefined) {
    const token = authorization && passwordIn(authorization)
    const readable = scopes.every(scope => {
      const [, repository = '', actions] = scope.split(':')
      return actions === 'pull' && isOpen(repository)
    })
    if (token === undefined ? !readable : options.tokens[token] === undefined)
      return fault(response, 403, 'DENIED', 'requested access to the resource is denied')
    const bearer = randomBytes(24).toString('base64')
    bearers.set(bearer, { token, scopes })
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ token: bearer }))
  }

  function guard(request: IncomingMessage, response: ServerResponse, url: URL) {
    const bearer = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1]
    const held = bearer === undefined ? undefined : bearers.get(bearer)
    const [, repository = ''] = /^\/v2\/(.+?)\/(?:manifests|blobs|referrers|tags)\//.exec(url.pathname) ?? []
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (held === undefined) {
      const scope = `repository:${repository}:pull`
      const challenge = `Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="${scope}"`
      response.setHeader('www-authenticate', challenge)
      return fault(response, 401, 'UNAUTHORIZED', 'authentication required')
    }
    const wanted = reads ? 'pull' : 'push'
    const asked = held.scopes.some(scope => {
      const [, name, actions = ''] = scope.split(':')
      return name === repository && actions.split(',').includes(wanted)
    })
    if (!asked) return fault(response, 403, 'DENIED', 'requested access to the resource is denied')
    const packages = held.token === undefined ? 'none' : (options.tokens[held.token]?.packages ?? 'none')
    if (!reads && packages !== 'write') {
      const words = 'permission_denied: installation not allowed to Write organization package'
      return fault(response, 403, 'DENIED', words)
    }
    if (reads && packages === 'none' && !isOpen(repository))
      return fault(response, 403, 'DENIED', 'requested access to the resource is denied')
    if (url.pathname.includes('/referrers/')) return fault(response, 404, 'NOT_FOUND', 'page not found')
    forward(request, response)
  }

  function forward(request: IncomingMessage, response: ServerResponse) {
    const [hostname, port] = options.registry.split(':')
    const { authorization: _, ...headers } = request.headers
    const onward = send(
      {
        ...{ hostname, port, method: request.method, path: request.url },
        // The registry gives addresses by which the client finds it.
        headers: { ...headers, 'x-forwarded-proto': 'https' },
      },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  }

  const tunnels = new Set<Duplex>()
  const proxy = createServer((_, response) => void response.writeHead(502).end())
  const port = await listen(server)
  proxy.on('connect', (request: IncomingMessage, client) => {
    const [host = ''] = (request.url ?? '').split(':')
    if (!hosts.includes(host)) {
      unknownHosts.push(host)
      return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    }
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(client).pipe(onward)
    })
    for (const socket of [client, onward]) {
      tunnels.add(socket)
      socket.on('error', () => onward.destroy())
    }
  })
  const proxyPort = await listen(proxy)

  return {
    requests,
    /** Hosts that somebody tried to reach and that do not exist here. */
    unknownHosts,
    /** What a machine in this network has in its environment. */
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${proxyPort}`,
      NO_PROXY: '127.0.0.1,localhost',
      NODE_EXTRA_CA_CERTS: certificate,
    },
    /** Gives the passwords that arrived, with where. */
    passwords: () =>
      requests.flatMap(({ host, path, authorization = '' }) => {
        const password = passwordIn(authorization)
        return password === undefined ? [] : [{ host, path, password }]
      }),
    async [Symbol.asyncDispose]() {
      for (const tunnel of tunnels) tunnel.destroy()
      for (const each of [server, proxy]) {
        each.closeAllConnections()
        await new Promise(resolve => each.close(resolve))
      }
    },
  }
}

function passwordIn(authorization: string): string | undefined {
  const [, basic] = /^Basic (.*)$/.exec(authorization) ?? []
  return basic === undefined
    ? undefined
    : Buffer.from(basic, 'base64')
        .toString()
        .replace(/^[^:]*:/, '')
}

function fault(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ errors: [{ code, message }] }))
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Makes a certificate for hosts that are not ours, which only a client that is told of it trusts. */
function certificateFor(hosts: readonly string[], folder: string) {
  const [keyPath, path] = [join(folder, 'ghcr.key'), join(folder, 'ghcr.crt')]
  const names = hosts.map(host => `DNS:${host}`).join(',')
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=ghcr.io', '-addext', `subjectAltName=${names}`, '-keyout', keyPath, '-out', path],
    ],
    { stdio: 'ignore' },
  )
  return { key: readFileSync(keyPath), cert: readFileSync(path), path }
}
