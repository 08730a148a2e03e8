import { createWriteStream } from 'node:fs'
import { copyFile, link, lstat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { makeFolder } from '../files/folder.ts'
import { blobPath } from '../image/layout.ts'
import { blobsOf, type Descriptor, parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { bytes as inBytes } from '../image/units.ts'
import { UserError } from '../messages/errors.ts'
import { openTransport } from '../registry/open-transport.ts'
import { inParallel } from '../registry/parallel.ts'
import type { Tools } from '../stage/stage.ts'
import { consumeBlob, type ImageReader, openImage } from '../store/image-reader.ts'
import { assertLayers, type HashedLayers } from './hashed-layers.ts'
import type { LayerFiles } from './layer-files.ts'

/** The required blobs, and where they may come from. */
export interface WantedLayout {
  readonly source: ImageSource
  /** Reads the source where it is opened already. */
  readonly reader?: ImageReader
  /** Of the manifest of one platform. */
  readonly digest: Digest
  /** Folder of this run. */
  readonly work: string
  /** Layout folders of this run that already contain some of the blobs, hashed. */
  readonly here?: readonly string[] | undefined
  /** Bytes that may be fetched. */
  readonly limit?: number | undefined
  /** What was hashed before in this run. */
  readonly hashed: HashedLayers
}

/** One platform on this machine. */
export interface HashedLayout {
  readonly folder: string
  readonly files: LayerFiles
}

/** Concurrent reads of blobs. */
const transfers = 4

/**
 * Returns a folder of this run with the blobs of one platform, each hashed against its digest and each layer against the
 * diff ID in the config. Blobs of a layout folder are linked and not copied: who exchanges a file of that folder later, no
 * longer changes what is scanned.
 *
 * @throws UserError when a blob is not what its digest says, or more than the limit would have to be fetched.
 */
export async function layoutOf(wanted: WantedLayout, tools: Tools): Promise<HashedLayout> {
  const { source, digest, work } = wanted
  const folder = join(work, `layout-${digest.slice('sha256:'.length)}`)
  await makeFolder(join(folder, 'blobs', 'sha256'))
  await writeImage(wanted.reader ?? openImage(source, openTransport(tools)), wanted, folder)
  return { folder, files: await assertLayers(folder, digest, wanted.hashed) }
}

/** Writes a manifest and its blobs below a folder; what comes through the reader is checked against its digest on the way. */
async function writeImage(
  reader: ImageReader,
  { source, digest, here = [], limit = Number.POSITIVE_INFINITY }: WantedLayout,
  folder: string,
): Promise<void> {
  const stored = await reader.manifest(digest)
  await writeFile(join(folder, blobPath(digest)), stored.bytes)
  const manifest = parseManifest(stored)
  const near = source.kind === 'layout' ? [...here, source.path] : here
  const missing: Descriptor[] = []
  for (const blob of manifest.kind === 'image' ? blobsOf(manifest) : []) {
    if (!(await borrow(blobPath(blob.digest), near, folder))) missing.push(blob)
  }
  const bytes = missing.reduce((sum, { size }) => sum + size, 0)
  if (bytes > limit)
    throw new UserError(`${inBytes(bytes)} of its layers are not here, more than ${inBytes(limit)}`)
  await inParallel(missing, transfers, async blob => {
    const path = join(folder, blobPath(blob.digest))
    await consumeBlob(reader, blob, body => pipeline(body, createWriteStream(path)))
  })
}

/** Links or copies a blob from a layout that has it as a file. */
async function borrow(blob: string, layouts: readonly string[], folder: string): Promise<boolean> {
  for (const layout of layouts) {
    const [from, to] = [join(layout, blob), join(folder, blob)]
    const has = await lstat(from).then(
      found => found.isFile(),
      () => false,
    )
    if (!has) continue
    await link(from, to).catch(() => copyFile(from, to))
    return true
  }
  return false
}
