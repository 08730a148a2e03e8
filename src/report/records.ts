import { lstat, readdir } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { placeOf } from '../files/place.ts'
import { readRegular } from '../files/read.ts'
import { UserError } from '../messages/errors.ts'
import { imageOf } from './artifact/name.ts'

/** Records may be untrusted: number and size of the files are limited. */
const mostFiles = 256
const longest = 16 * 1024 * 1024
const longestTogether = 64 * 1024 * 1024
const deepest = 4

/** A record as text and where it was found, or why it is not read; it is named after its folder. */
export type FoundRecord = { readonly name: string } & (
  | { readonly text: string; readonly origin: string }
  | { readonly reason: string }
)

/** The folder contains no record. */
export class NoRecords extends UserError {
  override readonly name = 'NoRecords'
}

/**
 * Finds the records below a folder: files named `run.json`, one for each job. Links are not followed, as they could
 * lead out of the folder.
 *
 * @throws UserError when there is none, or when there are too many.
 */
export async function findRecords(workspace: string, folder: string): Promise<FoundRecord[]> {
  const root = await placeOf(workspace, folder)
  const paths = await walk(root, folder, 0)
  if (paths.length === 0)
    throw new NoRecords(`there is no record below ${folder}`, {
      hint: 'Store the record of each job with `upload-artifact: true`, and download them all into one folder.',
    })
  if (paths.length > mostFiles)
    throw new UserError(`there are more than ${mostFiles} records below ${folder}`)
  const records = await Promise.all(
    paths.sort().map(async path => ({ path, size: (await lstat(path)).size })),
  )
  const together = records.reduce((sum, { size }) => sum + (size > longest ? 0 : size), 0)
  if (together > longestTogether)
    throw new UserError(`the records below ${folder} have ${together} bytes, more than ${longestTogether}`)
  return Promise.all(
    records.map(async ({ path, size }) => {
      const name = imageOf(basename(dirname(path)))
      const origin = join(folder, relative(root, path))
      return size > longest
        ? { name, reason: `the record ${origin} has ${size} bytes, more than ${longest}` }
        : { name, text: (await readRegular(path, longest)).toString('utf8'), origin }
    }),
  )
}

async function walk(path: string, named: string, depth: number): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(cause => {
    const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new (absent ? NoRecords : UserError)(`the folder of the records ${named} cannot be read`, {
      hint: 'Set records to the folder into which the artifacts of the jobs were downloaded.',
      cause,
    })
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
