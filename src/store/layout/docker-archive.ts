import { createHash } from 'node:crypto'
import { digestOf } from '../../image/digest.ts'
import { addToLayout, blobPath, type LayoutName } from '../../image/layout.ts'
import { type Descriptor, descriptorOf, manifestTypes, type StoredManifest } from '../../image/manifest.ts'
import { parseReference } from '../../image/reference.ts'
import { UserError } from '../../messages/errors.ts'
import type { LayoutFiles } from './files.ts'

/** Of all images of an archive together. */
const mostLayers = 10_000

/** An image as Docker's `manifest.json` lists it. https://github.com/moby/moby/tree/master/image/spec */
interface Listed {
  readonly Config: string
  readonly RepoTags?: readonly string[] | null
  readonly Layers: readonly string[]
}

/**
 * Presents an archive with only Docker's own list of images (`crane pull`, `podman save`, older versions of `docker
 * save`) as the files of an OCI layout. Its images have no manifests, so these are generated: always the same for the
 * same archive.
 */
export async function asLayout(files: LayoutFiles, path: string): Promise<LayoutFiles> {
  const listed = parseList(await files.read('manifest.json'), path)
  const made = new Map<string, Buffer>()
  const places = new Map<string, string>()
  const described = new Map<string, Promise<Descriptor>>()
  const describe = async (name: string, kind: 'config' | 'layer'): Promise<Descriptor> => {
    // The same bytes may be listed by many names, by way of links too: they are hashed once.
    const key = `${kind} ${await placeIn(files, name)}`
    const describing = described.get(key) ?? describeFile(files, name, kind)
    described.set(key, describing)
    const found = await describing
    places.set(blobPath(found.digest), name)
    return found
  }
  let index: string | undefined
  for (const { Config, RepoTags, Layers } of listed) {
    const config = await describe(Config, 'config')
    const layers: Descriptor[] = []
    for (const name of Layers) layers.push(await describe(name, 'layer'))
    const stored = manifestOf(config, layers)
    made.set(blobPath(stored.digest), Buffer.from(stored.bytes))
    const listing = { image: descriptorOf(stored), names: (RepoTags ?? []).map(nameOf) }
    index = addToLayout(index === undefined ? undefined : Buffer.from(index), listing)
  }
  made.set('index.json', Buffer.from(index ?? ''))
  const place = (name: string) => places.get(name) ?? name
  return {
    read: async name => made.get(name) ?? (await files.read(place(name))),
    stream: name => files.stream(place(name)),
    open: name => files.open(place(name)),
  }
}

function parseList(bytes: Buffer, path: string): readonly Listed[] {
  const fail = () => new UserError(`${path} has a manifest.json that lists no images`)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw fail()
  }
  const images = Array.isArray(value) ? (value as Partial<Listed>[]) : []
  const whole = images.filter(
    (image): image is Listed => typeof image?.Config === 'string' && Array.isArray(image.Layers),
  )
  if (whole.length === 0) throw fail()
  const layers = whole.reduce((sum, { Layers }) => sum + Layers.length, 0)
  if (layers > mostLayers)
    throw new UserError(`${path} lists ${layers} layers, more than the ${mostLayers} that are read`)
  return whole
}

/** Names the bytes of a file by where they are. */
async function placeIn(files: LayoutFiles, name: string): Promise<string> {
  const { file, start, size } = await files.open(name)
  await file.close()
  return `${start} ${size}`
}

async function describeFile(files: LayoutFiles, name: string, kind: 'config' | 'layer'): Promise<Descriptor> {
  const hash = createHash('sha256')
  let size = 0
  let magic = ''
  for await (const chunk of await files.stream(name)) {
    const bytes = chunk as Buffer
    if (size === 0) magic = bytes.toString('hex', 0, 4)
    size += bytes.length
    hash.update(bytes)
  }
  const layer = `application/vnd.oci.image.layer.v1.tar${compressionOf(magic)}`
  const mediaType = kind === 'config' ? 'application/vnd.oci.image.config.v1+json' : layer
  return { mediaType, digest: `sha256:${hash.digest('hex')}`, size }
}

function compressionOf(magic: string): '' | '+gzip' | '+zstd' {
  if (magic.startsWith('1f8b')) return '+gzip'
  return magic === '28b52ffd' ? '+zstd' : ''
}

function manifestOf(config: Descriptor, layers: readonly Descriptor[]): StoredManifest {
  const [, , mediaType] = manifestTypes
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config, layers }))
  return { bytes, mediaType, digest: digestOf(bytes) }
}

function nameOf(reference: string): LayoutName {
  return { tag: parseReference(reference).tag ?? 'latest', reference }
}
