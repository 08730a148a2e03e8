import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Gives the digest of a cache folder's `index.json`, which changes exactly when its content does; nothing without one. */
export async function folderDigest(folder: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(join(folder, 'index.json')))
      .digest('hex')
  } catch {
    return undefined
  }
}

/**
 * Removes what `index.json` does not reach: BuildKit adds to a local cache and never takes away. Gives how many blobs
 * were removed.
 */
export async function pruneFolder(folder: string): Promise<number> {
  const blobs = join(folder, 'blobs', 'sha256')
  const reached = new Set<string>()
  await reach(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')), blobs, reached)
  const dead = (await readdir(blobs)).filter(name => !reached.has(name))
  await Promise.all(dead.map(name => rm(join(blobs, name))))
  await rm(join(folder, 'ingest'), { recursive: true, force: true })
  return dead.length
}

interface Entry {
  readonly mediaType?: string
  readonly digest?: string
}

interface Node {
  readonly manifests?: readonly Entry[]
  readonly layers?: readonly Entry[]
  readonly config?: Entry
}

/** A cache index lists layers among its manifests, so an entry is opened only when its type says that it lists more. */
async function reach({ manifests = [], layers = [], config }: Node, blobs: string, reached: Set<string>) {
  for (const { digest, mediaType } of [...manifests, ...layers, ...(config ? [config] : [])]) {
    const name = digest?.replace('sha256:', '')
    if (name === undefined || reached.has(name)) continue
    reached.add(name)
    if (/\.(index|manifest|manifest\.list)\.v\d\+json$/.test(mediaType ?? ''))
      await reach(JSON.parse(await readFile(join(blobs, name), 'utf8')), blobs, reached)
  }
}
