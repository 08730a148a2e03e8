import { deepestIndex, entryKind } from '../image/index-entry.ts'
import { type Descriptor, type Manifest, parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { inParallel } from '../registry/parallel.ts'
import type { ImageReader } from './image-reader.ts'

/** Indexes of one level that are read at a time. */
const requests = 16

/**
 * Lists all entries of an index and of its nested indexes, outer entries first, whatever they are. Only indexes are read,
 * each once; an image has no entries.
 */
export async function entriesBelow(
  reader: ImageReader,
  { digest, manifest }: { readonly digest: Digest; readonly manifest: Manifest },
): Promise<Descriptor[]> {
  let entries: readonly Descriptor[] = []
  const seen = new Set<Digest>([digest])
  let level = [manifest]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepestIndex)
      throw new UserError(`${digest} in ${reader.origin} nests indexes more than ${deepestIndex} deep`)
    const listed = level.flatMap(each => (each.kind === 'index' ? each.manifests : []))
    entries = [...entries, ...listed]
    const inner = listed.filter(
      entry => entryKind(entry) === 'index' && !seen.has(entry.digest) && seen.add(entry.digest),
    )
    level = await inParallel(inner, requests, async entry =>
      parseManifest(await reader.manifest(entry.digest)),
    )
  }
  return [...entries]
}
