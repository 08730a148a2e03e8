import { UserError } from '../messages/errors.ts'
import { type Platform, platformIn } from './platform.ts'
import type { Digest } from './reference.ts'

/** The media types of image manifests and indexes, newest first; every lookup accepts all of them. */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const

/**
 * A descriptor: references content by its digest. https://github.com/opencontainers/image-spec/blob/main/descriptor.md
 */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
  readonly platform?: Platform
  readonly annotations?: Readonly<Record<string, string>>
  readonly artifactType?: string
  /** Where else the content can be had; that alone does not say that it may not be distributed. */
  readonly urls?: readonly string[]
}

/** A manifest as it is stored: the exact bytes of its digest, never serialized again. */
export interface StoredManifest {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly digest: Digest
}

/** An index and its entries, each an image, an attestation or another index. */
export interface Index {
  readonly kind: 'index'
  readonly manifests: readonly Descriptor[]
  readonly artifactType?: string
  readonly subject?: Descriptor
  readonly annotations: Readonly<Record<string, string>>
}

/** One image or artifact: its config and layers. */
export interface ImageManifest {
  readonly kind: 'image'
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  readonly artifactType?: string
  readonly subject?: Descriptor
  readonly annotations: Readonly<Record<string, string>>
}
export type Manifest = Index | ImageManifest

/**
 * Reads a manifest or an index.
 *
 * @throws UserError when the bytes are neither, for example Docker's schema 1.
 */
export function parseManifest(
  stored: Omit<StoredManifest, 'digest'> & { readonly digest: string },
): Manifest {
  const fail = (why: string) => new UserError(`manifest ${stored.digest} cannot be read: ${why}`)
  const value = json(stored.bytes)
  if (!isObject(value)) throw fail('it is not a JSON object')
  if (value.schemaVersion !== 2) throw fail(`schema version ${JSON.stringify(value.schemaVersion)} is not 2`)
  const shared = {
    ...(typeof value.artifactType === 'string' && { artifactType: value.artifactType }),
    ...(value.subject !== undefined && { subject: descriptor(value.subject, 'subject', fail) }),
    annotations: texts(value.annotations),
  }
  if (Array.isArray(value.manifests)) {
    if (value.config !== undefined || value.layers !== undefined)
      throw fail('it is an index and an image at once')
    const manifests = value.manifests.map((item, at) => descriptor(item, `manifests[${at}]`, fail))
    return { kind: 'index', manifests, ...shared }
  }
  if (!Array.isArray(value.layers)) throw fail('it lists neither manifests nor layers')
  return {
    kind: 'image',
    config: descriptor(value.config, 'config', fail),
    layers: value.layers.map((item, at) => descriptor(item, `layers[${at}]`, fail)),
    ...shared,
  }
}

/** Returns the media type that a manifest declares, or else the one implied by its fields. */
export function claimedMediaType(bytes: Uint8Array): { mediaType: string | undefined; named: boolean } {
  const value = json(bytes)
  if (!isObject(value)) return { mediaType: undefined, named: false }
  if (typeof value.mediaType === 'string') return { mediaType: value.mediaType, named: true }
  const shape = Array.isArray(value.manifests)
    ? manifestTypes[0]
    : Array.isArray(value.layers)
      ? manifestTypes[2]
      : undefined
  return { mediaType: value.schemaVersion === 2 ? shape : undefined, named: false }
}

/** Creates the descriptor of a stored manifest. */
export function descriptorOf({ mediaType, digest, bytes }: StoredManifest): Descriptor {
  return { mediaType, digest, size: bytes.length }
}

/** Lists the blobs of a manifest, each once: config and layers, without non-distributable layers. */
export function blobsOf({ config, layers }: Pick<ImageManifest, 'config' | 'layers'>): Descriptor[] {
  return distinct([config, ...layers].filter(blob => !livesElsewhere(blob)))
}

/** Lists the layers that a manifest does not need where it is stored, each once. */
export function layersElsewhere(manifest: ImageManifest): Descriptor[] {
  return distinct(manifest.layers.filter(livesElsewhere))
}

/**
 * Returns whether a layer may not be distributed, and is to be had at its `urls`. Its media type decides: `urls` alone only
 * name further places. https://github.com/opencontainers/image-spec/blob/main/layer.md#non-distributable-layers
 */
export function livesElsewhere({ mediaType, urls = [] }: Descriptor): boolean {
  const restricted =
    mediaType.startsWith('application/vnd.oci.image.layer.nondistributable.') ||
    mediaType.startsWith('application/vnd.docker.image.rootfs.foreign.')
  return restricted && urls.length > 0
}

function distinct(blobs: readonly Descriptor[]): Descriptor[] {
  return [...new Map(blobs.map(blob => [blob.digest, blob])).values()]
}

function descriptor(value: unknown, name: string, fail: (why: string) => Error): Descriptor {
  if (!isObject(value)) throw fail(`${name} is not a descriptor`)
  const { mediaType, digest, size, platform, annotations, artifactType, urls } = value
  if (typeof digest !== 'string' || !/^sha256:[0-9a-f]{64}$/.test(digest))
    throw fail(`${name} has the digest ${JSON.stringify(digest)}, which is not a SHA-256 digest`)
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    throw fail(`${name} has the size ${JSON.stringify(size)}`)
  return {
    mediaType: typeof mediaType === 'string' ? mediaType : '',
    digest: digest as Digest,
    size,
    ...(isObject(platform) && { platform: platformIn(platform) }),
    ...(isObject(annotations) && { annotations: texts(annotations) }),
    ...(typeof artifactType === 'string' && { artifactType }),
    ...(Array.isArray(urls) && { urls: urls.filter(url => typeof url === 'string') }),
  }
}

function texts(value: unknown): Record<string, string> {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
