import { deepestIndex } from '../../image/index-entry.ts'
import { blobPath } from '../../image/layout.ts'
import {
  blobsOf,
  type Descriptor,
  layersElsewhere,
  parseManifest,
  type StoredManifest,
} from '../../image/manifest.ts'
import type { Digest } from '../../image/reference.ts'
import { UserError } from '../../messages/errors.ts'
import { type CopySource, holdsBlob } from '../image-reader.ts'

/** A file of a layout: its bytes, or its blob. */
export type LayoutFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly blob: Pick<Descriptor, 'digest' | 'size'> }

/** The content of a layout. */
export interface Content {
  readonly files: readonly LayoutFile[]
  /** Layers that may not be distributed and are not among them. */
  readonly elsewhere: readonly Digest[]
}

/**
 * Lists the files of manifests, with everything that their indexes list: each once, and always in the same order. Layers that
 * may not be distributed are among them with `everything`, where the source holds them.
 */
export async function contentOf(
  reader: CopySource,
  tops: readonly StoredManifest[],
  { everything = false }: { readonly everything?: boolean } = {},
): Promise<Content> {
  const manifests = new Map<Digest, StoredManifest>()
  const blobs = new Map<Digest, Descriptor>()
  const restricted = new Map<Digest, Descriptor>()
  const take = async (stored: StoredManifest, depth: number): Promise<void> => {
    if (manifests.has(stored.digest)) return
    const manifest = parseManifest(stored)
    if (manifest.kind === 'index' && depth > deepestIndex)
      throw new UserError(`${reader.origin}: ${stored.digest} nests indexes more than ${deepestIndex} deep`)
    manifests.set(stored.digest, stored)
    if (manifest.kind === 'image') {
      for (const blob of blobsOf(manifest)) blobs.set(blob.digest, blob)
      for (const blob of layersElsewhere(manifest)) restricted.set(blob.digest, blob)
    } else for (const { digest } of manifest.manifests) await take(await reader.manifest(digest), depth + 1)
  }
  for (const root of tops) await take(root, 1)
  for (const blob of everything ? restricted.values() : [])
    if (await holdsBlob(reader, blob)) blobs.set(blob.digest, blob)
  return {
    files: [
      ...[...manifests.values()].map(({ digest, bytes }) => ({ name: blobPath(digest), bytes })),
      ...[...blobs.values()].map(({ digest, size }) => ({ name: blobPath(digest), blob: { digest, size } })),
    ],
    elsewhere: [...restricted.keys()].filter(digest => !blobs.has(digest)),
  }
}

/** Returns the size of a file of a layout. */
export function sizeOf(file: LayoutFile): number {
  return 'bytes' in file ? file.bytes.length : file.blob.size
}
