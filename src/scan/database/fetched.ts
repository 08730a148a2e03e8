import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../files/folder.ts'
import { describe, UserError } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'
import { pinnedFile, storeFolder } from '../pinned-file.ts'
import { unpack } from '../unpack.ts'
import { assertFresh, type Database, type DatabaseKind, readMetadata } from './database.ts'
import { type Offered, tryMirrors } from './mirrors.ts'

/** Which database is wanted, and how old it may be in milliseconds. */
export interface WantedDatabase {
  readonly kind: DatabaseKind
  readonly mirrors: readonly string[]
  readonly maxAge: number
}

type FetchTools = Pick<Tools, 'http' | 'host' | 'log' | 'now' | 'signal' | 'registerCleanup'>

const day = 86_400_000

/** Largest size of an unpacked file, in bytes. */
const longest = { database: 16 * 1024 ** 3, metadata: 64 * 1024 }

/**
 * Returns the database that the mirrors offer, fetched or from before. A stored one is used without a request until its
 * next update is due; when no mirror works, it is used within its maximum age.
 *
 * @throws UserError with the cause for each mirror when there is none that is young enough.
 */
export async function fetchedDatabase(wanted: WantedDatabase, tools: FetchTools): Promise<Database> {
  const { host, log, now } = tools
  const folder = join(storeFolder(host), wanted.kind.name)
  await makeFolder(folder)
  const before = await newest(folder, wanted)
  if (before !== undefined && now() < before.nextUpdate && isFresh(before, wanted, now())) return before
  try {
    const fresh = await tryMirrors(wanted.mirrors, offered => take(offered, folder, wanted, tools), tools)
    await removeOld(folder, fresh, now())
    return fresh
  } catch (error) {
    tools.signal.throwIfAborted()
    if (before === undefined || !isFresh(before, wanted, now())) throw failure(error, wanted)
    log.warning(`${describe(error)}\nThe ${wanted.kind.title} of ${before.updatedAt} is used`)
    return before
  }
}

async function take(
  offered: Offered,
  folder: string,
  { kind, maxAge }: WantedDatabase,
  tools: FetchTools,
): Promise<Database> {
  const target = join(folder, offered.sha256)
  const known = await readMetadata(target, kind).catch(() => undefined)
  if (known === undefined) {
    tools.log.info(`Fetching the ${kind.title} sha256:${offered.sha256} of ${offered.mirror}`)
    const archive = await pinnedFile({ ...offered, name: `trivy-${kind.name}` }, tools)
    const work = join(folder, `${randomUUID()}.part`)
    tools.registerCleanup({ kind: 'folder', name: work })
    await mkdir(work)
    try {
      const files = { [kind.file]: longest.database, 'metadata.json': longest.metadata }
      await unpack({ archive, folder: work, files, others: 'refuse' })
      const { raw } = await readMetadata(work, kind)
      // Trivy treats a database without this time as broken.
      const filled = { ...raw, DownloadedAt: new Date(tools.now()).toISOString() }
      await writeFile(join(work, 'metadata.json'), JSON.stringify(filled))
      await rm(target, { recursive: true, force: true })
      await rename(work, target)
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  }
  const { updatedAt } = await readMetadata(target, kind)
  assertFresh({ kind, updatedAt, now: tools.now(), limit: maxAge })
  return { folder: target, digest: `sha256:${offered.sha256}`, updatedAt }
}

async function newest(folder: string, { kind }: WantedDatabase) {
  const found = await Promise.all(
    (await readdir(folder))
      .filter(name => /^[0-9a-f]{64}$/.test(name))
      .map(async name => {
        const path = join(folder, name)
        const metadata = await readMetadata(path, kind).catch(() => undefined)
        return metadata && { ...metadata, folder: path, digest: `sha256:${name}` }
      }),
  )
  return found
    .filter(database => database !== undefined)
    .toSorted((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt))
    .at(-1)
}

/** Removes older databases; another run may still read what is younger than a day. */
async function removeOld(folder: string, { folder: kept }: Database, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }))
    if (path !== kept && now - mtimeMs > day) await rm(path, { recursive: true, force: true })
  }
}

function isFresh({ updatedAt }: { updatedAt: string }, { maxAge }: WantedDatabase, now: number): boolean {
  return now - Date.parse(updatedAt) <= maxAge
}

function failure(cause: unknown, { kind }: WantedDatabase): UserError {
  return new UserError(`there is no ${kind.title}: ${describe(cause)}`, {
    hint: `Make one of the repositories in "${kind.mirrorsInput}" reachable, or set a folder with ${kind.file} and metadata.json as "${kind.folderInput}".`,
    cause,
  })
}
