import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, UserError } from '../errors.ts'

/** Writes the report's files into a folder, which is created where needed; returns the folder's full path. */
export async function writeFiles(
  workspace: string,
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const path = resolve(workspace, folder)
  try {
    await mkdir(path, { recursive: true })
    for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content)
  } catch (cause) {
    throw new UserError(`the report cannot be written to ${path}: ${describe(cause)}`, {
      hint: 'Set report-dir to a writable folder.',
      cause,
    })
  }
  return path
}
