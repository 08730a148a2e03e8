import { createHash } from 'node:crypto'
import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../files/folder.ts'
import { UserError } from '../messages/errors.ts'

/**
 * Makes the folder for what the commands of one job tell each other and nobody else may write: which records are theirs,
 * and what has to be removed. It is in the temporary folder of the job, which no artifact and no container holds.
 *
 * @throws UserError where somebody else has made it, or may write into it.
 */
export async function jobFolder(temp: string): Promise<string> {
  const uid = process.getuid?.()
  const folder = join(temp, uid === undefined ? 'buildonce-job' : `buildonce-job-${uid}`)
  await makeFolder(temp)
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(folder)
  const ours = uid === undefined || (found.uid === uid && (found.mode & 0o077) === 0)
  if (found.isDirectory() && ours) return folder
  throw new UserError(`${folder} is not a folder that only this account may write`, {
    hint: 'Remove it, or set TMPDIR to a folder of this account.',
  })
}

/** Names a file of the job's folder by the record that it is about. */
export function nameFor(recordPath: string, what: 'made' | 'left'): string {
  return `${createHash('sha256').update(recordPath).digest('hex')}.${what}`
}
