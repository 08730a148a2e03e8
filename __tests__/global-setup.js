import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives a test run a folder of its own for temporary files, which is removed at its end with all that tests left. */
export default async function makeTemporaryFolder() {
  process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'tests-'))
}
