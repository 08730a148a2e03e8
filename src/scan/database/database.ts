import { join } from 'node:path'
import * as v from 'valibot'
import { openRegularThroughLinks, readRegularThroughLinks } from '../../files/read.ts'
import { describe, UserError } from '../../messages/errors.ts'

/** A database on this machine. */
export interface Database {
  /** Contains the database file and `metadata.json`. */
  readonly folder: string
  /** Digest of the layer it was fetched as; absent where it was given as a folder. */
  readonly digest?: string
  /** When it was created; RFC 3339. */
  readonly updatedAt: string
}

/** A kind of database that Trivy uses. */
export interface DatabaseKind {
  /** Its folder in Trivy's cache. */
  readonly name: 'db' | 'java-db'
  readonly title: string
  readonly file: string
  readonly schema: number
  readonly folderInput: string
  readonly mirrorsInput: string
}

/** https://github.com/aquasecurity/trivy-db */
export const vulnerabilities: DatabaseKind = {
  name: 'db',
  title: 'vulnerability database',
  file: 'trivy.db',
  schema: 2,
  folderInput: 'trivy-db',
  mirrorsInput: 'trivy-db-mirrors',
}

/** https://github.com/aquasecurity/trivy-java-db */
export const javaArchives: DatabaseKind = {
  name: 'java-db',
  title: 'index of Java archives',
  file: 'trivy-java.db',
  schema: 1,
  folderInput: 'trivy-java-db',
  mirrorsInput: 'trivy-java-db-mirrors',
}

const metadata = v.looseObject({
  Version: v.number(),
  UpdatedAt: v.pipe(v.string(), v.isoTimestamp()),
  NextUpdate: v.optional(v.pipe(v.string(), v.isoTimestamp())),
})

/** The `metadata.json` of a database. */
export interface Metadata {
  readonly updatedAt: string
  /** Milliseconds since 1970: until then there is no newer one. */
  readonly nextUpdate: number
  readonly raw: Readonly<Record<string, unknown>>
}

/** Opens the database in a folder of the user. @throws UserError when there is none, or it is too old. */
export async function givenDatabase(
  folder: string,
  age: { readonly kind: DatabaseKind; readonly limit: number; readonly now: number },
): Promise<Database> {
  const { updatedAt } = await readMetadata(folder, age.kind)
  assertFresh({ updatedAt, ...age })
  return { folder, updatedAt }
}

/** Reads and checks `metadata.json` and the beginning of the database. @throws UserError when they are not usable. */
export async function readMetadata(folder: string, kind: DatabaseKind): Promise<Metadata> {
  try {
    const found = v.parse(
      metadata,
      JSON.parse((await readRegularThroughLinks(join(folder, 'metadata.json'))).toString('utf8')),
    )
    if (found.Version !== kind.schema) throw new Error(`its version is ${found.Version}, not ${kind.schema}`)
    await assertDatabase(join(folder, kind.file), kind)
    const nextUpdate = Date.parse(found.NextUpdate ?? found.UpdatedAt)
    return { updatedAt: found.UpdatedAt, nextUpdate, raw: found }
  } catch (cause) {
    throw new UserError(`${folder} does not contain ${withArticle(kind.title)}: ${describe(cause)}`, {
      hint: `The folder must contain ${kind.file} and metadata.json, as the folder "${kind.name}" of Trivy's cache does.`,
    })
  }
}

/** Refuses a database that is too old. */
export function assertFresh(age: {
  kind: DatabaseKind
  updatedAt: string
  now: number
  limit: number
}): void {
  const old = age.now - Date.parse(age.updatedAt)
  if (old <= age.limit) return
  throw new UserError(`the ${age.kind.title} is ${days(old)} old, it was created ${age.updatedAt}`, {
    hint: `Update it, or accept it with "db-max-age: ${Math.ceil(old / 86_400_000)}d".`,
  })
}

/** Checks the magic number of a bbolt file (in its first page) or of an SQLite file. */
async function assertDatabase(path: string, { name }: DatabaseKind): Promise<void> {
  const file = await openRegularThroughLinks(path)
  try {
    const start = Buffer.alloc(64)
    await file.read(start, 0, start.length, 0)
    const fine =
      name === 'db'
        ? start.readUInt32LE(16) === 0xed0cdaed
        : start.toString('latin1', 0, 13) === 'SQLite format'
    if (!fine) throw new Error(`${path} is not a database of that kind`)
  } finally {
    await file.close()
  }
}

function days(ms: number): string {
  return ms < 172_800_000 ? `${Math.floor(ms / 3_600_000)} hours` : `${Math.floor(ms / 86_400_000)} days`
}

function withArticle(title: string): string {
  return `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title}`
}
