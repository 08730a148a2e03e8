import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Http, HttpRequest, HttpResponse } from '../../src/system/http.ts'

/** How a scripted registry behaves; without options it does everything the specification asks for. */
export interface FakeOptions {
  /** `no` is a registry without the referrers API; `announced` sends OCI-Subject but does not serve the list. */
  readonly referrers?: 'yes' | 'no' | 'announced' | 'redirect'
  /** Tags taken from `?tag=`: all, only the first, or the query is ignored. */
  readonly manyTags?: 'all' | 'first' | 'none'
  readonly mount?: 'yes' | 'session' | 'denied'
  /** Tags that the registry itself keeps, and the status with which it says so. */
  readonly immutable?: {
    readonly pattern: RegExp
    readonly status: 400 | 409 | 412
    readonly evenSame?: boolean
  }
  readonly digestHeader?: 'yes' | 'no'
  readonly headManifest?: 'yes' | 'no'
  /** Where blobs are downloaded from. */
  readonly blobsAt?: string
  /** The origin of upload sessions. */
  readonly uploadsAt?: string
  /** Refuses manifests that refer to another, with this status. */
  readonly refusesReferrers?: 405
  /** How it says that it has taken a manifest. */
  readonly taken?: 201 | 202
  /** Accepts manifests whose content is missing. */
  readonly lax?: true
}

interface Held {
  readonly bytes: Buffer
  readonly mediaType: string
}

/** One answer as a script writes it. */
export interface Scripted {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
}

/** A registry in memory, used through the same interface as a real one. */
export interface FakeRegistry {
  readonly http: Http
  /** `METHOD path` of each request, in order. */
  readonly requests: string[]
  readonly blobs: Map<string, Buffer>
  readonly manifests: Map<string, Held>
  /** `repository:tag` → digest. */
  readonly tags: Map<string, string>
}

const subjectOf = ({ bytes }: Held) =>
  (JSON.parse(bytes.toString()) as { subject?: { digest: string } }).subject?.digest

