import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, UserError } from '../errors.ts'

/** A vulnerability database on this machine. */
export interface Database {
  /** Holds `trivy.db` and `metadata.json`. */
  readonly folder: string
  /** Digest of the layer it came in; absent where it was given as a folder. */
  readonly digest?: string
  /** When it was made; RFC 3339. */
  readonly updatedAt: string
}

/** Trivy's notes beside a database. https://github.com/aquasecurity/trivy-db */
const metadata = v.object({
  Version: v.literal(2),
  UpdatedAt: v.pipe(v.string(), v.isoTimestamp()),
  NextUpdate: v.optional(v.string()),
  DownloadedAt: v.optional(v.string()),
})

/** Takes the database in a folder of the user. @throws UserError when there is none, or it is too old. */
export async function givenDatabase(
  folder: string,
  age: { readonly limit: number; readonly now: number },
): Promise<Database> {
  const { UpdatedAt } = await readMetadata(folder)
  const file = join(folder, 'trivy.db')
  await stat(file).catch((cause: unknown) => {
    throw new UserError(`there is no Trivy database at ${file}: ${describe(cause)}`, { cause })
  })
  assertFresh({ updatedAt: UpdatedAt, ...age })
  return { folder, updatedAt: UpdatedAt }
}

/** Reads and checks `metadata.json`. @throws UserError when it is not of a database that this version reads. */
export async function readMetadata(folder: string): Promise<v.InferOutput<typeof metadata>> {
  const path = join(folder, 'metadata.json')
  try {
    return v.parse(metadata, JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    throw new UserError(`${path} does not describe a Trivy database of version 2: ${describe(cause)}`, {
      hint: 'The folder must hold trivy.db and metadata.json, as in the "db" folder of Trivy\'s cache.',
    })
  }
}

/** Refuses a database that was made too long ago. */
export function assertFresh({
  updatedAt,
  now,
  limit,
}: {
  updatedAt: string
  now: number
  limit: number
}): void {
  const age = now - Date.parse(updatedAt)
  if (age <= limit) return
  throw new UserError(`the vulnerability database is ${days(age)} old, it was made ${updatedAt}`, {
    hint: `Renew it, or accept it with "db-max-age: ${Math.ceil(age / 86_400_000)}d".`,
  })
}

function days(ms: number): string {
  return ms < 172_800_000 ? `${Math.floor(ms / 3_600_000)} hours` : `${Math.floor(ms / 86_400_000)} days`
}
