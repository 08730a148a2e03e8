import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decompress } from '../image/decompress.ts'
import { digestOf, verifying } from '../image/digest.ts'
import { blobPath } from '../image/layout.ts'
import { type Descriptor, livesElsewhere, parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { inParallel } from '../registry/parallel.ts'
import { createLayerFilesReader, joinedFiles, type LayerFiles } from './layer-files.ts'

/** What is known of a layer once all its bytes were read. */
export interface HashedLayer {
  /** Digest of its uncompressed bytes. */
  readonly diffId: Digest
  readonly files: LayerFiles
}

/** Layers that were hashed in this run, by digest and inode. */
export type HashedLayers = Map<string, HashedLayer>

/** Decompression runs on Node's pool of four threads. */
const atOnce = 4

/**
 * Hashes the blobs of one platform in a layout folder: against their digests, and the layers also against the diff IDs in the
 * config, by which an engine knows them. Returns what is known of their files.
 *
 * @throws UserError naming the first blob that is something else.
 */
export async function assertLayers(
  folder: string,
  digest: Digest,
  hashed: HashedLayers,
): Promise<LayerFiles> {
  const bytes = await readFile(join(folder, blobPath(digest)))
  if (digestOf(bytes) !== digest) throw new UserError(`${digest} is not what its digest says`)
  const manifest = parseManifest({ bytes, digest, mediaType: '' })
  if (manifest.kind !== 'image') throw new UserError(`${digest} is not the manifest of one platform`)
  const diffIds = await diffIdsIn(folder, manifest.config)
  if (diffIds.length !== manifest.layers.length)
    throw new UserError(`the config of ${digest} does not name its layers`)
  const layers = manifest.layers.map((layer, at) => ({ layer, diffId: diffIds[at] }))
  const files: LayerFiles[] = []
  await inParallel(layers, atOnce, async ({ layer, diffId }) => {
    const path = join(folder, blobPath(layer.digest))
    // A layer that may not be distributed need not be in the layout.
    const { ino } = await lstat(path).catch(error => {
      if (livesElsewhere(layer) && error.code === 'ENOENT') return { ino: undefined }
      throw error
    })
    if (ino === undefined) return
    const key = `${layer.digest} ${ino}`
    const found = hashed.get(key) ?? (await hashLayer(folder, layer))
    hashed.set(key, found)
    files.push(found.files)
    if (diffId !== found.diffId)
      throw new UserError(
        `the layer ${layer.digest} of ${digest} is ${found.diffId} uncompressed, and its config says ${diffId}`,
        { hint: 'No engine runs such an image. Build it again.' },
      )
  })
  return joinedFiles(files)
}

/** Lists the digests of the uncompressed layers as the config, which is hashed, has them. */
async function diffIdsIn(folder: string, config: Descriptor): Promise<readonly unknown[]> {
  const chunks: Buffer[] = []
  for await (const chunk of opened(folder, config)) chunks.push(chunk as Buffer)
  try {
    const diffIds = JSON.parse(Buffer.concat(chunks).toString('utf8'))?.rootfs?.diff_ids
    return Array.isArray(diffIds) ? diffIds : []
  } catch {
    return []
  }
}

async function hashLayer(folder: string, layer: Descriptor): Promise<HashedLayer> {
  const hash = createHash('sha256')
  const reader = createLayerFilesReader()
  await decompress(opened(folder, layer), chunk => {
    hash.update(chunk)
    reader.write(chunk)
  })
  return { diffId: `sha256:${hash.digest('hex')}`, files: reader.files() }
}

/** Opens a blob; the stream fails where its bytes do not match the digest. */
function opened(folder: string, blob: Descriptor) {
  const origin = 'the layout'
  const file = createReadStream(join(folder, blobPath(blob.digest)), { highWaterMark: 512 * 1024 })
  const out = verifying({ ...blob, origin })
  file.on('error', cause => out.destroy(cause))
  out.on('close', () => file.destroy())
  return file.pipe(out)
}
