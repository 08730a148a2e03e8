import { layoutEntries, tagOf } from '../../image/layout.ts'
import { type Descriptor, type Manifest, parseManifest, type StoredManifest } from '../../image/manifest.ts'
import type { Digest } from '../../image/reference.ts'
import { describe, UserError } from '../../messages/errors.ts'
import { inParallel } from '../../registry/parallel.ts'
import { fallbackTag } from '../../registry/referrers.ts'
import type { CopySource } from '../image-reader.ts'
import type { ImageStore } from '../image-store.ts'
import { entriesBelow } from '../index-entries.ts'

/** A layout with more entries is not searched for referrers. */
const most = 10_000

/**
 * Opens an OCI layout with the referrers of its images. Referrers are in `index.json`, as oras writes them, or in the
 * list under the fallback tag, as regctl does.
 */
export function layoutStore(path: string, reader: CopySource): ImageStore {
  let listed: Promise<readonly Descriptor[]> | undefined
  let referring: ReturnType<typeof bySubject> | undefined
  const entries = () => {
    listed ??= readEntries(path)
    return listed
  }
  const find = async (name: string): Promise<StoredManifest | undefined> => {
    if (name.includes(':')) return present(reader.manifest(name as Digest))
    const entry = (await entries()).find(each => tagOf(each) === name)
    return entry && reader.manifest(entry.digest)
  }
  return {
    reader,
    find,
    async referrers(digest) {
      referring ??= entries().then(all => bySubject(all.slice(0, most), reader))
      const list = await find(fallbackTag(digest))
      const further = list && parseManifest(list)
      const found = [
        ...((await referring).get(digest) ?? []),
        ...(further?.kind === 'index' ? further.manifests : []),
      ]
      return [...new Map(found.map(entry => [entry.digest, entry])).values()]
    },
  }
}

/** Reads the entries of a layout, in their order. */
export async function readEntries(path: string): Promise<readonly Descriptor[]> {
  const { howMade, openLayout } = await import('./open-layout.ts')
  const files = await openLayout(path)
  const index = await files.read('index.json').catch(cause => {
    if (cause.code === 'ENOENT')
      throw new UserError(`${path} is not an OCI layout: it has no file index.json`, { hint: howMade })
    throw new UserError(`${path} is not an OCI layout: ${describe(cause)}`, { hint: howMade, cause })
  })
  try {
    return layoutEntries(index)
  } catch (cause) {
    throw new UserError(`${path} is not an OCI layout: its index.json: ${describe(cause)}`, { hint: howMade })
  }
}

/** Removes from a layout's entries those that belong to others: referrers, cosign's tags, and platforms of an index. */
export async function imagesAmong(
  entries: readonly Descriptor[],
  reader: CopySource,
): Promise<readonly Descriptor[]> {
  const distinct = new Set(entries.map(({ digest }) => digest))
  if (distinct.size < 2) return entries
  const read = await inParallel([...distinct].slice(0, most), 16, async digest =>
    parseManifest(await reader.manifest(digest)),
  )
  const below = await Promise.all(
    [...distinct]
      .slice(0, most)
      .map((digest, at) => entriesBelow(reader, { digest, manifest: read[at] as Manifest })),
  )
  const children = below.flat()
  const others = new Set([
    ...children.map(({ digest }) => digest),
    ...[...distinct].filter((_, at) => read[at]?.subject !== undefined),
  ])
  const images = entries.filter(
    entry => !others.has(entry.digest) && !/^sha256-[0-9a-f]{64}(?:\.|$)/.test(tagOf(entry) ?? ''),
  )
  return images.length > 0 ? images : entries
}

/** Returns nothing where a file is not there. */
function present<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: { cause?: NodeJS.ErrnoException }) => {
    if (error.cause?.code === 'ENOENT') return undefined
    throw error
  })
}

/** Reads all entries of a layout and groups them by their subject. */
async function bySubject(entries: readonly Descriptor[], reader: CopySource) {
  const distinct = [...new Map(entries.map(entry => [entry.digest, entry])).values()]
  const read = await inParallel(distinct, 16, async ({ digest }) => {
    const stored = await reader.manifest(digest)
    const { subject, artifactType } = parseManifest(stored)
    const { mediaType, bytes } = stored
    return {
      subject,
      entry: { mediaType, digest, size: bytes.length, ...(artifactType && { artifactType }) },
    }
  })
  const found = new Map<Digest, Descriptor[]>()
  for (const { subject, entry } of read)
    if (subject) found.set(subject.digest, [...(found.get(subject.digest) ?? []), entry])
  return found
}
