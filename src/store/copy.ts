import { deepestIndex } from '../image/index-entry.ts'
import {
  blobsOf,
  type Descriptor,
  layersElsewhere,
  type Manifest,
  parseManifest,
  type StoredManifest,
} from '../image/manifest.ts'
import type { Digest, Repository } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { type BlobOutcome, type BlobUpload, putBlob } from '../registry/blobs.ts'
import { headManifest, putManifest } from '../registry/manifests.ts'
import { inParallel } from '../registry/parallel.ts'
import type { Transport } from '../registry/transport.ts'
import { type CopySource, meansAbsent } from './image-reader.ts'

/** What to copy where. */
export interface Copy {
  readonly reader: CopySource
  /** The manifest or index; it is not stored here, because it is pushed with its tags. */
  readonly root: StoredManifest
  readonly to: Repository
  /** The source repository, when it is at the same registry: blobs are then mounted. */
  readonly mountFrom?: string
  /** Non-distributable layers are copied, too, where the source has them. */
  readonly everything?: boolean
  /** The destination has the root manifest already: only its children are checked. */
  readonly present?: boolean
  /** The destination is not expected to have its content: what is small is sent without asking for it. */
  readonly unasked?: boolean
}

/** What was copied. */
export interface Copied {
  readonly blobs: Readonly<Record<BlobOutcome, number>>
  readonly uploadedBytes: number
  readonly manifests: number
  /** Non-distributable layers that were not copied: those who pull get them from their `urls`. */
  readonly elsewhere: readonly Digest[]
}

/** Bytes that cost less to send than to ask for. */
const small = 256 * 1024

/** How many transfers and small requests run at a time. */
const [transfers, requests] = [4, 16]

/**
 * Copies everything that a manifest refers to into a repository: blobs, each once, then the children of an index,
 * attestations included, the deepest first. Manifests are copied as bytes.
 */
export async function copyContent({ root, ...copy }: Copy, transport: Transport): Promise<Copied> {
  return copyContents({ ...copy, roots: [root] }, transport)
}

/** Copies what several manifests refer to, what they share once. */
export async function copyContents(
  copy: Omit<Copy, 'root'> & { readonly roots: readonly StoredManifest[] },
  transport: Transport,
): Promise<Copied> {
  const { reader, roots, to, mountFrom } = copy
  const seen = new Set<string>(roots.map(({ digest }) => digest))
  const found = await inParallel(roots, requests, root =>
    collect({ ...copy, root }, transport, parseManifest(root), seen, 1),
  )
  const children = found.flat()
  const images = [...(copy.present ? [] : roots), ...children].map(stored => parseManifest(stored))
  const blobs = new Map(
    images.flatMap(image => (image.kind === 'image' ? blobsOf(image) : [])).map(b => [b.digest, b]),
  )
  // Small ones first: an early failure is then cheap, and the source's signed addresses do not expire.
  const sorted = [...blobs.values()].sort((a, b) => a.size - b.size)
  const limit = mountFrom === undefined ? transfers : requests
  const skipped = images.flatMap(image => (image.kind === 'image' ? layersElsewhere(image) : []))
  const optional = distinctBlobs(skipped)
  const copied = new Set<Digest>()
  if (copy.everything)
    await inParallel(optional, limit, async blob => {
      if (await copyOptional(transport, to, { blob, mountFrom, open: () => reader.openBlob(blob) }))
        copied.add(blob.digest)
    })
  const outcomes = await inParallel(sorted, limit, blob =>
    putBlob(transport, to, {
      blob,
      mountFrom,
      open: () => reader.openBlob(blob),
      ...(copy.unasked && blob.size <= small && { absent: true }),
    }),
  )
  for (const level of levels(children)) {
    await inParallel(level, requests, child => putManifest(transport, to, child, { name: child.digest }))
  }
  const count = (kind: BlobOutcome) => outcomes.filter(outcome => outcome === kind).length
  return {
    blobs: { mounted: count('mounted'), present: count('present'), uploaded: count('uploaded') },
    uploadedBytes: sorted.reduce((sum, { size }, at) => sum + (outcomes[at] === 'uploaded' ? size : 0), 0),
    manifests: children.length,
    elsewhere: optional.flatMap(({ digest }) => (copied.has(digest) ? [] : [digest])),
  }
}

/** Copies a layer that its source need not have; returns whether it has it. */
async function copyOptional(transport: Transport, to: Repository, upload: BlobUpload): Promise<boolean> {
  try {
    await putBlob(transport, to, upload)
    return true
  } catch (error) {
    if (meansAbsent(error)) return false
    throw error
  }
}

function distinctBlobs(blobs: readonly Descriptor[]): Descriptor[] {
  return [...new Map(blobs.map(blob => [blob.digest, blob])).values()]
}

interface Child extends StoredManifest {
  readonly depth: number
}

/** Reads the children that have to be copied, each once. */
async function collect(
  copy: Copy,
  transport: Transport,
  manifest: Manifest,
  seen: Set<string>,
  depth: number,
): Promise<Child[]> {
  if (manifest.kind === 'image') return []
  if (depth > deepestIndex)
    throw new UserError(
      `${copy.reader.origin}: ${copy.root.digest} nests indexes more than ${deepestIndex} deep`,
    )
  const fresh = manifest.manifests.filter(({ digest }) => !seen.has(digest) && seen.add(digest))
  const found = await inParallel(fresh, requests, async (entry: Descriptor): Promise<Child[]> => {
    if (copy.present && (await headManifest(transport, copy.to, entry.digest)) !== undefined) return []
    const stored = await copy.reader.manifest(entry.digest)
    return [{ ...stored, depth }, ...(await collect(copy, transport, parseManifest(stored), seen, depth + 1))]
  })
  return found.flat()
}

function levels(children: readonly Child[]): Child[][] {
  const byDepth = Map.groupBy(children, ({ depth }) => depth)
  return [...byDepth].sort(([a], [b]) => b - a).map(([, level]) => level)
}
