import { rm } from 'node:fs/promises'

/** Removes the folder of temporary files. */
export default async function removeTemporaryFolder() {
  await rm(process.env.TMPDIR, { recursive: true, force: true, maxRetries: 3 })
}
