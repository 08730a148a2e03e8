import { UserError } from '../errors.ts'
import { type Descriptor, manifestTypes, parseManifest } from './manifest.ts'
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
  const listed = entriesOf(indexJson)
  const named = listed.filter(
    entry => wanted.name === undefined || entry.annotations?.[nameAnnotation] === wanted.name,
  )
  const found = named.filter(entry => wanted.digest === undefined || entry.digest === wanted.digest)
  const distinct = [...new Map(found.map(entry => [entry.digest, entry])).values()]
  const [only, ...others] = distinct
  if (only === undefined) {
    const held = listed.map(entry => entry.digest).join(', ') || 'nothing'
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

/** Lists an image in the text of an `index.json`, under each of some names; other images under these names are let go. */
export function addToLayout(
  indexJson: Uint8Array | undefined,
  image: Descriptor,
  names: readonly string[],
): string {
  const listed = indexJson === undefined ? [] : entriesOf(indexJson)
  const kept = listed.filter(entry => {
    const name = entry.annotations?.[nameAnnotation]
    return name === undefined ? entry.digest !== image.digest : !names.includes(name)
  })
  const added = names.map(name => ({ ...image, annotations: { [nameAnnotation]: name } }))
  const manifests = [...kept, ...(added.length > 0 ? added : [image])]
  return JSON.stringify({ schemaVersion: 2, mediaType: manifestTypes[0], manifests })
}

function entriesOf(indexJson: Uint8Array): readonly Descriptor[] {
  const index = parseManifest({ bytes: indexJson, mediaType: '', digest: 'index.json' })
  if (index.kind !== 'index') throw new UserError('index.json of the OCI layout is not an index')
  return index.manifests
}
