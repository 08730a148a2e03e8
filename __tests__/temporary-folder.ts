import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made: string[] = []

/**
 * Makes a folder that is removed after the tests of the file. In a program that a test starts it stays until the end of the
 * whole test run, which removes the folder that all of them are in.
 */
export function temporaryFolder(name = 'test'): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  made.push(folder)
  return folder
}

// A global of Jest, and not its import, which fails in a program that a test starts.
const { afterAll } = globalThis as { afterAll?: (remove: () => void) => void }
afterAll?.(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})
