import { join } from 'node:path'
import { placeOf } from '../../files/place.ts'
import type { Tools } from '../../stage/stage.ts'
import { type Database, type DatabaseKind, givenDatabase } from './database.ts'
import { fetchedDatabase } from './fetched.ts'

/** Where databases come from, according to the inputs. */
export interface DatabaseSources {
  readonly trivyDb?: string | undefined
  readonly trivyJavaDb?: string | undefined
  readonly trivyDbMirrors: readonly string[]
  readonly trivyJavaDbMirrors: readonly string[]
  readonly dbMaxAge: number
}

/** Gives a database: the folder that is named, else what the mirrors offer. @throws UserError when there is none. */
export async function findDatabase(
  kind: DatabaseKind,
  sources: DatabaseSources,
  tools: Tools,
): Promise<Database> {
  const { folder, mirrors, maxAge } = chosen(kind, sources)
  if (folder === undefined) return fetchedDatabase({ kind, mirrors, maxAge }, tools)
  const { workspace } = tools.host
  for (const name of [kind.file, 'metadata.json']) await placeOf(workspace, join(folder, name))
  return givenDatabase(await placeOf(workspace, folder), { kind, limit: maxAge, now: tools.now() })
}

function chosen({ name }: DatabaseKind, sources: DatabaseSources) {
  if (name === 'db')
    return { folder: sources.trivyDb, mirrors: sources.trivyDbMirrors, maxAge: sources.dbMaxAge }
  // It identifies archives by their content, so it does not become outdated.
  const maxAge = Number.POSITIVE_INFINITY
  return { folder: sources.trivyJavaDb, mirrors: sources.trivyJavaDbMirrors, maxAge }
}
