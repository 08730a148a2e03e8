import { type Descriptor, manifestTypes } from './manifest.ts'
import { isUnknown } from './platform.ts'

/** How many indexes may be nested, including the outermost. */
export const deepestIndex = 4

/** The kind of an index entry by its descriptor alone, before the manifest is read. */
export type EntryKind = 'index' | 'manifest' | 'nothing that runs'

/**
 * Returns whether an index entry may be, or contain, an image that hosts run. Hosts select by the platform of the entry and
 * skip unknown ones, which attestations have; an annotation alone does not prevent running it. An entry without platform
 * and with an unknown media type is ignored, as the specification requires.
 * https://github.com/containerd/containerd/blob/main/core/images/image.go
 * https://github.com/opencontainers/image-spec/blob/main/image-index.md
 */
export function entryKind({ mediaType, platform }: Pick<Descriptor, 'mediaType' | 'platform'>): EntryKind {
  if (platform !== undefined && isUnknown(platform)) return 'nothing that runs'
  if (indexTypes.includes(mediaType)) return 'index'
  const known = mediaType === '' || mediaType.startsWith(schema1) || isOneOf(manifestTypes, mediaType)
  return known || platform !== undefined ? 'manifest' : 'nothing that runs'
}

/** Returns whether an entry is marked as BuildKit's attestation of another entry. */
export function isAttestation({
  annotations,
  platform,
}: Partial<Pick<Descriptor, 'annotations' | 'platform'>>): boolean {
  const annotated = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest'
  return annotated || (platform !== undefined && isUnknown(platform))
}

/** Returns the digest of the manifest that an attestation describes. */
export function attested({ annotations }: Pick<Descriptor, 'annotations'>): string | undefined {
  return annotations?.['vnd.docker.reference.digest']
}

/**
 * Returns whether engines accept this media type for the config of an image; any other is an artifact. Some old registries
 * sent wrong types. https://github.com/moby/moby/blob/v28.5.2/distribution/pull_v2.go
 */
export function isImageConfig(mediaType: string): boolean {
  return isOneOf(imageConfigTypes, mediaType)
}

/** Returns whether a layer is part of a file system. */
export function isFileSystemLayer({ mediaType }: Pick<Descriptor, 'mediaType'>): boolean {
  return /^application\/vnd\.(?:oci\.image\.layer|docker\.image\.rootfs)\./.test(mediaType)
}

const [ociIndex, dockerList] = manifestTypes
const indexTypes: readonly string[] = [ociIndex, dockerList]
const schema1 = 'application/vnd.docker.distribution.manifest.v1+'
const imageConfigTypes = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
  ...['application/octet-stream', 'application/json', 'text/html', ''],
]

function isOneOf(known: readonly string[], mediaType: string): boolean {
  return known.includes(mediaType)
}
