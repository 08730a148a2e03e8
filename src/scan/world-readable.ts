import { chmod, copyFile, lstat, mkdir, readdir, realpath } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { UserError } from '../messages/errors.ts'

const othersRead = 0o004
const othersEnter = 0o005

/** Returns a file or folder that every account may read: the given one where it is so, else a copy. */
export type Share = (path: string) => Promise<string>

/**
 * Creates a `Share` whose copies are in a folder of this run; nothing is copied twice. In a sandbox the scanner runs
 * under an account without files.
 */
export function worldReadable(folder: string): Share {
  const shared = new Map<string, Promise<string>>()
  return path => {
    const known =
      shared.get(path) ?? readableCopy(path, join(folder, `shared-${shared.size}${extname(path)}`))
    shared.set(path, known)
    return known
  }
}

async function readableCopy(given: string, copy: string): Promise<string> {
  const path = await realpath(given)
  if (await isShared(path)) return path
  await copyReadable(path, copy)
  return copy
}

async function isShared(path: string): Promise<boolean> {
  const { mode, isFolder } = await permissionsOf(path)
  if (!isFolder) return (mode & othersRead) !== 0
  if ((mode & othersEnter) !== othersEnter) return false
  const inside = await Promise.all((await readdir(path)).map(name => isShared(join(path, name))))
  return inside.every(Boolean)
}

async function copyReadable(path: string, copy: string): Promise<void> {
  const { mode, isFolder } = await permissionsOf(path)
  if (!isFolder) {
    await copyFile(path, copy)
    return chmod(copy, 0o444 | (mode & 0o111 ? 0o111 : 0))
  }
  await mkdir(copy)
  for (const name of await readdir(path)) await copyReadable(join(path, name), join(copy, name))
  await chmod(copy, 0o755)
}

async function permissionsOf(path: string) {
  const found = await lstat(path)
  // A link inside would show the scanner what it leads to, and a pipe has no end.
  if (!found.isFile() && !found.isDirectory())
    throw new UserError(`${path} is neither a file nor a folder, so the scanner does not get it`)
  return { mode: found.mode, isFolder: found.isDirectory() }
}
