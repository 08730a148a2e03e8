import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { databaseMetadata } from './trivy-db.ts'

/** Writes a real index of Java archives that knows none, and returns the folder. */
export async function writeJavaDatabase(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'trivy-java.db'))
  database.exec('CREATE TABLE artifacts (id INTEGER PRIMARY KEY, group_id TEXT, artifact_id TEXT)')
  database.exec('CREATE TABLE indices (artifact_id INTEGER, version TEXT, sha1 BLOB, archive_type TEXT)')
  database.close()
  const metadata = { ...JSON.parse(databaseMetadata()), Version: 1 }
  await writeFile(join(folder, 'metadata.json'), JSON.stringify(metadata))
  return folder
}
