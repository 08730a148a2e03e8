import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An artifact as the fake keeps it. */
export interface HeldArtifact {
  readonly id: string
  readonly name: string
  readonly archive: Buffer
}

/** Options of the fake. */
export interface FakeArtifactsOptions {
  /** Names that another job of the run has taken. */
  readonly taken?: readonly string[]
  /** Answers before the fake's own, by the number of the request: a status, and why. */
  readonly answers?: Readonly<Record<number, { status: number; msg?: string }>>
}

const service = '/twirp/github.actions.results.api.v1.ArtifactService/'
const [run, job] = ['2f1a3e8c-run', '77c0d5b2-job']

/**
 * Stores artifacts as GitHub's service and its blob storage do: a name once, and only when size and hash are those of
 * the bytes that came. Requests must be as GitHub's own client writes them; what is not is in `violations`.
 */
export async function startArtifacts({ taken = [], answers = {} }: FakeArtifactsOptions = {}) {
  const held: HeldArtifact[] = []
  const requests: string[] = []
  const violations: string[] = []
  const open = new Map<string, { name: string; blocks: Map<string, Buffer>; archive?: Buffer }>()
  const token = ['{}', { scp: `Actions.ExampleScope Actions.Results:${run}:${job}` }, 'signature']
    .map(part => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
    .join('.')

  const server = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '', 'http://fake')
    requests.push(`${request.method} ${url.pathname.split('/').at(-1)}`)
    const scripted = answers[requests.length]
    const [status, value] = scripted
      ? [scripted.status, { code: 'scripted', msg: scripted.msg }]
      : url.pathname.startsWith(service)
        ? called(url.pathname.slice(service.length), request, JSON.parse(Buffer.concat(chunks).toString()))
        : stored(url, request, Buffer.concat(chunks))
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(value === undefined ? undefined : JSON.stringify(value))
  }

  function called(
    method: string,
    { headers, method: verb }: IncomingMessage,
    message: Record<string, unknown>,
  ): [number, unknown] {
    const expected = {
      CreateArtifact: ['name', 'version', 'mime_type'],
      FinalizeArtifact: ['name', 'size', 'hash'],
    }[method]
    if (verb !== 'POST' || headers['content-type'] !== 'application/json' || expected === undefined)
      violations.push(`${verb} ${method} as ${headers['content-type']}`)
    if (headers.authorization !== `Bearer ${token}`) return [401, { msg: 'unauthenticated' }]
    const keys = ['workflow_run_backend_id', 'workflow_job_run_backend_id', ...(expected ?? [])]
    if (Object.keys(message).join() !== keys.join())
      violations.push(`${method} has ${Object.keys(message).join()}`)
    if (message.workflow_run_backend_id !== run || message.workflow_job_run_backend_id !== job)
      return [403, { msg: 'the token is for another job' }]
    const name = String(message.name)
    return method === 'CreateArtifact' ? create(name, message) : finalize(name, message)
  }

  function create(name: string, { version, mime_type: type }: Record<string, unknown>): [number, unknown] {
    if (version !== 7 || type !== 'application/zip') return [400, { msg: 'unknown kind of artifact' }]
    if (/["<>|*?\\/:\r\n]/.test(name)) return [400, { msg: 'invalid name' }]
    if (taken.includes(name) || held.some(artifact => artifact.name === name))
      return [
        409,
        { code: 'already_exists', msg: 'an artifact with this name already exists on the workflow run' },
      ]
    open.set(name, { name, blocks: new Map() })
    const address = `http://127.0.0.1:${port}/blob/${encodeURIComponent(name)}?sig=s3cret&se=2026`
    return [200, { ok: true, signed_upload_url: address }]
  }

  /** Takes a blob whole, or in blocks and then their list, as Azure's storage does. */
  function stored(url: URL, { method, headers }: IncomingMessage, body: Buffer): [number, unknown] {
    const artifact = open.get(decodeURIComponent(url.pathname.split('/').at(-1) ?? ''))
    if (artifact === undefined || url.searchParams.get('sig') !== 's3cret') return [403, undefined]
    if (method !== 'PUT' || !headers['x-ms-version'] || headers.authorization)
      violations.push(`${method} of the blob: ${Object.keys(headers).join()}`)
    const block = url.searchParams.get('blockid')
    if (block !== null) artifact.blocks.set(block, body)
    else if (url.searchParams.get('comp') === 'blocklist')
      artifact.archive = Buffer.concat(
        [...body.toString().matchAll(/<Latest>([^<]+)</g)].map(
          match => artifact.blocks.get(match[1] ?? '') ?? Buffer.of(),
        ),
      )
    else if (headers['x-ms-blob-type'] !== 'BlockBlob') return [400, undefined]
    else artifact.archive = body
    return [201, undefined]
  }

  function finalize(name: string, { size, hash }: Record<string, unknown>): [number, unknown] {
    const archive = open.get(name)?.archive
    if (archive === undefined) return [404, { msg: 'nothing was uploaded' }]
    const digest = createHash('sha256').update(archive).digest('hex')
    if (size !== String(archive.length) || hash !== `sha256:${digest}`)
      return [400, { msg: 'size or hash is not that of the blob' }]
    const id = String(held.length + 1)
    held.push({ id, name, archive })
    return [200, { ok: true, artifact_id: id }]
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    /** The variables by which a runner names the service to the steps of actions. */
    env: { ACTIONS_RESULTS_URL: `http://127.0.0.1:${port}/`, ACTIONS_RUNTIME_TOKEN: token },
    held,
    requests,
    violations,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
