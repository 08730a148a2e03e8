import type { Descriptor } from '../image/manifest.ts'
import type { Repository } from '../image/reference.ts'
import type { HttpResponse } from '../system/http.ts'
import { readBody } from '../system/read-body.ts'
import { RegistryError } from './error.ts'
import { countHop, redirectTarget } from './redirect.ts'
import { drain, header } from './response.ts'
import type { Transport } from './transport.ts'

/** A blob to open, or the part of it that a header `Range` names. */
interface Asked extends Pick<Descriptor, 'digest' | 'size'> {
  readonly range?: string
  /** It is passed on piece by piece, where it is large. */
  readonly inPieces?: true
}

/** Bytes from which on a blob is worth a connection of its own. */
const large = 4 * 1024 * 1024

/** Requests a blob, and follows redirects to its storage. */
export async function openBlob(transport: Transport, at: Repository, { range, inPieces, ...blob }: Asked) {
  const secure = transport.endpoint(at.registry).url.protocol === 'https:'
  let target: string | URL = `blobs/${blob.digest}`
  for (let hops = 0; ; hops++) {
    const response: HttpResponse & { readonly url: URL } = await transport.open({
      at,
      actions: ['pull'],
      method: 'GET',
      target,
      ...(range !== undefined && { headers: { range } }),
      ...(inPieces && blob.size >= large && { bodySize: blob.size }),
    })
    const { status, url } = response
    if (status === 200 || (status === 206 && range !== undefined)) {
      const explain = (cause: unknown) => new RegistryError({ method: 'GET', url, cause })
      return {
        response,
        body: response.body,
        pieces: response.pieces,
        explain,
        promised: { digest: blob.digest, size: blob.size, origin: `${at.registry}/${at.repository}` },
      }
    }
    drain(response)
    const next = redirectTarget(response, { registry: at.registry, secure })
    if (next === undefined) throw new RegistryError({ method: 'GET', url, status })
    countHop(hops, response)
    target = next
  }
}

/**
 * Reads the last bytes of a blob, which cannot be verified by a digest. Returns nothing where the server does not
 * support ranges; the whole blob that it then sends is not read.
 */
export async function blobEnd(
  transport: Transport,
  at: Repository,
  { blob, length }: { readonly blob: Pick<Descriptor, 'digest' | 'size'>; readonly length: number },
): Promise<Buffer | undefined> {
  const start = blob.size - length
  if (start < 0) return undefined
  // Both ends are given: some storage services refuse a suffix range.
  const { response } = await openBlob(transport, at, { ...blob, range: `bytes=${start}-${blob.size - 1}` })
  const told = header(response, 'content-range')
  if (response.status !== 206 || !told?.startsWith(`bytes ${start}-${blob.size - 1}/`)) {
    response.body.on('error', () => {})
    response.body.destroy()
    return undefined
  }
  const bytes = await readBody(response, length)
  return bytes?.length === length ? bytes : undefined
}
