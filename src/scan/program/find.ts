import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Finds a program in the folders of a PATH. */
export async function findProgram(name: string, path: string | undefined): Promise<string | undefined> {
  for (const folder of (path ?? '').split(':').filter(folder => folder.startsWith('/'))) {
    const candidate = join(folder, name)
    if (await isRunnable(candidate)) return candidate
  }
  return undefined
}

/** Returns whether a file exists and is executable. */
export function isRunnable(path: string): Promise<boolean> {
  return access(path, constants.X_OK)
    .then(() => stat(path))
    .then(
      found => found.isFile(),
      () => false,
    )
}
