import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** A server of private Git repositories, with Git's own program behind it. */
export interface GitServer extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly url: string
  /** The logins that were sent, `user:password`; an empty one for none. */
  readonly logins: string[]
}

/** Serves the repositories of a folder to who sends a token, whatever the user’s name. */
export async function serveGit(folder: string, token: string): Promise<GitServer> {
  const logins: string[] = []
  const server = createServer((request, response) => {
    const [, basic = ''] = /^basic (.+)$/i.exec(request.headers.authorization ?? '') ?? []
    const login = Buffer.from(basic, 'base64').toString('utf8')
    logins.push(login)
    if (!login.endsWith(`:${token}`)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="private"' }).end()
      return
    }
    const url = new URL(request.url ?? '/', 'http://localhost')
    const env = {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      HTTP_GIT_PROTOCOL: `${request.headers['git-protocol'] ?? ''}`,
      REMOTE_USER: 'test',
      REMOTE_ADDR: '127.0.0.1',
      // The repositories belong to whoever runs the tests.
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
    }
    const child = spawn('git', ['http-backend'], { env, cwd: join(folder) })
    request.pipe(child.stdin)
    child.stdin.on('error', () => {})
    const chunks: Buffer[] = []
    child.stdout.on('data', chunk => chunks.push(chunk))
    child.once('close', () => {
      const answer = Buffer.concat(chunks)
      const end = answer.indexOf('\r\n\r\n')
      const lines = answer.subarray(0, end).toString('utf8').split('\r\n')
      const headers = lines.map(line => line.split(/: (.*)/s).slice(0, 2) as [string, string])
      const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
      response.writeHead(
        Number.parseInt(status, 10),
        Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
      )
      response.end(answer.subarray(end + 4))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    logins,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
