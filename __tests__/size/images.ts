import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { Digest } from '../../src/image/reference.ts'
import type { ImageReader } from '../../src/store/image-reader.ts'
import { archive, type Item } from '../image/archive.ts'

/** A layer as a test describes it. */
export interface LayerGiven {
  readonly instruction?: string
  readonly items: readonly Item[]
  /** Compression level: other bytes, same content. */
  readonly level?: number
}

/** An image in memory, read through the same interface as a layout or a registry. */
export interface ImageGiven {
  readonly digest: Digest
  readonly reader: ImageReader
  /** Digests of the blobs that were opened. */
  readonly opened: string[]
}

/** Creates an image of several platforms with an attestation, as BuildKit does. */
export function image(platforms: Readonly<Record<string, readonly LayerGiven[]>>): ImageGiven {
  const blobs = new Map<string, Buffer>()
  const opened: string[] = []
  const store = (bytes: Buffer, mediaType: string) => {
    const digest: Digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    blobs.set(digest, bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const json = (value: object, mediaType: string) => store(Buffer.from(JSON.stringify(value)), mediaType)
  const manifests = Object.entries(platforms).map(([platform, layers]) => {
    const [os, architecture, variant] = platform.split('/')
    const tars = layers.map(({ items }) => archive(...items))
    const descriptors = tars.map((tar, index) =>
      store(
        gzipSync(tar, { level: layers[index]?.level ?? 6 }),
        'application/vnd.oci.image.layer.v1.tar+gzip',
      ),
    )
    const config = json(
      {
        os,
        architecture,
        ...(variant && { variant }),
        rootfs: { diff_ids: tars.map(tar => `sha256:${createHash('sha256').update(tar).digest('hex')}`) },
        history: layers.map(({ instruction }) => ({ created_by: instruction })),
      },
      'application/vnd.oci.image.config.v1+json',
    )
    const mediaType = 'application/vnd.oci.image.manifest.v1+json'
    const manifest = json({ schemaVersion: 2, mediaType, config, layers: descriptors }, mediaType)
    return { ...manifest, platform: { os, architecture, ...(variant && { variant }) } }
  })
  const attestation = {
    ...json({ schemaVersion: 2, config: {}, layers: [] }, 'x'),
    platform: { os: 'unknown', architecture: 'unknown' },
  }
  const indexType = 'application/vnd.oci.image.index.v1+json'
  const index = json(
    { schemaVersion: 2, mediaType: indexType, manifests: [...manifests, attestation] },
    indexType,
  )
  return {
    digest: index.digest,
    opened,
    reader: {
      origin: 'memory',
      async manifest(digest) {
        return { bytes: blobs.get(digest) as Buffer, mediaType: '', digest }
      },
      async blob({ digest }) {
        opened.push(digest)
        return Readable.from([blobs.get(digest) as Buffer])
      },
    },
  }
}
