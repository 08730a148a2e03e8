import { createWriteStream } from 'node:fs'
import { copyFile, link, lstat, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { UserError } from '../errors.ts'
import { blobPath } from '../image/layout.ts'
import { blobsOf, type Descriptor, parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { bytes as inBytes } from '../image/units.ts'
import { openTransport } from '../registry/open-transport.ts'
import { inParallel } from '../registry/parallel.ts'
import type { Tools } from '../stage/stage.ts'
import { type ImageReader, openImage } from '../store/image-reader.ts'

/** The required blobs, and where they may come from. */
export interface WantedLayout {
  readonly source: ImageSource
  /** Reads the source where it is opened already. */
  readonly reader?: ImageReader
  /** Of the manifest of one platform. */
  readonly digest: Digest
  /** Folder of this run. */
  readonly work: string
  /** Layout folders that already contain some of the blobs. */
  readonly here?: readonly string[] | undefined
  /** Bytes that may be fetched. */
  readonly limit?: number | undefined
}

/**
 * Returns a folder with the blobs of one platform: the image's own layout, or a copy of an image in an archive or a
 * registry.
 *
 * @throws UserError when more than the limit would have to be fetched.
 */
export async function layoutOf(wanted: WantedLayout, tools: Tools): Promise<string> {
  const { source, digest, work } = wanted
  if (source.kind === 'layout' && (await stat(source.path)).isDirectory()) return source.path
  const folder = join(work, `layout-${digest.slice('sha256:'.length)}`)
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true })
  await writeImage(wanted.reader ?? openImage(source, openTransport(tools)), wanted, folder)
  return folder
}

/** Writes a manifest and its blobs below a folder; each is checked against its digest on the way. */
async function writeImage(
  reader: ImageReader,
  { digest, here = [], limit = Number.POSITIVE_INFINITY }: WantedLayout,
  folder: string,
): Promise<void> {
  const stored = await reader.manifest(digest)
  await writeFile(join(folder, blobPath(digest)), stored.bytes)
  const manifest = parseManifest(stored)
  const missing: Descriptor[] = []
  for (const blob of manifest.kind === 'image' ? blobsOf(manifest) : []) {
    if (!(await borrow(blobPath(blob.digest), here, folder))) missing.push(blob)
  }
  const bytes = missing.reduce((sum, { size }) => sum + size, 0)
  if (bytes > limit)
    throw new UserError(`${inBytes(bytes)} of its layers are not here, more than ${inBytes(limit)}`)
  await inParallel(missing, 4, async blob =>
    pipeline(await reader.blob(blob), createWriteStream(join(folder, blobPath(blob.digest)))),
  )
}

/** Links or copies a blob from a layout that has it. */
async function borrow(blob: string, here: readonly string[], folder: string): Promise<boolean> {
  for (const layout of here) {
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
