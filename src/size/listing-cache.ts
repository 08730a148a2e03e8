import { createHash } from 'node:crypto'
import { readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { makeFolder } from '../files/folder.ts'
import { readRegular } from '../files/read.ts'
import type { Listing } from '../image/layer.ts'
import { formatListing, listingVersion, parseListing } from '../image/listing-text.ts'
import type { Digest } from '../image/reference.ts'
import type { Tools } from '../stage/stage.ts'

/**
 * Listings of layers by digest of the compressed layer, which was verified when it was read: unlike the diff ID, which
 * a config may claim falsely. A miss is slow, a hit never wrong.
 */
export interface ListingCache {
  readonly known: ReadonlyMap<Digest, Listing>
  /** Stores new listings in the cache. */
  store(read: ReadonlyMap<Digest, Listing>): Promise<void>
}

/** Listings not used for this time are removed. Milliseconds. */
const kept = 30 * 24 * 3600 * 1000

/** No listing that is kept has more bytes, nor have all that are read together. */
const longest = 64 * 1024 * 1024

const [compress, decompress] = [promisify(gzip), promisify(gunzip)]

/**
 * Opens the listings of some layers: a folder of this machine, filled from the host's cache where it has one. A listing
 * that cannot be read or written only costs time.
 */
export async function openListings(
  digests: readonly Digest[],
  { host, log, now }: Pick<Tools, 'host' | 'log' | 'now'>,
): Promise<ListingCache> {
  const home = host.variable('XDG_CACHE_HOME') || join(host.variable('HOME') || host.temp, '.cache')
  const folder = join(home, 'buildonce', 'layers')
  // The key has the version: an entry of another version would stay there, unread and never replaced.
  const prefix = `buildonce-layers-${listingVersion}-`
  const key = `${prefix}${createHash('sha256')
    .update([...new Set(digests)].toSorted().join())
    .digest('hex')}`
  const quietly = <T>(work: Promise<T>) =>
    work.catch((error: Error) => {
      log.debug(`layer listings: ${error.message}`)
      return undefined
    })
  const restored = await quietly(Promise.resolve(host.cache?.restore([folder], key, [prefix])))
  let left = longest
  const found: (readonly [Digest, Listing | undefined])[] = []
  for (const id of new Set(digests)) {
    const text = await quietly(read(pathOf(folder, id), now()))
    if (text === undefined || text.length > left) continue
    left -= text.length
    found.push([id, await quietly(Promise.resolve().then(() => parseListing(text)))])
  }
  const known = new Map(found.flatMap(([id, listing]) => (listing ? [[id, listing] as const] : [])))
  return {
    known,
    async store(listings) {
      const fresh = [...listings].filter(([id]) => !known.has(id))
      await quietly(prune(folder, now()))
      await Promise.all(fresh.map(([id, listing]) => quietly(write(pathOf(folder, id), listing))))
      if (fresh.length > 0 && restored !== key)
        await quietly(Promise.resolve(host.cache?.save([folder], key)))
    },
  }
}

function pathOf(folder: string, digest: Digest): string {
  return join(folder, `${digest.replace(':', '-')}.json.gz`)
}

async function read(path: string, now: number): Promise<string | undefined> {
  const bytes = await readRegular(path, longest).catch(() => undefined)
  if (bytes === undefined) return undefined
  const text = (await decompress(bytes, { maxOutputLength: longest })).toString('utf8')
  await utimes(path, now / 1000, now / 1000)
  return text
}

/** Two runs on one machine may write the same listing; a reader sees one of them completely. */
async function write(path: string, listing: Listing): Promise<void> {
  await makeFolder(join(path, '..'), { mode: 0o700 })
  const text = formatListing(listing)
  if (text.length > longest) return
  const draft = `${path}.${process.pid}`
  await writeFile(draft, await compress(text, { level: 1 }), { mode: 0o600 })
  await rename(draft, path)
}

async function prune(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    if (now - (await stat(path)).mtimeMs > kept) await rm(path, { force: true })
  }
}
