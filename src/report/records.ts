import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UserError } from '../errors.ts'

/** Records may come from jobs of strangers: no more files, and no larger ones, are read. */
const mostFiles = 256
const longest = 16 * 1024 * 1024
const longestTogether = 64 * 1024 * 1024
const deepest = 4

/** A record as text, and where it was found. */
export interface RecordText {
  readonly text: string
  readonly origin: string
}

/** Says that there is no record where records should be. */
export class NoRecords extends UserError {
  override readonly name = 'NoRecords'
}

/**
 * Finds the records below a folder: files named `run.json`, one for each job. Links are not followed, for they could
 * lead out of the folder.
 *
 * @throws UserError when there is none, too many, or one that is too large.
 */
export async function findRecords(workspace: string, folder: string): Promise<RecordText[]> {
  const paths = await walk(resolve(workspace, folder), folder, 0)
  if (paths.length === 0)
    throw new NoRecords(`there is no record below ${folder}`, {
      hint: 'Each job keeps its record with `upload-artifact: true`; download them all into one folder.',
    })
  if (paths.length > mostFiles)
    throw new UserError(`there are more than ${mostFiles} records below ${folder}`)
  const records = await Promise.all(
    paths.sort().map(async path => ({ path, size: (await lstat(path)).size })),
  )
  const large = records.find(({ size }) => size > longest)
  if (large !== undefined)
    throw new UserError(`the record ${large.path} has ${large.size} bytes, more than ${longest}`)
  const together = records.reduce((sum, { size }) => sum + size, 0)
  if (together > longestTogether)
    throw new UserError(`the records below ${folder} have ${together} bytes, more than ${longestTogether}`)
  return Promise.all(records.map(async ({ path }) => ({ text: await readFile(path, 'utf8'), origin: path })))
}

async function walk(path: string, named: string, depth: number): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(cause => {
    const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new (absent ? NoRecords : UserError)(`the folder of the records ${named} cannot be read`, { cause })
  })
  const found = await Promise.all(
    entries.map(async entry => {
      const below = join(path, entry.name)
      if (entry.isFile()) return entry.name === 'run.json' ? [below] : []
      return entry.isDirectory() && depth < deepest ? walk(below, named, depth + 1) : []
    }),
  )
  return found.flat()
}
