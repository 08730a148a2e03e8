import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { makeFolder } from '../files/folder.ts'
import { dockerList } from '../image/docker-archive.ts'
import { blobPath } from '../image/layout.ts'
import { parseManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import type { Command, Tools } from '../stage/stage.ts'
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
  await makeFolder(list)
  await writeFile(join(list, 'manifest.json'), dockerList(image, [place.name]))
  await loadTar(['-C', list, 'manifest.json', '-C', place.layout, ...new Set(paths)], tools)
  return image.config.digest
}

/** Loads a whole layout, with all its platforms, into an engine with the containerd image store, under the name that it lists. */
export async function loadLayout({ layout }: Pick<BuildFolders, 'layout'>, tools: Tools): Promise<void> {
  await loadTar(['-C', layout, '.'], tools)
}

/** Writes a layout from what the engine has of an image under a name: the same blobs, and attestations where it has them. */
export async function saveLayout(
  { name, layout }: Pick<BuildFolders, 'name' | 'layout'>,
  tools: Tools,
): Promise<void> {
  await makeFolder(layout)
  const ends = await piped(
    { file: 'docker', args: ['save', name] },
    { file: 'tar', args: ['-xf', '-', '-C', layout] },
    tools,
  )
  if (ends !== undefined) throw new UserError(`the image could not be read from the engine: ${ends}`)
}

async function loadTar(args: readonly string[], tools: Tools): Promise<void> {
  const ends = await piped(
    { file: 'tar', args: ['-cf', '-', ...args] },
    { file: 'docker', args: ['load', '--quiet'] },
    tools,
  )
  if (ends !== undefined) throw new UserError(`the image could not be loaded into the engine: ${ends}`)
}

/** Gives one command the output of another as it comes, so that no file holds it; returns why that did not succeed. */
async function piped(from: Command, to: Command, { exec }: Tools): Promise<string | undefined> {
  const source = exec.start(from)
  const target = exec.start({ ...to, stdin: source.stdout })
  const [said, answered] = [source.stderr, target.stderr].map(errorsOf)
  target.stdout.resume()
  const [first, last] = await Promise.all([source.ended, target.ended])
  if (last !== 0) return answered?.().trim() || `${to.file} ended with ${last}`
  if (first !== 0) return said?.().trim() || `${from.file} ended with ${first}`
  return undefined
}

/** Keeps the beginning of what a command says about errors. */
function errorsOf(stream: Readable): () => string {
  let said = ''
  stream.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(0, 4000)
  })
  return () => said
}
