import { type Descriptor, manifestTypes, type StoredManifest } from '../image/manifest.ts'
import type { Digest, Repository } from '../image/reference.ts'
import { putBlob } from './blobs.ts'
import { digestOf } from './digest.ts'
import { putManifest } from './manifests.ts'
import { pourBytes } from './pour.ts'
import { enterReferrer } from './referrers.ts'
import type { Transport } from './transport.ts'

/** A document to attach to an image. */
export interface Attachment {
  /** The manifest or index it is about. */
  readonly subject: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>
  readonly artifactType: string
  readonly document: { readonly bytes: Uint8Array; readonly mediaType: string }
  readonly annotations: Readonly<Record<string, string>>
}

/**
 * Attaches a document to an image as a referrer: an artifact manifest with an empty config and one layer.
 * https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidelines-for-artifact-usage
 */
export async function attach(transport: Transport, at: Repository, attachment: Attachment): Promise<Digest> {
  const { subject, artifactType, document, annotations } = attachment
  const empty = Buffer.from('{}')
  const config = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: digestOf(empty),
    size: empty.length,
  }
  const layer = {
    mediaType: document.mediaType,
    digest: digestOf(document.bytes),
    size: document.bytes.length,
    annotations,
  }
  await Promise.all([
    putBlob(transport, at, { blob: config, open: async () => pourBytes(empty) }),
    putBlob(transport, at, { blob: layer, absent: true, open: async () => pourBytes(document.bytes) }),
  ])
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestTypes[2],
      artifactType,
      config,
      layers: [layer],
      subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
      annotations,
    }),
  )
  const stored: StoredManifest = { bytes, mediaType: manifestTypes[2], digest: digestOf(bytes) }
  const { keepsReferrers } = await putManifest(transport, at, stored, { name: stored.digest })
  await enterReferrer(transport, at, subject.digest, { stored, keepsReferrers })
  return stored.digest
}
