import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { describe, UserError } from '../errors.ts'
import { addToLayout, blobPath } from '../image/layout.ts'
import { blobsOf, descriptorOf, parseManifest, type StoredManifest } from '../image/manifest.ts'
import { inParallel } from './parallel.ts'
import type { ImageReader } from './source.ts'

/** An image to write and the names under which the layout lists it. */
export interface Writing {
  readonly reader: ImageReader
  readonly top: StoredManifest
  readonly folder: string
  readonly names: readonly string[]
}

/**
 * Writes an image into an OCI layout folder, for a way without a network. What the folder holds already stays; the image is
 * listed only when all of it is there.
 */
export async function writeLayout({ reader, top, folder, names }: Writing): Promise<void> {
  try {
    await mkdir(join(folder, 'blobs/sha256'), { recursive: true })
    await writeContent(reader, top, folder)
    const index = await readFile(join(folder, 'index.json')).catch(() => undefined)
    await replace(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
    await replace(
      join(folder, 'index.json'),
      addToLayout(index, { image: descriptorOf(top), names: names.map(tag => ({ tag })) }),
    )
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError(`the OCI layout ${folder} cannot be written: ${describe(cause)}`, { cause })
  }
}

async function writeContent(reader: ImageReader, stored: StoredManifest, folder: string): Promise<void> {
  const manifest = parseManifest(stored)
  if (manifest.kind === 'index')
    for (const { digest } of manifest.manifests)
      await writeContent(reader, await reader.manifest(digest), folder)
  else
    await inParallel(blobsOf(manifest), 4, async blob => {
      const path = join(folder, blobPath(blob.digest))
      await mkdir(dirname(path), { recursive: true })
      await pipeline(await reader.blob(blob), createWriteStream(`${path}.partial`))
      await rename(`${path}.partial`, path)
    })
  await replace(join(folder, blobPath(stored.digest)), stored.bytes)
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.partial`, content)
  await rename(`${path}.partial`, path)
}
