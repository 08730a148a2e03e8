import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { item } from '../../__tests__/image/archive.ts'
import { store } from '../../__tests__/registry/images.ts'
import { digestOf } from '../../src/image/digest.ts'
import { type Descriptor, manifestTypes } from '../../src/image/manifest.ts'
import type { Digest, Repository } from '../../src/image/reference.ts'
import { bodyFromBytes } from '../../src/registry/blob-body.ts'
import { putBlob } from '../../src/registry/blobs.ts'
import { putManifest } from '../../src/registry/manifests.ts'
import type { Transport } from '../../src/registry/transport.ts'
import { appFiles, type File, newAppFiles, newPackageFiles, packageFiles, systemFiles } from './files.ts'

const compress = promisify(gzip)

interface Layer {
  readonly descriptor: Descriptor
  readonly diffId: Digest
  readonly instruction: string
  readonly entries: number
  readonly unpacked: number
}

interface Content {
  readonly instruction: string
  readonly files: readonly File[]
}

/** What was made: two references, and how large it is. */
export interface Pair {
  readonly before: Digest
  readonly after: Digest
  /** Of the first image. */
  readonly image: Totals
  /** The layers that differ, of both images. */
  readonly differing: Totals
}
interface Totals {
  readonly compressed: number
  readonly unpacked: number
  readonly entries: number
}

/** Puts two images of 520 and 550 MB into a repository: seven layers, of which the last two differ. */
export async function makePair(transport: Transport, at: Repository): Promise<Pair> {
  const put = (content: Content) => putLayer(transport, at, content)
  const shared: Layer[] = []
  for (const part of [0, 1, 2, 3, 4])
    shared.push(await put({ instruction: `RUN install part ${part}`, files: systemFiles(part) }))
  const packages = 'COPY deps/pylib /opt/venv/lib'
  const app = 'COPY app /app'
  const before = [
    await put({ instruction: packages, files: packageFiles() }),
    await put({ instruction: app, files: appFiles() }),
  ]
  const after = [
    await put({ instruction: packages, files: newPackageFiles() }),
    await put({ instruction: app, files: newAppFiles() }),
  ]
  return {
    before: await putImage(transport, at, [...shared, ...before]),
    after: await putImage(transport, at, [...shared, ...after]),
    image: totals([...shared, ...before]),
    differing: totals([...before, ...after]),
  }
}

function totals(layers: readonly Layer[]): Totals {
  const sum = (of: (layer: Layer) => number) => layers.reduce((total, layer) => total + of(layer), 0)
  return {
    compressed: sum(({ descriptor }) => descriptor.size),
    unpacked: sum(({ unpacked }) => unpacked),
    entries: sum(({ entries }) => entries),
  }
}

async function putLayer(
  transport: Transport,
  at: Repository,
  { instruction, files }: Content,
): Promise<Layer> {
  const folders = [...new Set(files.map(({ name }) => `${name.slice(0, name.lastIndexOf('/'))}/`))]
  const items = [...folders.map(name => item({ name, flag: '5', mode: 0o755 })), ...files.map(item)]
  const tar = Buffer.concat([...items, Buffer.alloc(1024)])
  const bytes = await compress(tar)
  const descriptor = {
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    digest: digestOf(bytes),
    size: bytes.length,
  }
  await upload(transport, at, descriptor, bytes)
  return { descriptor, diffId: digestOf(tar), instruction, entries: items.length, unpacked: tar.length }
}

async function putImage(transport: Transport, at: Repository, layers: readonly Layer[]): Promise<Digest> {
  const text = JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ instruction }) => ({ created_by: `${instruction} # buildkit` })),
  })
  const bytes = Buffer.from(text)
  const config = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    digest: digestOf(bytes),
    size: bytes.length,
  }
  await upload(transport, at, config, bytes)
  const descriptors = layers.map(({ descriptor }) => descriptor)
  const image = store({ schemaVersion: 2, mediaType: manifestTypes[2], config, layers: descriptors })
  await putManifest(transport, at, image, { name: image.digest })
  const platform = { os: 'linux', architecture: 'amd64' }
  const entry = { mediaType: image.mediaType, digest: image.digest, size: image.bytes.length, platform }
  const index = store({ schemaVersion: 2, mediaType: manifestTypes[0], manifests: [entry] })
  await putManifest(transport, at, index, { name: index.digest })
  return index.digest
}

function upload(transport: Transport, at: Repository, blob: Descriptor, bytes: Buffer) {
  return putBlob(transport, at, { blob, open: async () => bodyFromBytes(bytes) })
}
