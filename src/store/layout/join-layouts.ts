import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../files/folder.ts'
import { digestOf } from '../../image/digest.ts'
import { isAttestation } from '../../image/index-entry.ts'
import { addToLayout, blobPath, type LayoutName, layoutImage, layoutMarker } from '../../image/layout.ts'
import { type Descriptor, manifestTypes, parseManifest } from '../../image/manifest.ts'
import { parsePlatform } from '../../image/platform.ts'
import type { Digest } from '../../image/reference.ts'

/** Layouts of the same image, each for one platform, and the layout that they become. */
export interface Joining {
  /** In the order that the index lists them. */
  readonly layouts: readonly { readonly path: string; readonly platform: string }[]
  /** The folder to write; it does not exist yet. */
  readonly into: string
  readonly name: LayoutName
  /** Annotations of the index. */
  readonly annotations: Readonly<Record<string, string>>
}

/** What a builder writes beside an image into the list of a layout, which is about the layout and not about the image. */
const layoutAnnotations = [
  'io.containerd.image.name',
  'org.opencontainers.image.ref.name',
  'org.opencontainers.image.created',
]

/**
 * Joins layouts into one with an index of all their images and attestations. The same layouts give the same index. Blobs are
 * moved, not copied, so the layouts are gone afterwards. Returns the digest of the index.
 */
export async function joinLayouts({ layouts, into, name, annotations }: Joining): Promise<Digest> {
  const blobs = join(into, 'blobs', 'sha256')
  await makeFolder(blobs)
  let entries: readonly Descriptor[] = []
  for (const { path, platform } of layouts) {
    const listed = layoutImage(await readFile(join(path, 'index.json')))
    const bytes = await readFile(join(path, blobPath(listed.digest)))
    const { kind } = parseManifest({ ...listed, bytes })
    if (kind === 'index') {
      // Their fields stay as the builder wrote them.
      entries = entries.concat((JSON.parse(bytes.toString('utf8')) as { manifests: Descriptor[] }).manifests)
      await rm(join(path, blobPath(listed.digest)))
    } else entries = entries.concat(imageEntry(listed, platform))
    const from = join(path, 'blobs', 'sha256')
    for (const blob of await readdir(from)) await rename(join(from, blob), join(blobs, blob))
    await rm(path, { recursive: true })
  }
  const [images, others] = [entries.filter(one => !isAttestation(one)), entries.filter(isAttestation)]
  const index = {
    schemaVersion: 2,
    mediaType: manifestTypes[0],
    manifests: [...images, ...others],
    ...(Object.keys(annotations).length > 0 && { annotations }),
  }
  const bytes = Buffer.from(JSON.stringify(index))
  const digest = digestOf(bytes)
  await writeFile(join(into, blobPath(digest)), bytes)
  const image = { mediaType: manifestTypes[0], digest, size: bytes.length }
  await writeFile(join(into, layoutMarker.name), layoutMarker.text)
  await writeFile(join(into, 'index.json'), addToLayout(undefined, { image, names: [name] }))
  return digest
}

function imageEntry({ annotations = {}, ...entry }: Descriptor, platform: string): Descriptor {
  const own = Object.entries(annotations).filter(([key]) => !layoutAnnotations.includes(key))
  return {
    ...entry,
    platform: entry.platform ?? parsePlatform(platform),
    ...(own.length > 0 && { annotations: Object.fromEntries(own) }),
  }
}
