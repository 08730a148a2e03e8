import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readRegular } from '../files/read.ts'
import { addCounts, readJunit, type TestCounts } from './junit-cases.ts'

/** Files that are looked at, and bytes of each. */
const [mostFiles, longestFile] = [1000, 32 * 1024 * 1024]

/** Adds up the JUnit files below a folder; links are not followed, since the folder comes out of a container. Nothing where there are none. */
export async function readReports(folder: string): Promise<TestCounts | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && /\.xml$/i.test(entry.name)).slice(0, mostFiles)
  const found: TestCounts[] = []
  for (const { parentPath, name } of files) {
    const bytes = await readRegular(join(parentPath, name), longestFile).catch(() => undefined)
    const counts = bytes && readJunit(bytes.toString('utf8'))
    if (counts !== undefined) found.push(counts)
  }
  return found.length === 0 ? undefined : addCounts(found)
}
