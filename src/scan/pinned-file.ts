import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { assertSha256, sha256Of } from '../files/download/sha256.ts'
import { makeFolder } from '../files/folder.ts'
import { describe } from '../messages/errors.ts'
import type { Host, Tools } from '../stage/stage.ts'

/** A file that is identified by its content. */
export interface Pinned {
  /** Names it in caches, for example `trivy-db`. */
  readonly name: string
  /** 64 hex digits. */
  readonly sha256: string
  /** Writes the file; it is checked afterwards. */
  readonly download: (path: string) => Promise<void>
}

/**
 * Returns a file with exactly the expected content: the one that is here already, the one in the host's cache, or a new
 * one. A file from a cache is verified like a download.
 *
 * @throws UserError when the content is not the expected one.
 */
export async function pinnedFile(
  pinned: Pinned,
  { host, log, registerCleanup }: Pick<Tools, 'host' | 'log' | 'registerCleanup'>,
): Promise<string> {
  const folder = storeFolder(host)
  await makeFolder(folder)
  // The path is part of the cache key, so it does not change with the content.
  const path = join(folder, `${pinned.name}.tar.gz`)
  if (await isSame(path, pinned.sha256)) return path
  const key = `buildonce-${pinned.name}-${pinned.sha256}`
  const restored = await tolerant(host.cache?.restore([path], key, []), log)
  if (restored !== undefined) {
    if (await isSame(path, pinned.sha256)) return path
    log.warning(`the cache entry ${key} does not have the expected content: it is not used`)
  }
  const part = join(folder, `${pinned.name}-${randomUUID()}.part`)
  registerCleanup({ kind: 'folder', name: part })
  try {
    await pinned.download(part)
    await assertSha256(part, pinned.sha256)
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
  if (mayWrite(host)) await tolerant(host.cache?.save([path], key), log)
  return path
}

/** Returns the folder for downloads: kept between runs on the user's own machine, for this run only elsewhere. */
export function storeFolder(host: Host): string {
  const home = host.variable('XDG_CACHE_HOME') ?? join(host.variable('HOME') ?? host.temp, '.cache')
  return newForEachJob.includes(host.facts.ci)
    ? join(host.temp, 'buildonce', 'scan-cache')
    : join(home, 'buildonce', 'scan')
}

/** CI systems whose machines mostly live for one job. */
const newForEachJob: readonly string[] = ['github', 'forgejo', 'gitea', 'act', 'gitlab']

async function isSame(path: string, expected: string): Promise<boolean> {
  return sha256Of(path).then(
    actual => actual === expected,
    () => false,
  )
}

/** Other branches can read entries of the default branch, so only a run that may write stores them; entries of other branches are not shared. */
function mayWrite({ facts }: Host): boolean {
  return facts.writing.allowed && facts.branch !== undefined && facts.branch === facts.defaultBranch
}

async function tolerant<T>(work: Promise<T> | undefined, log: Tools['log']): Promise<T | undefined> {
  return work?.catch((error: unknown) => {
    log.warning(`the cache of this run is not available: ${describe(error)}`)
    return undefined
  })
}
