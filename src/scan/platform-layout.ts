import { join } from 'node:path'
import { readRegular } from '../files/read.ts'
import { digestOf } from '../image/digest.ts'
import { blobPath } from '../image/layout.ts'
import { manifestTypes, parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { SubjectPlatform } from '../image/subject.ts'
import { describe, UserError } from '../messages/errors.ts'

/** The digests of one platform, read by us and not by the scanner. */
export interface PlatformImage {
  readonly platform: string
  readonly digest: Digest
  /** Digest of the image's config. */
  readonly config: Digest
  /** Digests of the uncompressed layers, lowest first. */
  readonly diffIds: readonly string[]
}

/** One platform as it is stored. */
export interface StoredPlatform {
  readonly image: PlatformImage
  readonly manifest: Buffer
  readonly config: Buffer
}

/** One platform, and the index of a layout with this platform only. */
export interface PlatformLayout {
  readonly image: PlatformImage
  /**
   * Text of an `index.json` with one entry. A scanner uses the first image of a layout, whatever platform is requested.
   */
  readonly index: string
}

const textLimit = 4 * 1024 * 1024

/**
 * Reads one platform of an OCI layout folder.
 *
 * @throws UserError when its manifest or config is missing or is not what its digest says.
 */
export async function platformLayout(layout: string, wanted: SubjectPlatform): Promise<PlatformLayout> {
  const { image, manifest } = await storedPlatform(layout, wanted)
  return { image, index: indexOf(manifest, wanted.digest) }
}

/** Reads manifest and config of one platform, and checks them. */
export async function storedPlatform(layout: string, wanted: SubjectPlatform): Promise<StoredPlatform> {
  const manifest = await readJsonBlob(layout, wanted.digest)
  const parsed = parseManifest({ bytes: manifest, mediaType: '', digest: wanted.digest })
  if (parsed.kind !== 'image') throw new UserError(`${wanted.digest} is not the manifest of one platform`)
  const config = await readJsonBlob(layout, parsed.config.digest)
  const diffIds: unknown = JSON.parse(config.toString('utf8'))?.rootfs?.diff_ids
  if (!Array.isArray(diffIds) || diffIds.length !== parsed.layers.length) {
    throw new UserError(`the config of ${wanted.platform} does not name its layers`)
  }
  const { platform, digest } = wanted
  return { image: { platform, digest, config: parsed.config.digest, diffIds }, manifest, config }
}

/** Writes the index of a layout with one image. */
export function indexOf(manifest: Buffer, digest: Digest): string {
  const mediaType = JSON.parse(manifest.toString('utf8')).mediaType ?? manifestTypes[2]
  return JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType, digest, size: manifest.length }] })
}

async function readJsonBlob(layout: string, digest: Digest): Promise<Buffer> {
  const path = join(layout, blobPath(digest))
  const bytes = await readRegular(path, textLimit).catch((cause: unknown) => {
    throw new UserError(`the OCI layout ${layout} does not contain ${digest}: ${describe(cause)}`, { cause })
  })
  if (digestOf(bytes) !== digest) throw new UserError(`the OCI layout ${layout} is damaged at ${digest}`)
  return bytes
}
