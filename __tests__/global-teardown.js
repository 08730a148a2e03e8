import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Removes the folder of temporary files; `--watch` makes another one beside it for its next run. */
export default async function removeTemporaryFolder() {
  const folder = process.env.TMPDIR
  process.env.TMPDIR = dirname(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}
