import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { UserError } from '../errors.ts'
import { blobPath } from '../image/layout.ts'
import { blobsOf, parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { inParallel } from './parallel.ts'
import type { ImageReader } from './source.ts'

/**
 * Writes the manifest of one platform, its config and its layers as an OCI layout folder, checked against their digests
 * on the way. https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export async function writeLayout(reader: ImageReader, digest: Digest, folder: string): Promise<void> {
  const stored = await reader.manifest(digest)
  const manifest = parseManifest(stored)
  if (manifest.kind !== 'image')
    throw new UserError(`${digest} in ${reader.origin} is not the manifest of one platform`)
  await mkdir(dirname(join(folder, blobPath(digest))), { recursive: true })
  await inParallel(blobsOf(manifest), 4, async blob =>
    pipeline(await reader.blob(blob), createWriteStream(join(folder, blobPath(blob.digest)))),
  )
  await writeFile(join(folder, blobPath(digest)), stored.bytes)
  const entry = { mediaType: stored.mediaType, digest, size: stored.bytes.length }
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }))
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
}
