import { UserError } from '../errors.ts'
import { chooseImage, tagOf } from '../image/layout.ts'
import {
  blobsOf,
  formatPlatform,
  type ImageManifest,
  isAttestation,
  type Platform,
  parseManifest,
} from '../image/manifest.ts'
import { type Digest, formatReference, parseReference } from '../image/reference.ts'
import type { ImageSource, Subject, SubjectPlatform } from '../image/subject.ts'
import { headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import { type ImageReader, openImage, readBlob } from './image-reader.ts'
import { type LayoutPath, layoutPath } from './layout/layout-path.ts'
import { imagesAmong, readEntries } from './layout/layout-store.ts'

/** An image's digest and its location. */
export interface FoundImage {
  readonly digest: Digest
  readonly source: ImageSource
  /** The tags that an OCI layout gives it. */
  readonly tags?: readonly string[]
}

/**
 * Finds the image of a text: a reference with tag or digest, or an OCI layout in a folder or tar archive
 * (`oci-layout://path[:tag]`, or a path that begins with `/` or `.`), each with an optional `@sha256:…`. A tag is looked up
 * once; from then on only the digest counts.
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
  if (head === undefined) throw new UserError(`${formatReference({ ...reference, tag })} does not exist`)
  return { digest: head.digest, source }
}

/** Reads the manifests of an image; `text` is as for `findImage`. */
export async function readSubject(text: string, transport: Transport): Promise<Subject> {
  const { digest, source } = await findImage(text, transport)
  return { digest, source, platforms: await readPlatforms(openImage(source, transport), digest) }
}

/** Lists the runnable manifests of an image, with platform and compressed size; attestations are omitted. */
export async function readPlatforms(reader: ImageReader, digest: Digest): Promise<SubjectPlatform[]> {
  const root = parseManifest(await reader.manifest(digest))
  if (root.kind === 'image') return [await readPlatform(reader, digest, root)]
  const found = await Promise.all(
    root.manifests
      .filter(entry => !isAttestation(entry))
      .map(async entry => {
        const manifest = parseManifest(await reader.manifest(entry.digest))
        return manifest.kind === 'image'
          ? [await readPlatform(reader, entry.digest, manifest, entry.platform)]
          : []
      }),
  )
  return found.flat()
}

async function readPlatform(
  reader: ImageReader,
  digest: Digest,
  manifest: ImageManifest,
  listed?: Platform,
): Promise<SubjectPlatform> {
  const platform = formatPlatform(listed ?? (await configPlatform(reader, manifest)))
  const size = blobsOf(manifest).reduce((sum, blob) => sum + blob.size, 0)
  return { platform, digest, size }
}

async function configPlatform(reader: ImageReader, { config }: ImageManifest): Promise<Platform> {
  const bytes = await readBlob(reader, config)
  try {
    const { os, architecture, variant } = JSON.parse(bytes.toString('utf8')) as Platform
    if (typeof os === 'string' && typeof architecture === 'string') return { os, architecture, variant }
  } catch {
    // Reported below.
  }
  throw new UserError(
    `the config ${config.digest} in ${reader.origin} names no platform: it is not a runnable image`,
  )
}

async function findInLayout(wanted: LayoutPath, transport: Transport): Promise<FoundImage> {
  const { path } = wanted
  const source = { kind: 'layout', path } as const
  const entries = await readEntries(path)
  const named = wanted.digest !== undefined || wanted.tag !== undefined
  const images = named ? entries : await imagesAmong(entries, openImage(source, transport))
  const { digest } = chooseImage(images, wanted)
  const names = entries.flatMap(entry => (entry.digest === digest ? (tagOf(entry) ?? []) : []))
  return { digest, source, tags: [...new Set(names)] }
}
