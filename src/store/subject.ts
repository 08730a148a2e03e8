import { chooseImage, tagOf } from '../image/layout.ts'
import type { Descriptor } from '../image/manifest.ts'
import { type Digest, formatReference, parseReference } from '../image/reference.ts'
import type { ImageSource, Subject } from '../image/subject.ts'
import { UserError } from '../messages/errors.ts'
import { headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import { openImage, openLayoutReader } from './image-reader.ts'
import { type LayoutPath, layoutPath } from './layout/layout-path.ts'
import { imagesAmong, readEntries } from './layout/layout-store.ts'
import { readPlatforms } from './runnable-images.ts'

/** An image's digest and its location. */
export interface FoundImage {
  readonly digest: Digest
  readonly source: ImageSource
  /** The tags that an OCI layout gives it. */
  readonly tags?: readonly string[]
}

/**
 * Finds the image of a text: a reference with tag or digest, or an OCI layout in a folder or tar archive
 * (`oci-layout://path[:tag]`, or a path that begins with `/` or `.`), each with an optional `@sha256:…`. A tag is
 * looked up once; from then on only the digest counts.
 */
export async function findImage(text: string, transport: Transport): Promise<FoundImage> {
  const layout = layoutPath(text)
  if (layout) return findInLayout(layout, transport)
  const reference = parseReference(text)
  const { registry, repository, digest } = reference
  const source: ImageSource = { kind: 'registry', repository: formatReference({ registry, repository }) }
  if (digest !== undefined) return { digest, source }
  const tag = reference.tag ?? 'latest'
  const head = await headManifest(transport, reference, tag)
  if (head === undefined)
    throw new UserError(`${formatReference({ ...reference, tag })} does not exist`, { hint: missing(tag) })
  return { digest: head.digest, source }
}

function missing(tag: string): string {
  return /^sha-[0-9a-f]{4,39}$/.test(tag)
    ? 'By default the tag of a commit names the whole commit: sha- and the 40 hex digits that `git rev-parse` prints.'
    : 'Check repository and tag, and that a run has published the image.'
}

/** Reads the manifests of an image; `text` is as for `findImage`. */
export async function readSubject(text: string, transport: Transport): Promise<Subject> {
  const { digest, source } = await findImage(text, transport)
  return { digest, source, platforms: await readPlatforms(openImage(source, transport), digest) }
}

/** A digest may name a platform of an image that the layout lists, as it may in a registry. */
async function findInside(
  entries: readonly Descriptor[],
  { path, tag, digest }: LayoutPath,
): Promise<Digest | undefined> {
  if (digest === undefined || tag !== undefined || entries.some(entry => entry.digest === digest))
    return undefined
  const reader = openLayoutReader(path)
  const held = await reader.manifest(digest).catch(error => {
    if (error instanceof UserError) return undefined
    throw error
  })
  return held?.digest
}

async function findInLayout(wanted: LayoutPath, transport: Transport): Promise<FoundImage> {
  const { path } = wanted
  const source = { kind: 'layout', path } as const
  const entries = await readEntries(path)
  const inside = await findInside(entries, wanted)
  if (inside !== undefined) return { digest: inside, source, tags: [] }
  const named = wanted.digest !== undefined || wanted.tag !== undefined
  const images = named ? entries : await imagesAmong(entries, openImage(source, transport))
  const { digest } = chooseImage(images, wanted)
  const names = entries.flatMap(entry => (entry.digest === digest ? (tagOf(entry) ?? []) : []))
  return { digest, source, tags: [...new Set(names)] }
}
