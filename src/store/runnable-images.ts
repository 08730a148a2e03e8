import { ContentError } from '../image/digest.ts'
import {
  deepestIndex,
  entryKind,
  isAttestation,
  isFileSystemLayer,
  isImageConfig,
} from '../image/index-entry.ts'
import {
  blobsOf,
  type Descriptor,
  type ImageManifest,
  type Manifest,
  parseManifest,
  type StoredManifest,
} from '../image/manifest.ts'
import { formatPlatform, isUnknown, type Platform, platformIn } from '../image/platform.ts'
import type { Digest } from '../image/reference.ts'
import type { SubjectPlatform } from '../image/subject.ts'
import { describe, UserError } from '../messages/errors.ts'
import { RegistryError } from '../registry/error.ts'
import { inParallel } from '../registry/parallel.ts'
import { type ImageReader, readBlob } from './image-reader.ts'

/** One runnable image, with everything known without its layers. */
export interface RunnableImage {
  /** The platform by which hosts select it, in canonical form. */
  readonly platform: string
  readonly digest: Digest
  readonly manifest: ImageManifest
  /** The bytes of its config. */
  readonly config: Uint8Array
}

/** Limits of manifests read and of images listed for one digest. */
const [mostManifests, mostImages] = [1000, 100]

/** How many are read at a time. */
const requests = 16

/**
 * Lists the images that hosts run for a digest: the image itself, or those of an index, including nested indexes. All stages
 * (build, size, scan, smoke, promote, report) use this list and no other. Artifacts and attestations are not part of it.
 * Repeated entries count once; two images for one platform are two.
 *
 * @throws UserError with the digest of what cannot be listed: a missing manifest, an image without a platform or with
 *   another one than its config, an unsupported format, or more than the limits.
 */
export async function listRunnable(reader: ImageReader, digest: Digest): Promise<RunnableImage[]> {
  const images = await listFrom({ ...newWalk(reader, digest), wanted: 'all' })
  if (images.length > mostImages)
    throw new UserError(
      `${digest} in ${reader.origin} consists of ${images.length} images, more than the ${mostImages} that are looked at`,
    )
  return images
}

/** Returns the first image of `listRunnable` without reading the others. */
export async function firstRunnable(
  reader: ImageReader,
  root: StoredManifest,
): Promise<RunnableImage | undefined> {
  const walk: Walk = { ...newWalk(reader, root.digest), wanted: 'first' }
  walk.known.set(root.digest, Promise.resolve(parseManifest(root)))
  const [first] = await listFrom(walk)
  return first
}

/** Lists the same images as platforms of a subject. */
export async function readPlatforms(reader: ImageReader, digest: Digest): Promise<SubjectPlatform[]> {
  return (await listRunnable(reader, digest)).map(subjectPlatform)
}

/** Converts an image to a platform of a subject. */
export function subjectPlatform({ platform, digest, manifest }: RunnableImage): SubjectPlatform {
  return { platform, digest, size: blobsOf(manifest).reduce((sum, blob) => sum + blob.size, 0) }
}

interface Walk {
  readonly reader: ImageReader
  readonly root: Digest
  readonly wanted: 'all' | 'first'
  readonly known: Map<Digest, Promise<Manifest>>
  /** By depth and digest: an index may be listed in several places. */
  readonly indexes: Map<string, Promise<RunnableImage[]>>
}

function newWalk(reader: ImageReader, root: Digest): Omit<Walk, 'wanted'> {
  return { reader, root, known: new Map(), indexes: new Map() }
}

async function listFrom(walk: Walk): Promise<RunnableImage[]> {
  const { reader, root: digest } = walk
  const manifest = await readOnce(walk, digest)
  if (manifest.kind === 'index') return listIndex(walk, digest, manifest.manifests, 1)
  const image = await imageOf(reader, { digest }, manifest, 'alone')
  return image === undefined ? [] : [image]
}

