import { describe, UserError } from '../errors.ts'
import type { StoredManifest } from '../image/manifest.ts'
import { type Digest, formatReference, parseReference, type Repository } from '../image/reference.ts'
import type { ImageSource, Subject, SubjectPlatform } from '../image/subject.ts'
import { headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import { openImage } from '../store/image-reader.ts'
import { formatLayoutPath, layoutPath } from '../store/layout/layout-path.ts'
import { readPlatforms } from '../store/runnable-images.ts'
import { findImage } from '../store/subject.ts'

/** The image to promote: one digest, and where its bytes are. */
export interface Source {
  readonly digest: Digest
  readonly source: ImageSource
  /** The tags that an OCI layout gives it. */
  readonly tags?: readonly string[]
  /** The image of this run, whose platforms are known already. */
  readonly subject?: Subject
  /** The images that it consists of, where they are known. */
  readonly platforms?: readonly SubjectPlatform[]
  /** What people should know about it. */
  readonly warnings?: readonly string[]
}

/** What names the image. */
export interface Named {
  readonly image?: string
  readonly from?: string
  readonly subject?: Subject
  readonly images: readonly string[]
}

/** Finds the image to promote: by `from`, by `image`, else the one of this run. A tag is looked up here and never again. */
export async function findSource(named: Named, transport: Transport): Promise<Source> {
  const text = sourceText(named)
  if (text === undefined) {
    const { subject } = named
    if (subject === undefined)
      throw new UserError('there is no image to promote', {
        hint: 'Give the image input, or run the build stage before in the same job.',
      })
    const { digest, source, platforms } = subject
    return { digest, source, subject, platforms }
  }
  try {
    const [found, warnings] = await Promise.all([findImage(text, transport), movedTag(text, transport)])
    return { ...found, warnings }
  } catch (cause) {
    throw ofSource(text, cause)
  }
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
    return found.platforms ?? (await readPlatforms(openImage(found.source, transport), found.digest))
  } catch (cause) {
    throw ofSource(formatSource(found), cause)
  }
}

/** Returns the repository a source is in, unless it is a folder. */
export function repositoryHolding({ source }: Pick<Source, 'source'>): Repository | undefined {
  if (source.kind !== 'registry') return undefined
  const { registry, repository } = parseReference(source.repository)
  return { registry, repository }
}

/** Returns the repository that names of an image lead to, before anything is looked up. */
export function repositoryNamed(named: Named): Repository | undefined {
  const text = sourceText(named)
  if (text === undefined) return named.subject && repositoryHolding(named.subject)
  if (layoutPath(text)) return undefined
  const { registry, repository } = parseReference(text)
  return { registry, repository }
}

/** Writes a source the way people read it. */
export function formatSource({ source, digest }: Source): string {
  return source.kind === 'registry' ? `${source.repository}@${digest}` : `${source.path}@${digest}`
}

/** Of a tag and a digest the digest counts; that the tag has moved on is worth knowing. */
async function movedTag(text: string, transport: Transport): Promise<string[]> {
  if (layoutPath(text)) return []
  const { tag, digest, ...at } = parseReference(text)
  if (tag === undefined || digest === undefined) return []
  const head = await headManifest(transport, at, tag)
  return head?.digest === digest
    ? []
    : [`${formatReference({ ...at, tag })} names ${head?.digest ?? 'nothing'} now; ${digest} was requested`]
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
      hint: 'Give the image input.',
    })
  const layout = layoutPath(place)
  if (layout) return formatLayoutPath({ path: layout.path, tag: from })
  const { registry, repository } = parseReference(place)
  return formatReference({ registry, repository, tag: from })
}
