import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { ContentError, digestOf, verifying } from '../image/digest.ts'
import { blobPath } from '../image/layout.ts'
import { claimedMediaType, parseManifest, type StoredManifest } from '../image/manifest.ts'
import { type Digest, parseRepository } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { describe, UserError } from '../messages/errors.ts'
import { type BlobBody, bodyFromFile } from '../registry/blob-body.ts'
import { type BlobDescriptor, getBlob, sendBlob } from '../registry/blobs.ts'
import { isTransient, RegistryError } from '../registry/error.ts'
import { getManifest } from '../registry/manifests.ts'
import { blobEnd } from '../registry/open-blob.ts'
import type { Transport } from '../registry/transport.ts'
import type { LayoutFiles } from './layout/files.ts'

/** Reads an image's content by digest, from any store; the content is verified against the digest. */
export interface ImageReader {
  /** The location, for messages. */
  readonly origin: string
  /** Reads a manifest or index; a missing one is an error. */
  manifest(digest: Digest): Promise<StoredManifest>
  /** Opens a blob; the stream fails when its bytes do not match the digest. */
  blob(blob: BlobDescriptor): Promise<Readable>
  /** Reads the last bytes of a blob, unverified; nothing where that would require reading all of it. */
  end?(blob: BlobDescriptor, length: number): Promise<Buffer | undefined>
}

/** An image whose blobs can be uploaded elsewhere. */
export interface CopySource extends ImageReader {
  /** Opens a blob as a body for an upload, which costs less than a stream. */
  openBlob(blob: BlobDescriptor): Promise<BlobBody>
}

/** Opens an image's source: an OCI layout (folder or archive) or a repository of a registry. */
export function openImage(source: ImageSource, transport: Transport): CopySource {
  return source.kind === 'layout'
    ? openLayoutReader(source.path)
    : registryReader(source.repository, transport)
}

/** Reads a small blob (a config, an attestation) whole. */
export async function readBlob(
  reader: ImageReader,
  blob: BlobDescriptor,
  limit = 4 * 1024 * 1024,
): Promise<Buffer> {
  if (blob.size > limit)
    throw new UserError(
      `${blob.digest} in ${reader.origin} has ${blob.size} bytes, more than the ${limit} that are read`,
    )
  return consumeBlob(reader, blob, buffer)
}

/** How often a blob is opened whose download breaks. */
const tries = 4

/** Opens a blob for what reads it whole, and opens it again where the connection breaks meanwhile. */
export async function consumeBlob<T>(
  reader: Pick<ImageReader, 'blob'>,
  blob: BlobDescriptor,
  consume: (body: Readable) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    // A request that gets no answer is repeated where it is sent.
    const body = await reader.blob(blob)
    try {
      return await consume(body)
    } catch (error) {
      if (attempt === tries || !isTransient(error)) throw error
    }
  }
}

/** Returns whether a store holds a blob; it need not where that may not be distributed. */
export async function holdsBlob(reader: CopySource, blob: BlobDescriptor): Promise<boolean> {
  try {
    const body = await reader.openBlob(blob)
    body.close()
    return true
  } catch (error) {
    if (meansAbsent(error)) return false
    throw error
  }
}

/** Returns whether an error says that a store does not hold a blob. */
export function meansAbsent(error: unknown): boolean {
  if (error instanceof RegistryError) return error.status === 404
  const { cause } = error as { readonly cause?: NodeJS.ErrnoException }
  return error instanceof UserError && cause?.code === 'ENOENT'
}

/** Opens an OCI layout (folder or archive), which needs no way to registries. */
export function openLayoutReader(path: string): CopySource {
  const origin = `the OCI layout ${path}`
  let opened: Promise<LayoutFiles> | undefined
  const files = () => {
    opened ??= import('./layout/open-layout.ts').then(({ openLayout }) => openLayout(path))
    return opened
  }
  const blob = async (blob: BlobDescriptor) => {
    const file = await (await files()).stream(blobPath(blob.digest)).catch(cause => {
      throw missing(blob.digest, origin, cause)
    })
    const out = verifying({ ...blob, origin })
    file.on('error', cause => out.destroy(missing(blob.digest, origin, cause)))
    out.on('close', () => file.destroy())
    return file.pipe(out)
  }
  return {
    origin,
    blob,
    async manifest(digest) {
      const bytes = await (await files()).read(blobPath(digest)).catch(cause => {
        throw missing(digest, origin, cause)
      })
      if (digestOf(bytes) !== digest)
        throw new ContentError(`${origin} returned ${digestOf(bytes)} where ${digest} was requested`)
      const stored = { bytes, digest, mediaType: claimedMediaType(bytes).mediaType ?? '' }
      parseManifest(stored)
      return stored
    },
    async end(wanted, length) {
      const { file, start, size } = await (await files()).open(blobPath(wanted.digest))
      try {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, start + size - length)
        return bytesRead === length ? buffer : undefined
      } finally {
        await file.close()
      }
    },
    async openBlob(wanted) {
      const opened = await (await files()).open(blobPath(wanted.digest)).catch(cause => {
        throw missing(wanted.digest, origin, cause)
      })
      const verify = async () => finished((await blob(wanted)).resume())
      return { ...bodyFromFile(opened, { ...wanted, origin }), verify }
    },
  }
}

function registryReader(repository: string, transport: Transport): CopySource {
  const at = parseRepository(repository)
  return {
    origin: repository,
    async manifest(digest) {
      const stored = await getManifest(transport, at, digest)
      if (stored === undefined) throw missing(digest, repository)
      return stored
    },
    blob: blob => getBlob(transport, at, blob),
    end: (blob, length) => blobEnd(transport, at, { blob, length }),
    openBlob: blob => sendBlob(transport, at, blob),
  }
}

function missing(digest: Digest, origin: string, cause?: unknown): UserError {
  const why =
    cause === undefined || (cause as NodeJS.ErrnoException).code === 'ENOENT' ? '' : `: ${describe(cause)}`
  return new UserError(`${digest} is not in ${origin}${why}`, { cause })
}
