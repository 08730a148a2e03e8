import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'

const made: string[] = []

/** Makes a folder that is gone after the tests of the file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-test-'))
  made.push(folder)
  return folder
}

afterAll(async () => {
  await Promise.all(made.map(folder => rm(folder, { recursive: true, force: true })))
})