/** Starts a registry in memory. Keys of its maps are `repository@digest` and `repository:tag`. */
export function fakeRegistry(options: FakeOptions = {}): FakeRegistry {
  const blobs = new Map<string, Buffer>()
  const manifests = new Map<string, Held>()
  const tags = new Map<string, string>()
  const requests: string[] = []
  let sessions = 0

  const find = (repository: string, name: string) =>
    manifests.get(
      name.includes(':') ? `${repository}@${name}` : `${repository}@${tags.get(`${repository}:${name}`)}`,
    )

  const missing = (repository: string, { bytes }: Held) => {
    const value = JSON.parse(bytes.toString()) as Record<string, { digest: string }[] & { digest: string }>
    const wanted = [...(value.layers ?? []), ...(value.config ? [value.config] : [])]
    const lacking = [
      ...wanted.filter(({ digest }) => !blobs.has(`${repository}@${digest}`)),
      ...(value.manifests ?? []).filter(({ digest }) => !manifests.has(`${repository}@${digest}`)),
    ]
    return options.lax ? [] : lacking
  }

  const putManifest = (repository: string, name: string, query: URLSearchParams, held: Held): Scripted => {
    const digest = digestOf(held.bytes)
    if (name.includes(':') && name !== digest) return fault(400, 'DIGEST_INVALID')
    if (options.refusesReferrers !== undefined && subjectOf(held) !== undefined)
      return fault(options.refusesReferrers, 'UNSUPPORTED', 'this manifest is not supported')
    if (missing(repository, held).length > 0) return fault(400, 'MANIFEST_BLOB_UNKNOWN')
    const wanted = name.includes(':') ? query.getAll('tag') : [name]
    const { pattern, status = 400, evenSame } = options.immutable ?? {}
    for (const tag of wanted) {
      const now = tags.get(`${repository}:${tag}`)
      if (pattern?.test(tag) && now !== undefined && (now !== digest || evenSame))
        return fault(status, 'TAG_INVALID', `the tag ${tag} already exists and is immutable`)
    }
    manifests.set(`${repository}@${digest}`, held)
    const { manyTags = 'none' } = options
    const taken = !name.includes(':')
      ? wanted
      : manyTags === 'all'
        ? wanted
        : manyTags === 'first'
          ? wanted.slice(0, 1)
          : []
    for (const tag of taken) tags.set(`${repository}:${tag}`, digest)
    const subject = subjectOf(held)
    const keeps = subject !== undefined && (options.referrers ?? 'yes') !== 'no'
    return {
      status: options.taken ?? 201,
      headers: {
        ...(options.digestHeader !== 'no' && { 'docker-content-digest': digest }),
        ...(keeps && options.referrers !== 'redirect' && { 'oci-subject': subject }),
        ...(name.includes(':') && taken.length > 0 && { 'oci-tag': taken }),
      },
    }
  }

  const referrersOf = (repository: string, digest: string): Scripted => {
    if (options.referrers === 'no' || options.referrers === 'announced') return fault(404, 'NOT_FOUND')
    if (options.referrers === 'redirect')
      return { status: 303, headers: { location: 'https://elsewhere.example/' } }
    const list = [...manifests].filter(
      ([key, held]) => key.startsWith(`${repository}@`) && subjectOf(held) === digest,
    )
    const entries = list.map(([key, { bytes, mediaType }]) => {
      const { artifactType, annotations } = JSON.parse(bytes.toString()) as Record<string, unknown>
      return { mediaType, digest: key.split('@')[1], size: bytes.length, artifactType, annotations }
    })
    const mediaType = 'application/vnd.oci.image.index.v1+json'
    return {
      status: 200,
      headers: { 'content-type': mediaType },
      body: JSON.stringify({ schemaVersion: 2, mediaType, manifests: entries }),
    }
  }

  const upload = async (repository: string, { method, url, body }: HttpRequest): Promise<Scripted> => {
    const origin = options.uploadsAt ?? url.origin
    const opened = () => ({
      status: 202,
      headers: {
        location: `${origin}/v2/${repository}/blobs/uploads/${++sessions}?state=secret-${sessions}`,
      },
    })
    if (method === 'DELETE') return { status: 204 }
    const mount = url.searchParams.get('mount')
    const from = url.searchParams.get('from')
    if (method === 'POST' && mount !== null) {
      const bytes = blobs.get(`${from}@${mount}`)
      if (options.mount === 'denied') return fault(403, 'DENIED')
      if (options.mount === 'session' || bytes === undefined) return opened()
      blobs.set(`${repository}@${mount}`, bytes)
      return { status: 201 }
    }
    if (method === 'POST') return opened()
    const digest = url.searchParams.get('digest')
    const bytes = await whole(body)
    if (digestOf(bytes) !== digest) return fault(400, 'DIGEST_INVALID')
    blobs.set(`${repository}@${digest}`, bytes)
    return { status: 201 }
  }

  const answer = async (request: HttpRequest): Promise<Scripted> => {
    const { method, url, headers = {}, body } = request
    const path = url.pathname
    const [, repository = '', kind = '', name = ''] =
      /^\/v2\/(.+?)\/(manifests|blobs\/uploads|blobs|referrers|tags)\/(.*)$/.exec(path) ?? []
    if (kind === 'blobs/uploads') return upload(repository, request)
    if (kind === 'referrers') return referrersOf(repository, name)
    if (kind === 'tags') {
      const names = [...tags.keys()]
        .filter(key => key.startsWith(`${repository}:`))
        .map(key => key.slice(repository.length + 1))
      return { status: 200, body: JSON.stringify({ name: repository, tags: names }) }
    }
    if (kind === 'blobs') {
      const bytes = blobs.get(`${repository}@${name}`)
      if (bytes === undefined) return fault(404, 'BLOB_UNKNOWN')
      if (options.blobsAt && method === 'GET' && url.origin !== options.blobsAt)
        return { status: 307, headers: { location: `${options.blobsAt}${path}?signature=secret` } }
      return { status: 200, headers: { 'content-length': String(bytes.length) }, body: bytes }
    }
    if (kind !== 'manifests') return fault(404, 'NAME_UNKNOWN')
    if (method === 'PUT') {
      const mediaType = headers['content-type'] ?? ''
      return putManifest(repository, name, url.searchParams, { bytes: await whole(body), mediaType })
    }
    if (method === 'HEAD' && options.headManifest === 'no') return fault(405, 'UNSUPPORTED')
    const held = find(repository, name)
    if (held === undefined) return fault(404, 'MANIFEST_UNKNOWN')
    return {
      status: 200,
      headers: {
        'content-type': held.mediaType,
        'content-length': String(held.bytes.length),
        ...(options.digestHeader !== 'no' && { 'docker-content-digest': digestOf(held.bytes) }),
      },
      body: held.bytes,
    }
  }

  return {
    blobs,
    manifests,
    tags,
    requests,
    http: async request => {
      requests.push(`${request.method} ${request.url.pathname}${request.url.search}`)
      const scripted = await answer(request)
      return respond(request.method === 'HEAD' ? { ...scripted, body: undefined } : scripted)
    },
  }
}

/** Creates an answer out of its parts. */
export function respond({ status, headers = {}, body = '' }: Scripted): HttpResponse {
  const lines = Object.entries(headers).map(([name, value]) => [
    name,
    typeof value === 'string' ? [value] : value,
  ])
  return {
    status,
    headers: Object.fromEntries(lines),
    body: Readable.from(body.length > 0 ? [Buffer.from(body)] : []),
  }
}

/** Creates an error answer as registries do. */
export function fault(
  status: number,
  code: string,
  message = code.toLowerCase().replaceAll('_', ' '),
): Scripted {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ errors: [{ code, message }] }),
  }
}

async function whole(body: HttpRequest['body']): Promise<Buffer> {
  if (body === undefined) return Buffer.alloc(0)
  if (body instanceof Uint8Array) return Buffer.from(body)
  const chunks: Buffer[] = []
  await body(async piece => void chunks.push(Buffer.from(piece)))
  return Buffer.concat(chunks)
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
