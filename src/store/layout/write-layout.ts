import { join } from 'node:path'
import { readRegular } from '../../files/read.ts'
import { dockerList } from '../../image/docker-archive.ts'
import { addToLayout, blobPath, type LayoutName, type Listing, layoutMarker } from '../../image/layout.ts'
import { descriptorOf, type StoredManifest } from '../../image/manifest.ts'
import { samePlatform } from '../../image/platform.ts'
import type { Digest } from '../../image/reference.ts'
import { describe, UserError } from '../../messages/errors.ts'
import type { Artifact } from '../artifact.ts'
import type { CopySource } from '../image-reader.ts'
import { descriptorOfReferrer, type TravellingReferrer } from '../referrers.ts'
import { listRunnable } from '../runnable-images.ts'
import { contentOf, type LayoutFile } from './content.ts'
import { writeArchive } from './write-archive.ts'
import { holdsLayout, writeFolder } from './write-folder.ts'

/** An image to write, with its referrers and the names under which the layout lists it. */
export interface LayoutWrite {
  readonly reader: CopySource
  readonly root: StoredManifest
  readonly referrers: readonly TravellingReferrer[]
  /** New documents to attach to the image. */
  readonly artifacts: readonly Artifact[]
  readonly names: readonly LayoutName[]
  readonly path: string
  /** Whether it is a tar archive and no folder; by default where its name ends in `.tar`. */
  readonly archive?: boolean
  /** Layers that may not be distributed are written, too, where the source holds them. */
  readonly everything?: boolean
}

/**
 * Writes an image as an OCI layout, for transport without a network. A folder keeps its existing images; an archive is
 * replaced, and engines without support for layouts can load it too. Returns the layers that may not be distributed and are
 * not in it.
 */
export async function writeLayout(writing: LayoutWrite): Promise<readonly Digest[]> {
  const { reader, root, referrers, artifacts, names, path, archive = isArchive(path), everything } = writing
  const listing = listingOf(writing)
  try {
    const tops = [root, ...referrers.map(({ stored }) => stored)]
    const { files, elsewhere } = await contentOf(reader, tops, { everything })
    const all = [...files, ...artifacts.flatMap(filesOf)]
    const content = [...new Map(all.map(file => [file.name, file])).values()]
    if (archive) {
      const list = await dockerFile(reader, root, names)
      await writeArchive(path, [version, index(addToLayout(undefined, listing)), ...list, ...content], reader)
    } else {
      const held = (await holdsLayout(path)) ? await readRegular(join(path, 'index.json')) : undefined
      await writeFolder(path, [...content, version, index(addToLayout(held, listing))], reader)
    }
    return elsewhere
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError(`the OCI layout ${path} cannot be written: ${describe(cause)}`, {
      hint: 'Name a place that this account may write.',
      cause,
    })
  }
}

/** Returns whether a path names an archive. */
export function isArchive(path: string): boolean {
  return path.endsWith('.tar')
}

function listingOf({ root, names, referrers, artifacts }: LayoutWrite): Listing {
  return {
    image: descriptorOf(root),
    names,
    referrers: [...referrers, ...artifacts].map(referrer => ({
      entry: descriptorOfReferrer(referrer),
      ...('tag' in referrer && { tag: referrer.tag }),
    })),
  }
}

function filesOf({ stored, blobs }: Artifact): LayoutFile[] {
  const all = [[stored.digest, stored.bytes] as const, ...blobs]
  return all.map(([digest, bytes]) => ({ name: blobPath(digest), bytes }))
}

const version = textFile(layoutMarker.name, layoutMarker.text)

function index(text: string): LayoutFile {
  return textFile('index.json', text)
}

/** Selects the platform for engines that load only one: linux/amd64, else the first. */
async function dockerFile(
  reader: CopySource,
  root: StoredManifest,
  names: readonly LayoutName[],
): Promise<LayoutFile[]> {
  const images = await listRunnable(reader, root.digest)
  const image = images.find(({ platform }) => samePlatform(platform, 'linux/amd64')) ?? images[0]
  if (image === undefined) return []
  const references = names.flatMap(({ reference }) => (reference === undefined ? [] : [reference]))
  return [textFile('manifest.json', dockerList(image.manifest, references))]
}

function textFile(name: string, text: string): LayoutFile {
  return { name, bytes: Buffer.from(text) }
}
