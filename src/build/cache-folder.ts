import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Returns the digest of a cache folder's `index.json`, which changes exactly when its content does; nothing without one. */
export async function folderDigest(folder: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(join(folder, 'index.json')))
      .digest('hex')
  } catch {
    return undefined
  }
}

/** Returns whether a cache folder holds all that its `index.json` reaches; BuildKit does not survive one that does not. */
export async function isWhole(folder: string): Promise<boolean> {
  try {
    const [reached, held] = await Promise.all([reachedBlobs(folder), readdir(blobsOf(folder))])
    return [...reached].every(name => held.includes(name))
  } catch {
    return false
  }
}

/** Removes what `index.json` does not reach: BuildKit adds to a local cache and never takes away. */
export async function pruneFolder(folder: string): Promise<void> {
  const reached = await reachedBlobs(folder)
  const dead = (await readdir(blobsOf(folder))).filter(name => !reached.has(name))
  await Promise.all(dead.map(name => rm(join(blobsOf(folder), name))))
  await rm(join(folder, 'ingest'), { recursive: true, force: true })
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

function blobsOf(folder: string): string {
  return join(folder, 'blobs', 'sha256')
}

async function reachedBlobs(folder: string): Promise<Set<string>> {
  const reached = new Set<string>()
  await reach(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')), blobsOf(folder), reached)
  return reached
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
