import type { StoredManifest } from '../image/manifest.ts'
import {
  type Digest,
  formatReference,
  parseReference,
  type Repository,
  sameRepository,
} from '../image/reference.ts'
import type { ImageSource, Subject, SubjectPlatform } from '../image/subject.ts'
import { describe, UserError } from '../messages/errors.ts'
import { headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import { type ImageReader, openImage } from '../store/image-reader.ts'
import { formatLayoutPath, layoutPath } from '../store/layout/layout-path.ts'
import { readPlatforms } from '../store/runnable-images.ts'
import { findImage } from '../store/subject.ts'

/** The image to promote: one digest, and its location. */
export interface Source {
  readonly digest: Digest
  readonly source: ImageSource
  /** The tags that an OCI layout gives it. */
  readonly tags?: readonly string[]
  /** The image of this run, whose platforms are known already. */
  readonly subject?: Subject
  /** The images that it consists of, where they are known. */
  readonly platforms?: readonly SubjectPlatform[]
  /** Its manifest, where that is read already. */
  readonly manifest?: Promise<StoredManifest>
  /** Warnings about it. */
  readonly warnings?: readonly string[]
}

/** The inputs that name the image. */
export interface Named {
  readonly image?: string
  readonly from?: string
  readonly subject?: Subject
  readonly images: readonly string[]
}

/**
 * Finds the image to promote: by `from`, by `image`, else the one of this run. A tag is resolved here and never again.
 */
export async function findSource(named: Named, transport: Transport): Promise<Source> {
  const text = sourceText(named)
  if (text === undefined) {
    const { subject } = named
    if (subject === undefined)
      throw new UserError('there is no image to promote', {
        hint: 'Set the image input, or run the build stage first in the same job.',
      })
    const { digest, source, platforms } = subject
    return { digest, source, subject, platforms }
  }
  try {
    const [found, warnings] = await Promise.all([findImage(text, transport), movedTag(text, transport)])
    return { ...found, warnings: [...assumedTag(text, found.digest), ...warnings] }
  } catch (cause) {
    throw ofSource(text, cause)
  }
}

/** Warns where only the repository of an image was named. */
function assumedTag(text: string, digest: Digest): string[] {
  if (layoutPath(text) !== undefined) return []
  const { tag, digest: named } = parseReference(text)
  if (tag !== undefined || named !== undefined) return []
  return [`the image ${text} names no tag: what its tag latest names now was taken, ${digest}`]
}

/** Reads the manifest of the image to promote. */
export async function readTop(found: Source, transport: Transport): Promise<StoredManifest> {
  try {
    return await openImage(found.source, transport).manifest(found.digest)
  } catch (cause) {
    throw ofSource(formatSource(found), cause)
  }
}

/** Lists the runnable images of a source, without reading them again when they are known. */
export async function platformsOf(found: Source, transport: Transport): Promise<readonly SubjectPlatform[]> {
  try {
    return found.platforms ?? (await readPlatforms(readerOf(found, transport), found.digest))
  } catch (cause) {
    throw ofSource(formatSource(found), cause)
  }
}

/** Opens a source without reading its manifest again. */
function readerOf({ source, digest: root, manifest }: Source, transport: Transport): ImageReader {
  const reader = openImage(source, transport)
  if (manifest === undefined) return reader
  return { ...reader, manifest: digest => (digest === root ? manifest : reader.manifest(digest)) }
}

/** Returns the repository of a source, unless it is a folder. */
export function repositoryHolding({ source }: Pick<Source, 'source'>): Repository | undefined {
  if (source.kind !== 'registry') return undefined
  const { registry, repository } = parseReference(source.repository)
  return { registry, repository }
}

/** Returns the repositories that the image has to be copied to: all but its own. */
export function repositoriesBeside(
  source: Pick<Source, 'source'>,
  repositories: readonly Repository[],
): Repository[] {
  const home = repositoryHolding(source)
  return repositories.filter(at => home === undefined || !sameRepository(at, home))
}

/** Returns the repository that the inputs name, before anything is looked up. */
export function repositoryNamed(named: Named): Repository | undefined {
  const text = sourceText(named)
  if (text === undefined) return named.subject && repositoryHolding(named.subject)
  if (layoutPath(text)) return undefined
  const { registry, repository } = parseReference(text)
  return { registry, repository }
}

/** Gives the tag that the image to promote is named by. */
export function tagNamed(named: Named): string | undefined {
  const text = sourceText(named)
  return text === undefined ? undefined : (layoutPath(text) ?? parseReference(text)).tag
}

/** Writes a source the way people read it. */
export function formatSource({ source, digest }: Source): string {
  return source.kind === 'registry' ? `${source.repository}@${digest}` : `${source.path}@${digest}`
}

/** With a tag and a digest the digest counts; a warning says that the tag has moved. */
async function movedTag(text: string, transport: Transport): Promise<string[]> {
  if (layoutPath(text)) return []
  const { tag, digest, ...at } = parseReference(text)
  if (tag === undefined || digest === undefined) return []
  const head = await headManifest(transport, at, tag)
  return head?.digest === digest
    ? []
    : [`${formatReference({ ...at, tag })} now names ${head?.digest ?? 'nothing'}; ${digest} was requested`]
}

function ofSource(text: string, cause: unknown): UserError {
  const hint = cause instanceof UserError ? cause.hint : undefined
  const why = describe(cause)
  return new UserError(`source ${why.startsWith(text) ? why : `${text}: ${why}`}`, { cause, hint })
}

function sourceText({ image, from, images }: Named): string | undefined {
  if (from === undefined) return image
  const place = image ?? images[0]
  if (place === undefined)
    throw new UserError(`from: "${from}" is a tag, but no repository is named`, {
      hint: 'Set the image input.',
    })
  const layout = layoutPath(place)
  if (layout) return formatLayoutPath({ path: layout.path, tag: from })
  const { registry, repository } = parseReference(place)
  return formatReference({ registry, repository, tag: from })
}
