import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { blobPath } from '../image/layout.ts'
import { blobsOf, parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { Subject, SubjectPlatform } from '../image/subject.ts'
import { connect } from '../registry/connect.ts'
import { inParallel } from '../registry/parallel.ts'
import { type ImageReader, openImage } from '../registry/source.ts'
import type { Tools } from '../stage.ts'

/** Gives a folder with the blobs of one platform: the image's own layout, or a copy of what a registry holds. */
export async function layoutOf(
  { source }: Subject,
  { platform, work }: { readonly platform: SubjectPlatform; readonly work: string },
  tools: Tools,
): Promise<string> {
  if (source.kind === 'layout') return source.path
  const folder = join(work, `layout-${platform.digest.slice('sha256:'.length)}`)
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true })
  await bring(openImage(source, connect(tools)), platform.digest, folder)
  return folder
}

/** Writes a manifest and its blobs below a folder; each is checked against its digest on the way. */
async function bring(reader: ImageReader, digest: Digest, folder: string): Promise<void> {
  const stored = await reader.manifest(digest)
  await writeFile(join(folder, blobPath(digest)), stored.bytes)
  const manifest = parseManifest(stored)
  await inParallel(manifest.kind === 'image' ? blobsOf(manifest) : [], 4, async blob =>
    pipeline(await reader.blob(blob), createWriteStream(join(folder, blobPath(blob.digest)))),
  )
}
