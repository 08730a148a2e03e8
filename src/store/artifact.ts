import { digestOf } from '../image/digest.ts'
import { type Descriptor, manifestTypes, type StoredManifest } from '../image/manifest.ts'
import type { Digest, Repository } from '../image/reference.ts'
import { bodyFromBytes } from '../registry/blob-body.ts'
import { putBlob } from '../registry/blobs.ts'
import { putManifest } from '../registry/manifests.ts'
import { addReferrer } from '../registry/referrers.ts'
import { meansUnsupported } from '../registry/refusal.ts'
import type { Transport } from '../registry/transport.ts'

/** A document to attach to an image. */
export interface Attachment {
  /** The manifest or index that it refers to. */
  readonly subject: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>
  readonly artifactType: string
  readonly document: { readonly bytes: Uint8Array; readonly mediaType: string }
  readonly annotations: Readonly<Record<string, string>>
  /** Its tag at a registry that refuses manifests with a subject. */
  readonly otherwise?: string
}

/** A stored attachment. */
export interface Artifact {
  readonly stored: StoredManifest
  readonly subject: Digest
  readonly blobs: ReadonlyMap<Digest, Uint8Array>
}

/** Attaches a document to an image as a referrer. */
export async function attach(transport: Transport, at: Repository, attachment: Attachment): Promise<Digest> {
  const { stored, subject, blobs } = artifactOf(attachment)
  const uploads = [...blobs].map(([digest, bytes]) =>
    putBlob(transport, at, {
      blob: { digest, size: bytes.length },
      // The empty config may exist already.
      ...(bytes === attachment.document.bytes && { absent: true }),
      open: async () => bodyFromBytes(bytes),
    }),
  )
  await Promise.all(uploads)
  const { otherwise } = attachment
  try {
    const { keepsReferrers } = await putManifest(transport, at, stored, { name: stored.digest })
    await addReferrer(transport, at, subject, { stored, keepsReferrers })
    return stored.digest
  } catch (error) {
    if (otherwise === undefined || !meansUnsupported(error)) throw error
    const alone = standingAlone(stored)
    await putManifest(transport, at, alone, { name: otherwise })
    return alone.digest
  }
}

/** Serializes a referrer without its subject: the image is then identified by its tag, and by the document itself. */
export function standingAlone({ bytes, mediaType }: StoredManifest): StoredManifest {
  const { subject: _, artifactType, ...rest } = JSON.parse(Buffer.from(bytes).toString('utf8'))
  const config = { ...rest.config, ...(artifactType !== undefined && { mediaType: artifactType }) }
  const alone = Buffer.from(JSON.stringify({ ...rest, config }))
  return { bytes: alone, mediaType, digest: digestOf(alone) }
}

/**
 * Creates the artifact of a document: a manifest with an empty config and one layer.
 * https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidelines-for-artifact-usage
 */
export function artifactOf({ subject, artifactType, document, annotations }: Attachment): Artifact {
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
  return {
    stored: { bytes, mediaType: manifestTypes[2], digest: digestOf(bytes) },
    subject: subject.digest,
    blobs: new Map([
      [config.digest, empty],
      [layer.digest, document.bytes],
    ]),
  }
}
