import { UserError } from '../messages/errors.ts'
import { type Descriptor, manifestTypes, parseManifest } from './manifest.ts'
import type { Digest } from './reference.ts'

/** Returns the path of a blob in an OCI layout. https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
export function blobPath(digest: Digest): string {
  return `blobs/sha256/${digest.slice('sha256:'.length)}`
}

/** The file that makes a folder an OCI layout, and its content. */
export const layoutMarker = { name: 'oci-layout', text: '{"imageLayoutVersion":"1.0.0"}' }

/**
 * The annotations with an image's names in a layout's index: its tag, and the full reference that engines use as its
 * name.
 */
const [tagAnnotation, referenceAnnotation] = ['org.opencontainers.image.ref.name', 'io.containerd.image.name']

/** A name under which a layout lists an image. */
export interface LayoutName {
  readonly tag: string
  /** registry/repository:tag */
  readonly reference?: string
}

/** A requested image of a layout. */
export interface WantedImage {
  readonly digest?: Digest
  readonly tag?: string
}

/** Reads the entries of a layout's `index.json`. */
export function layoutEntries(indexJson: Uint8Array): readonly Descriptor[] {
  const index = parseManifest({ bytes: indexJson, mediaType: '', digest: 'index.json' })
  if (index.kind !== 'index') throw new UserError('index.json of the OCI layout is not an index')
  return index.manifests
}

/** Returns the tag of an entry of a layout. */
export function tagOf({ annotations }: Descriptor): string | undefined {
  return annotations?.[tagAnnotation]
}

/** Returns whether an entry of a layout has a name: by its full reference where both have one, else by its tag. */
export function hasName({ annotations }: Pick<Descriptor, 'annotations'>, name: LayoutName): boolean {
  const reference = annotations?.[referenceAnnotation]
  return reference === undefined || name.reference === undefined
    ? annotations?.[tagAnnotation] === name.tag
    : reference === name.reference
}

/**
 * Finds the image in a layout's `index.json`: the one requested by digest or tag, or the only one.
 *
 * @throws UserError when there is none, or several to choose from.
 */
export function layoutImage(indexJson: Uint8Array, wanted: WantedImage = {}): Descriptor {
  return chooseImage(layoutEntries(indexJson), wanted)
}

/** Finds an image among the entries of a layout, as `layoutImage` does. */
export function chooseImage(listed: readonly Descriptor[], { digest, tag }: WantedImage = {}): Descriptor {
  const named = listed.filter(entry => tag === undefined || tagOf(entry) === tag)
  const found = named.filter(entry => digest === undefined || entry.digest === digest)
  const distinct = [...new Map(found.map(entry => [entry.digest, entry])).values()]
  const [only, ...others] = distinct
  if (only === undefined) {
    const held = listed.map(entry => entry.digest).join(', ') || 'nothing'
    throw new UserError(`the OCI layout does not contain ${digest ?? tag ?? 'any image'}: it has ${held}`, {
      hint: 'Name one of its digests behind "@", or leave out tag and digest where it has one image.',
    })
  }
  if (others.length > 0)
    throw new UserError(`the OCI layout contains ${distinct.length} images`, {
      hint: `Add "@" and one of the digests: ${distinct.map(entry => entry.digest).join(', ')}.`,
    })
  return only
}

/** An image with the other entries for a layout's index. */
export interface Listing {
  readonly image: Descriptor
  readonly names: readonly LayoutName[]
  /** The referrers of the image, and attachments with tags of their own. */
  readonly referrers?: readonly { readonly entry: Descriptor; readonly tag?: string }[]
}

/**
 * Writes the text of an `index.json` with one more image, under each of its names. Existing entries are kept; other
 * images lose the same names.
 */
export function addToLayout(
  indexJson: Uint8Array | undefined,
  { image, names, referrers = [] }: Listing,
): string {
  const taken = [...names, ...referrers.flatMap(({ tag }) => (tag === undefined ? [] : [{ tag }]))]
  const named = names.map(({ tag, reference }) => ({
    ...image,
    annotations: {
      ...(reference !== undefined && { [referenceAnnotation]: reference }),
      [tagAnnotation]: tag,
    },
  }))
  const added: readonly Descriptor[] = [
    ...(named.length > 0 ? named : [image]),
    ...referrers.map(({ entry, tag }) =>
      tag === undefined ? entry : { ...entry, annotations: { [tagAnnotation]: tag } },
    ),
  ]
  const kept = rawEntries(indexJson).filter(entry =>
    entry.annotations?.[tagAnnotation] === undefined
      ? !added.some(({ digest }) => digest === entry.digest)
      : !taken.some(name => hasName(entry, name)),
  )
  const manifests = [...kept, ...added]
  return JSON.stringify({ schemaVersion: 2, mediaType: manifestTypes[0], manifests })
}

/** Returns the entries with all their fields, including unknown ones. */
function rawEntries(
  indexJson: Uint8Array | undefined,
): readonly Pick<Descriptor, 'digest' | 'annotations'>[] {
  if (indexJson === undefined) return []
  layoutEntries(indexJson)
  const { manifests } = JSON.parse(Buffer.from(indexJson).toString('utf8')) as { manifests: Descriptor[] }
  return manifests
}
