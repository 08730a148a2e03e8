import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from './folder.ts'
import { placeOf } from './place.ts'

const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)

/**
 * Writes a file as a whole or not at all: beside it first, then under its name. What stands there under the name is replaced
 * and never written to, so a link loses its place and what it led to stays as it was.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  { mode = 0o644 }: { readonly mode?: number } = {},
): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`
  const file = await open(partial, flags, mode)
  try {
    await file.writeFile(content)
    await file.close()
    await rename(partial, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(partial, { force: true })
    throw error
  }
}

/** Writes files into a folder that an input names, and gives its real path. It is made when it is not there. */
export async function writeInto(
  workspace: string,
  given: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = await folderOf(workspace, given)
  for (const [name, content] of Object.entries(files)) await writeWhole(join(folder, name), content)
  return folder
}

/** Makes a folder that an input names, where it is not there, and gives its real path; links of the checkout are not followed. */
export async function folderOf(workspace: string, given: string): Promise<string> {
  const folder = await placeOf(workspace, given)
  await makeFolder(folder)
  return folder
}

/**
 * Gives the real path under which a file that an input names is to be written, with its folder made. What the last name
 * leads to does not count, for `writeWhole` replaces it.
 */
export async function fileOf(workspace: string, given: string): Promise<string> {
  return join(await folderOf(workspace, dirname(given)), basename(given))
}
