import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isAttestation } from '../image/index-entry.ts'
import { layoutImage } from '../image/layout.ts'
import { parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { SubjectPlatform } from '../image/subject.ts'
import { type ImageReader, openLayoutReader } from '../store/image-reader.ts'
import { entriesBelow } from '../store/index-entries.ts'
import { readPlatforms } from '../store/runnable-images.ts'

/** The content of an OCI layout. */
export interface LayoutContent {
  readonly digest: Digest
  readonly mediaType: string
  readonly platforms: SubjectPlatform[]
  readonly attestations: number
}

/**
 * Reads a layout back and checks its manifests against their digests: one made by two exporters at once has been seen to
 * name a digest it does not hold.
 *
 * @throws UserError when it contains no image, several, or other bytes than it declares.
 */
export async function readLayout(layout: string): Promise<LayoutContent> {
  const { digest } = layoutImage(await readFile(join(layout, 'index.json')))
  return readContent(openLayoutReader(layout), digest)
}

/** Reads what an image is, from a layout or a registry; its manifests are checked against their digests. */
export async function readContent(reader: ImageReader, digest: Digest): Promise<LayoutContent> {
  const stored = await reader.manifest(digest)
  const manifest = parseManifest(stored)
  const [platforms, entries] = await Promise.all([
    readPlatforms(reader, digest),
    entriesBelow(reader, { digest, manifest }),
  ])
  const { mediaType } = stored
  return { digest, mediaType, platforms, attestations: entries.filter(isAttestation).length }
}
