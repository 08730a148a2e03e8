import type { Readable } from 'node:stream'
import { ContentError, verifying } from '../image/digest.ts'
import type { Descriptor } from '../image/manifest.ts'
import type { Repository } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { type BlobBody, bodyFromPieces, bodyFromStream } from './blob-body.ts'
import { RegistryError } from './error.ts'
import { headUnsupported } from './manifests.ts'
import { openBlob } from './open-blob.ts'
import { exchangeFollowing } from './redirect.ts'
import { header, locationOf, type RegistryResponse, unexpectedResponse } from './response.ts'
import type { Transport } from './transport.ts'

/** How a blob got to its destination. */
export type BlobOutcome = 'mounted' | 'present' | 'uploaded'

/** Digest and size of a blob. */
export type BlobDescriptor = Pick<Descriptor, 'digest' | 'size'>

/** A blob to store. */
export interface BlobUpload {
  readonly blob: BlobDescriptor
  /** Opens the bytes; called again when the upload has to restart. */
  readonly open: () => Promise<BlobBody>
  /** Another repository of the same registry that has the blob. */
  readonly mountFrom?: string
  /** The destination is known not to have the blob: do not check. */
  readonly absent?: true
}

/** Returns whether a repository has a blob. */
export async function hasBlob(
  transport: Transport,
  at: Repository,
  { digest, size }: Pick<BlobDescriptor, 'digest'> & Partial<BlobDescriptor>,
) {
  const response = await transport.exchange({
    at,
    actions: ['pull'],
    method: 'HEAD',
    target: `blobs/${digest}`,
  })
  if (response.status === 404 || headUnsupported.includes(response.status)) return false
  // What has another length is not the blob, but a page that is shown for it.
  const length = Number(header(response, 'content-length') ?? 0)
  if (response.status === 200 && size !== undefined && length > 0 && length !== size) return false
  // A redirect means that the blob exists; it is never followed with HEAD, which storage services refuse.
  if (response.status < 400) return true
  throw unexpectedResponse(response)
}

/** Opens a blob; the stream fails when its bytes do not match the digest. */
export async function getBlob(transport: Transport, at: Repository, blob: BlobDescriptor): Promise<Readable> {
  const { body, explain, promised } = await openBlob(transport, at, blob)
  const out = verifying(promised)
  // Not `pipeline`: it would pass on the bare network error, without its request.
  body.on('error', cause => out.destroy(explain(cause)))
  out.on('close', () => body.destroy())
  return body.pipe(out)
}

/** Opens a blob to forward it; its last byte is sent only when all bytes match the digest. */
export async function sendBlob(
  transport: Transport,
  at: Repository,
  blob: BlobDescriptor,
): Promise<BlobBody> {
  const { body, pieces, promised, explain } = await openBlob(transport, at, { ...blob, inPieces: true })
  return pieces
    ? bodyFromPieces({ body, pieces }, promised, explain)
    : bodyFromStream(body, promised, explain)
}

/** Stores a blob in a repository in the cheapest way: mounted, found there, or uploaded in one request. */
export async function putBlob(
  transport: Transport,
  at: Repository,
  upload: BlobUpload,
): Promise<BlobOutcome> {
  const { blob, mountFrom } = upload
  if (mountFrom !== undefined) {
    const response = await mount(transport, at, { blob, from: mountFrom })
    if (response?.status === 201) return 'mounted'
    // One that does not say where to go on has opened nothing.
    if (response?.status === 202 && header(response, 'location') !== undefined)
      return transport.withRetry(at.registry, resumable(transport, at, upload, response))
    if (response === undefined && (await hasBlob(transport, at, blob))) return 'present'
  } else if (!upload.absent && (await hasBlob(transport, at, blob))) return 'present'
  return transport.withRetry(at.registry, resumable(transport, at, upload))
}

/**
 * Asks for a blob of another repository. Some registries fail to mount what they accept as an upload: those that answer with
 * an error of their own twice, or refuse the login that the upload will use, are not asked again; nothing is returned then.
 * https://github.com/goharbor/harbor/issues/17097
 */
