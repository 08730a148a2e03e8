import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { item } from '../../__tests__/image/archive.ts'
import { store } from '../../__tests__/registry/images.ts'
import { type Descriptor, manifestTypes } from '../../src/image/manifest.ts'
import type { Digest, Repository } from '../../src/image/reference.ts'
import { putBlob } from '../../src/registry/blobs.ts'
import { digestOf } from '../../src/registry/digest.ts'
import { putManifest } from '../../src/registry/manifests.ts'
import type { Transport } from '../../src/registry/transport.ts'

/** Files are cut out of this program, so that they compress as programs do: to about 40 %. */
const material = readFileSync(process.execPath)
const compress = promisify(gzip)

interface Layer {
  readonly descriptor: Descriptor
  readonly diffId: Digest
  readonly instruction: string
  readonly entries: number
  readonly unpacked: number
}

/** What a layer holds: so many files, made from seeds; the same seed is the same file. */
interface Content {
  readonly instruction: string
  readonly folder: string
  readonly seeds: readonly number[]
}

/** What was made: two references, and how large it is. */
export interface Pair {
  readonly before: Digest
  readonly after: Digest
  /** Of the second image. */
  readonly compressed: number
  readonly unpacked: number
  readonly entries: number
}

/**
 * Puts two images of about 520 and 550 MB into a repository: seven layers, of which the last two differ. They have the shape of
 * an application with its packages: most files small, some large, 20 kB on average.
 */
export async function makePair(transport: Transport, at: Repository): Promise<Pair> {
  const put = (content: Content) => putLayer(transport, at, content)
  const base = range(5).map(index => ({
    instruction: `RUN install part ${index}`,
    folder: `usr/share/part${index}`,
    seeds: range(10_880, index * 100_000),
  }))
  const packages = { instruction: 'COPY deps /opt/deps', folder: 'opt/deps' }
  const app = { instruction: 'COPY app /app', folder: 'app' }
  const shared: Layer[] = []
  for (const content of base) shared.push(await put(content))
  const [deps, newDeps, code, newCode] = [
    await put({ ...packages, seeds: range(3330, 1_000_000) }),
    await put({ ...packages, seeds: [...range(3030, 1_000_300), ...range(3170, 1_100_000)] }),
    await put({ ...app, seeds: range(265, 2_000_000) }),
    await put({ ...app, seeds: [...range(250, 2_000_015), ...range(55, 2_100_000)] }),
  ]
  const later = [...shared, newDeps, newCode]
  const sum = (of: (layer: Layer) => number) => later.reduce((total, layer) => total + of(layer), 0)
  return {
    before: await putImage(transport, at, [...shared, deps, code]),
    after: await putImage(transport, at, later),
    compressed: sum(({ descriptor }) => descriptor.size),
    unpacked: sum(({ unpacked }) => unpacked),
    entries: sum(({ entries }) => entries),
  }
}

async function putLayer(
  transport: Transport,
  at: Repository,
  { instruction, folder, seeds }: Content,
): Promise<Layer> {
  const files = seeds.map(seed => {
    const size = sizeOf(seed)
    const start = random(seed, 2) % (material.length - size)
    const name = `${folder}/${(seed % 97).toString(36)}/file${seed.toString(36)}`
    return item({ name, body: material.subarray(start, start + size) })
  })
  const tar = Buffer.concat([...files, Buffer.alloc(1024)])
  const bytes = await compress(tar, { level: 4 })
  const descriptor = {
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    digest: digestOf(bytes),
    size: bytes.length,
  }
  await upload(transport, at, descriptor, bytes)
  return { descriptor, diffId: digestOf(tar), instruction, entries: files.length, unpacked: tar.length }
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
  // In pieces, as a file would be read: the registry is slow with one of a hundred megabytes.
  const pieces = function* () {
    for (let start = 0; start < bytes.length; start += 1 << 20) yield bytes.subarray(start, start + (1 << 20))
  }
  return putBlob(transport, at, { blob, open: async () => Readable.from(pieces()) })
}

/** Mostly some kilobytes, seldom some hundreds: 20 kB on average. */
function sizeOf(seed: number): number {
  return Math.round(600 * Math.exp(((random(seed, 1) % 10_000) / 10_000) * 5.15) + 2000)
}

function random(seed: number, what: number): number {
  return createHash('md5').update(`${seed} ${what}`).digest().readUInt32LE()
}

function range(length: number, from = 0): number[] {
  return Array.from({ length }, (_, index) => from + index)
}
