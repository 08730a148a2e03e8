import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeFolder } from '../files/folder.ts'
import { commaList } from '../inputs/lists.ts'
import { describe } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'

/**
 * Leaves out local caches that cannot be written, with a warning: buildx makes their folders before it builds anything, and
 * then `ignore-error` does not count yet.
 */
export async function writableCaches(items: readonly string[], { host, log }: Tools): Promise<string[]> {
  const kept = await Promise.all(
    items.map(async item => {
      const folder = localFolder(item, 'dest')
      if (folder === undefined) return [item]
      try {
        const full = resolve(host.workspace, folder)
        await makeFolder(full)
        await access(full, constants.W_OK)
        return [item]
      } catch (error) {
        log.warning(`the layers are not stored in ${folder}: ${describe(error)}`)
        return []
      }
    }),
  )
  return kept.flat()
}

/** Returns the folder of a local cache: of `type=local,src=…` and `type=local,dest=…`. */
export function localFolder(item: string, key: 'src' | 'dest'): string | undefined {
  const fields = commaList(item)
  if (!fields.includes('type=local')) return undefined
  return fields
    .find(field => field.startsWith(`${key}=`) && field.length > key.length + 1)
    ?.slice(key.length + 1)
}
