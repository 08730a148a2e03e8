import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import { blobPath, layoutImage } from '../image/layout.ts'
import {
  blobsOf,
  type Descriptor,
  formatPlatform,
  type ImageManifest,
  isAttestation,
  type Manifest,
  parseManifest,
} from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { SubjectPlatform } from '../image/subject.ts'

/** What an OCI layout holds. */
export interface LayoutContent {
  readonly digest: Digest
  readonly mediaType: string
  readonly platforms: SubjectPlatform[]
  readonly attestations: number
}

/**
 * Reads a layout back and checks its manifests against their digests.
 *
 * @throws UserError when it holds no image, several, or other bytes than it says.
 */
export async function readLayout(layout: string): Promise<LayoutContent> {
  const root = layoutImage(await readFile(join(layout, 'index.json')))
  const manifest = await readManifest(layout, root)
  if (manifest.kind === 'image') {
    return {
      digest: root.digest,
      mediaType: root.mediaType,
      platforms: [await platformOf(layout, root, manifest)],
      attestations: 0,
    }
  }
  const images = manifest.manifests.filter(entry => !isAttestation(entry))
  return {
    digest: root.digest,
    mediaType: root.mediaType,
    platforms: await Promise.all(
      images.map(async entry => platformOf(layout, entry, await readManifest(layout, entry))),
    ),
    attestations: manifest.manifests.length - images.length,
  }
}

async function platformOf(layout: string, entry: Descriptor, manifest: Manifest): Promise<SubjectPlatform> {
  if (manifest.kind !== 'image') throw new UserError(`${entry.digest} is an index inside an index`)
  const platform = entry.platform ?? (await configPlatform(layout, manifest))
  return {
    platform: formatPlatform(platform),
    digest: entry.digest,
    size: blobsOf(manifest).reduce((sum, blob) => sum + blob.size, 0),
  }
}

async function configPlatform(layout: string, { config }: ImageManifest) {
  const { os, architecture, variant } = JSON.parse(new TextDecoder().decode(await readBlob(layout, config)))
  return { os, architecture, variant }
}

async function readManifest(layout: string, entry: Descriptor): Promise<Manifest> {
  return parseManifest({
    bytes: await readBlob(layout, entry),
    mediaType: entry.mediaType,
    digest: entry.digest,
  })
}

/** A layout made by two exporters at once has been seen to name a digest it does not hold. */
async function readBlob(layout: string, { digest }: Descriptor): Promise<Uint8Array> {
  const bytes = await readFile(join(layout, blobPath(digest))).catch(cause => {
    throw new UserError(`the OCI layout does not hold ${digest}, which it names`, { cause })
  })
  const actual = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (actual !== digest) throw new UserError(`the OCI layout holds ${actual} where ${digest} should be`)
  return bytes
}