async function mount(
  transport: Transport,
  at: Repository,
  { blob, from }: { readonly blob: BlobDescriptor; readonly from: string },
): Promise<RegistryResponse | undefined> {
  const refused = `no mounts from ${from} at ${at.registry}/${at.repository}`
  let failures = 0
  return transport.withRetry(at.registry, async () => {
    if (transport.learned.has(refused)) return undefined
    try {
      const response = await transport.once({
        ...{ at, actions: ['pull', 'push'], method: 'POST', headers: { 'content-length': '0' } },
        target: `blobs/uploads/?mount=${blob.digest}&from=${encodeURIComponent(from)}`,
      })
      if (response.status !== 401) return response
    } catch (error) {
      const broken = error instanceof RegistryError && (error.status ?? 0) >= 500
      if (!broken || error.retryAfterMs !== undefined || ++failures < 2) throw error
    }
    transport.learned.add(refused)
    return undefined
  })
}

/** Returns the function for one upload attempt; from the second on it starts a new session. */
function resumable(transport: Transport, at: Repository, upload: BlobUpload, opened?: RegistryResponse) {
  let session = opened
  let renewed = false
  let sent = false
  return async function once(): Promise<BlobOutcome> {
    // The answer to an upload may have been lost after the blob was stored.
    if (sent && (await hasBlob(transport, at, upload.blob))) return 'uploaded'
    const start = session ?? (await startUpload(transport, at))
    session = undefined
    if (start.status !== 202) throw unexpectedResponse(start)
    const location = header(start, 'location')
    if (location === undefined)
      throw new RegistryError({ ...start, why: 'it started an upload without a Location' })
    const target = locationOf(location, start)
    if (target.protocol !== 'https:' && start.url.protocol === 'https:')
      throw new RegistryError({
        ...start,
        why: `it takes the upload at ${target.protocol}//${target.host}, which is not https`,
        hint: 'A proxy before the registry has to tell it the scheme of its clients (X-Forwarded-Proto).',
      })
    const blobBody = await upload.open()
    try {
      sent = true
      const response = await send(transport, at, { blob: upload.blob, blobBody }, target)
      const named = header(response, 'docker-content-digest')
      const stored = response.status === 201 || response.status === 204
      if (stored && (named === undefined || named === upload.blob.digest)) {
        // A registry that returns the digest has computed it from the bytes.
        if (named === undefined) await blobBody.verify?.()
        return 'uploaded'
      }
      // Any other answer that is no refusal says nothing certain: whether the blob is there decides.
      if (response.status < 300 && (await hasBlob(transport, at, upload.blob))) {
        await blobBody.verify?.()
        return 'uploaded'
      }
      if (stored)
        throw new ContentError(
          `${at.registry}/${at.repository} stored ${named} where ${upload.blob.digest} was sent`,
        )
      if (response.status === 400) await blobBody.verify?.()
      if (response.status === 401 && !renewed) {
        // The token expired during the upload; there is a new one now, but the stream is consumed.
        renewed = true
        return once()
      }
      throw unexpectedResponse(response)
    } catch (error) {
      await cancel(transport, at, target)
      throw error
    }
  }
}

async function send(
  transport: Transport,
  at: Repository,
  { blob, blobBody }: { readonly blob: BlobDescriptor; readonly blobBody: BlobBody },
  location: URL,
) {
  const target = new URL(location)
  target.searchParams.set('digest', blob.digest)
  let broken: unknown
  try {
    return await transport.once({
      at,
      actions: ['pull', 'push'],
      method: 'PUT',
      target,
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) },
      body: write =>
        blobBody.send(write).catch(error => {
          broken = error
          throw error
        }),
    })
  } catch (error) {
    // A source that failed or returned wrong bytes is the cause, not the broken connection that followed.
    throw broken instanceof UserError ? broken : error
  } finally {
    blobBody.close()
  }
}

function startUpload(transport: Transport, at: Repository): Promise<RegistryResponse> {
  return exchangeFollowing(transport, {
    at,
    actions: ['pull', 'push'],
    method: 'POST',
    target: 'blobs/uploads/',
    headers: { 'content-length': '0' },
  })
}

async function cancel(transport: Transport, at: Repository, target: URL): Promise<void> {
  await transport.once({ at, actions: ['pull', 'push'], method: 'DELETE', target }).catch(() => undefined)
}
