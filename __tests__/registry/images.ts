import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { digestOf } from '../../src/image/digest.ts'
import { blobPath } from '../../src/image/layout.ts'
import {
  type Descriptor,
  descriptorOf,
  manifestTypes,
  type StoredManifest,
} from '../../src/image/manifest.ts'
import type { Digest, Repository } from '../../src/image/reference.ts'
import { bodyFromBytes } from '../../src/registry/blob-body.ts'
import { putBlob } from '../../src/registry/blobs.ts'
import { putManifest } from '../../src/registry/manifests.ts'
import type { Transport } from '../../src/registry/transport.ts'

/** A small image made for a test. */
export interface MadeImage {
  readonly root: StoredManifest
  readonly children: readonly StoredManifest[]
  readonly blobs: ReadonlyMap<Digest, Buffer>
}

/** What to make. */
export interface Wish {
  /** Without platforms the image is a single manifest of linux/amd64. */
  readonly platforms?: readonly string[]
  readonly attestations?: true
  readonly layers?: number
  readonly layerSize?: number
  readonly labels?: Readonly<Record<string, string>>
}

/** Creates an image of random bytes, so that no other test has its digests. */
export function makeImage({
  platforms,
  attestations,
  layers = 2,
  layerSize = 64,
  labels = {},
}: Wish = {}): MadeImage {
  const blobs = new Map<Digest, Buffer>()
  const blob = (mediaType: string, bytes: Buffer): Descriptor => {
    const digest = digestOf(bytes)
    blobs.set(digest, bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const manifest = (os: string, architecture: string): StoredManifest => {
    const stack = Array.from({ length: layers }, () =>
      blob('application/vnd.oci.image.layer.v1.tar+gzip', randomBytes(layerSize)),
    )
    const config = {
      os,
      architecture,
      config: { Labels: labels },
      rootfs: { type: 'layers', diff_ids: stack.map(({ digest }) => digest) },
      nonce: randomBytes(8).toString('hex'),
    }
    return store({
      schemaVersion: 2,
      mediaType: manifestTypes[2],
      config: blob('application/vnd.oci.image.config.v1+json', Buffer.from(JSON.stringify(config))),
      layers: stack,
    })
  }
  if (platforms === undefined) return { root: manifest('linux', 'amd64'), children: [], blobs }
  const images = platforms.map(platform => {
    const [os = '', architecture = ''] = platform.split('/')
    return { stored: manifest(os, architecture), platform: { os, architecture } }
  })
  const proofs = (attestations ? images : []).map(({ stored }) => ({
    stored: manifest('unknown', 'unknown'),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': stored.digest,
    },
  }))
  const all = [...images, ...proofs]
  const manifests = all.map(({ stored, ...rest }) => ({ ...descriptorOf(stored), ...rest }))
  const root = store({ schemaVersion: 2, mediaType: manifestTypes[0], manifests })
  return { root, children: all.map(({ stored }) => stored), blobs }
}

/** Creates a manifest's bytes. */
export function store(value: { readonly mediaType: string } & Record<string, unknown>): StoredManifest {
  const bytes = Buffer.from(JSON.stringify(value))
  return { bytes, mediaType: value.mediaType, digest: digestOf(bytes) }
}

/** Puts an image into a repository under some tags. */
export async function seed(
  transport: Transport,
  at: Repository,
  { root, children, blobs }: MadeImage,
  tags: readonly string[] = [],
): Promise<void> {
  for (const [digest, bytes] of blobs)
    await putBlob(transport, at, {
      blob: { digest, size: bytes.length },
      absent: true,
      open: async () => bodyFromBytes(bytes),
    })
  for (const child of children) await putManifest(transport, at, child, { name: child.digest })
  await putManifest(transport, at, root, { name: root.digest })
  for (const tag of tags) await putManifest(transport, at, root, { name: tag })
}

/** Writes an image as an OCI layout into a folder, as BuildKit does. */
export async function writeLayout({ root, children, blobs }: MadeImage, folder: string): Promise<string> {
  const put = async (path: string, bytes: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  for (const [digest, bytes] of blobs) await put(blobPath(digest), bytes)
  for (const { digest, bytes } of [root, ...children]) await put(blobPath(digest), bytes)
  await put('oci-layout', '{"imageLayoutVersion":"1.0.0"}')
  await put('index.json', JSON.stringify({ schemaVersion: 2, manifests: [descriptorOf(root)] }))
  return folder
}

/** Returns a repository name that nobody else uses. */
export function freshName(): string {
  return `test/${randomBytes(6).toString('hex')}`
}
