import { UserError } from '../errors.ts'
import { type Descriptor, parseManifest } from './manifest.ts'
import type { Digest } from './reference.ts'

/** Gives the place of a blob inside an OCI layout. https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
export function blobPath(digest: Digest): string {
  return `blobs/sha256/${digest.slice('sha256:'.length)}`
}

/** The name that a layout's index gives an image. */
const nameAnnotation = 'org.opencontainers.image.ref.name'

/**
 * Finds the image in a layout's `index.json`: the one that is asked for by digest or name, or the only one.
 *
 * @throws UserError when there is none, or several to choose from.
 */
export function layoutImage(
  indexJson: Uint8Array,
  wanted: { digest?: Digest; name?: string } = {},
): Descriptor {
  const index = parseManifest({ bytes: indexJson, mediaType: '', digest: 'index.json' })
  if (index.kind !== 'index') throw new UserError('index.json of the OCI layout is not an index')
  const named = index.manifests.filter(
    entry => wanted.name === undefined || entry.annotations?.[nameAnnotation] === wanted.name,
  )
  const found = named.filter(entry => wanted.digest === undefined || entry.digest === wanted.digest)
  const distinct = [...new Map(found.map(entry => [entry.digest, entry])).values()]
  const [only, ...others] = distinct
  if (only === undefined) {
    const held = index.manifests.map(entry => entry.digest).join(', ') || 'nothing'
    throw new UserError(
      `the OCI layout does not hold ${wanted.digest ?? wanted.name ?? 'any image'}: it has ${held}`,
    )
  }
  if (others.length > 0)
    throw new UserError(`the OCI layout holds ${distinct.length} images`, {
      hint: `Add "@" and one of the digests: ${distinct.map(entry => entry.digest).join(', ')}.`,
    })
  return only
}
