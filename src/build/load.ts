import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../files/folder.ts'
import { dockerList } from '../image/docker-archive.ts'
import { blobPath } from '../image/layout.ts'
import { parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import type { BuildFolders } from './build-folders.ts'

/**
 * Loads one platform of a layout into an engine without support for OCI layouts: the same blobs, with the list that
 * `docker save` writes. Returns the digest of the config, which is such an engine's image ID.
 */
export async function loadPlatform(place: BuildFolders, manifest: Digest, tools: Tools): Promise<Digest> {
  const bytes = await readFile(join(place.layout, blobPath(manifest)))
  const image = parseManifest({ bytes, mediaType: '', digest: manifest })
  if (image.kind !== 'image') throw new UserError(`${manifest} is not an image`)
  const paths = [image.config, ...image.layers].map(({ digest }) => blobPath(digest))
  const list = join(place.folder, 'list')
  const archive = join(place.folder, 'image.tar')
  await makeFolder(list)
  await writeFile(join(list, 'manifest.json'), dockerList(image, [place.name]))
  await must(
    'tar',
    ['-cf', archive, '-C', list, 'manifest.json', '-C', place.layout, ...new Set(paths)],
    tools,
  )
  await must('docker', ['load', '--quiet', '--input', archive], tools)
  return image.config.digest
}

/** Loads a whole layout, with all its platforms, into an engine with the containerd image store, under the name that it lists. */
export async function loadLayout(
  { folder, layout }: Pick<BuildFolders, 'folder' | 'layout'>,
  tools: Tools,
): Promise<void> {
  const archive = join(folder, 'layout.tar')
  try {
    await must('tar', ['-cf', archive, '-C', layout, '.'], tools)
    await must('docker', ['load', '--quiet', '--input', archive], tools)
  } finally {
    await rm(archive, { force: true })
  }
}

async function must(file: string, args: readonly string[], { exec }: Tools): Promise<void> {
  const { exitCode, stderr } = await exec.run({ file, args })
  if (exitCode === 0) return
  throw new UserError(
    `the image could not be loaded into the engine: ${stderr.trim() || `${file} ended with ${exitCode}`}`,
  )
}