async function listIndex(
  walk: Walk,
  index: Digest,
  listed: readonly Descriptor[],
  depth: number,
): Promise<RunnableImage[]> {
  const { reader, root } = walk
  if (depth > deepestIndex)
    throw new UserError(
      `${root} in ${reader.origin} nests indexes more than ${deepestIndex} deep, at ${index}`,
    )
  const entries = distinctEntries(listed.filter(entry => entryKind(entry) !== 'nothing that runs'))
  const listEntry = async (entry: Descriptor): Promise<RunnableImage[]> => {
    const manifest = await readOnce(walk, entry.digest).catch(cause => {
      throw unreadable(reader, index, entry, cause)
    })
    if (manifest.kind === 'image') return [(await imageOf(reader, entry, manifest, 'listed')) ?? []].flat()
    const key = `${depth} ${entry.digest}`
    const below = walk.indexes.get(key) ?? listIndex(walk, entry.digest, manifest.manifests, depth + 1)
    walk.indexes.set(key, below)
    return below
  }
  if (walk.wanted === 'all') return distinct((await inParallel(entries, requests, listEntry)).flat())
  for (const entry of entries) {
    const found = await listEntry(entry)
    if (found.length > 0) return found
  }
  return []
}

async function readOnce({ reader, root, known: manifests }: Walk, digest: Digest): Promise<Manifest> {
  const known = manifests.get(digest)
  if (known !== undefined) return known
  if (manifests.size >= mostManifests)
    throw new UserError(
      `${root} in ${reader.origin} lists more than the ${mostManifests} manifests that are read`,
    )
  const reading = reader.manifest(digest).then(parseManifest)
  manifests.set(digest, reading)
  return reading
}

/** Reads the platform of an image; returns undefined for an artifact or an attestation. */
async function imageOf(
  reader: ImageReader,
  { digest, platform, annotations }: Pick<Descriptor, 'digest' | 'platform' | 'annotations'>,
  manifest: ImageManifest,
  place: 'alone' | 'listed',
): Promise<RunnableImage | undefined> {
  if (!isImageConfig(manifest.config.mediaType)) return undefined
  const config = await readBlob(reader, manifest.config)
  const own = platformOf(config, manifest.config.digest, reader)
  const isListed = platform !== undefined && isWhole(platform)
  if (isListed) assertSame(platform, own, { digest, reader })
  const chosen = isListed ? platform : own
  if (isWhole(chosen) && !isUnknown(chosen))
    return { platform: formatPlatform(chosen), digest, manifest, config }
  const files = manifest.layers.length === 0 || manifest.layers.some(isFileSystemLayer)
  if (place === 'listed' && (isUnknown(own) || isAttestation({ annotations }) || !files)) return undefined
  throw new UserError(
    `the config ${manifest.config.digest} of ${digest} in ${reader.origin} names no platform: it is not an image that runs`,
    { hint: 'Build the image anew: every builder writes `os` and `architecture` into the config.' },
  )
}

function platformOf(config: Uint8Array, digest: Digest, { origin }: ImageReader): Platform {
  try {
    return platformIn(JSON.parse(new TextDecoder().decode(config)) ?? {})
  } catch (cause) {
    throw new UserError(`the config ${digest} in ${origin} cannot be read: ${describe(cause)}`, { cause })
  }
}

/** Hosts select by the index, and the config describes the program that they then run. */
function assertSame(listed: Platform, own: Platform, at: { digest: Digest; reader: ImageReader }): void {
  if (!isWhole(own) || isUnknown(own)) return
  const [said, meant] = [listed, own].map(({ os, architecture }) => formatPlatform({ os, architecture }))
  if (said === meant) return
  throw new UserError(
    `the index lists ${at.digest} in ${at.reader.origin} for ${said}, and its config says ${meant}`,
    {
      hint: 'Hosts would pull an image that is for others: make the index anew, or build that platform again.',
    },
  )
}

function isWhole({ os, architecture }: Platform): boolean {
  return os !== '' && architecture !== ''
}

function unreadable(
  { origin }: ImageReader,
  index: Digest,
  { digest, platform }: Descriptor,
  cause: unknown,
) {
  if (cause instanceof RegistryError || cause instanceof ContentError) return cause
  const what = platform && isWhole(platform) ? `${digest} (${formatPlatform(platform)})` : digest
  return new UserError(`${what}, which the index ${index} lists, cannot be read: ${describe(cause)}`, {
    hint:
      (cause instanceof UserError ? cause.hint : undefined) ??
      `Copy the image with all its platforms to ${origin}, or name the digest of one platform.`,
    cause,
  })
}

function distinctEntries(entries: readonly Descriptor[]): Descriptor[] {
  const key = ({ digest, platform }: Descriptor) => `${digest} ${platform ? formatPlatform(platform) : ''}`
  return [...new Map(entries.map(entry => [key(entry), entry])).values()]
}

function distinct(images: readonly RunnableImage[]): RunnableImage[] {
  return [...new Map(images.map(image => [`${image.digest} ${image.platform}`, image])).values()]
}
