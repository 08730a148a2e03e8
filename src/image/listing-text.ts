import { UserError } from '../messages/errors.ts'
import type { Listing } from './layer.ts'
import type { PackageKind } from './packages.ts'
import type { TarEntry } from './tar-entry.ts'

/** Version of the format; an older text is not read. */
export const listingVersion = 1

/** Writes a listing as text. */
export function formatListing({ entries, whiteouts, opaque, packages, unpacked }: Listing): string {
  return JSON.stringify({
    version: listingVersion,
    entries: [...entries.values()],
    whiteouts: [...whiteouts],
    opaque: [...opaque],
    versions: [...packages.versions],
    databases: [...packages.databases],
    unpacked,
  })
}

/**
 * Reads a listing that `formatListing` wrote.
 *
 * @throws UserError when it did not.
 */
export function parseListing(text: string): Listing {
  const value = JSON.parse(text) as Written
  if (value?.version !== listingVersion) throw new UserError('the listing is of another version')
  if (
    !lists.every(name => Array.isArray(value[name])) ||
    !value.entries.every(isEntry) ||
    !Number.isSafeInteger(value.unpacked)
  )
    throw new UserError('the listing is broken')
  return {
    entries: new Map(value.entries.map(entry => [entry.path, entry])),
    whiteouts: new Set(value.whiteouts),
    opaque: new Set(value.opaque),
    packages: { versions: new Map(value.versions), databases: new Set(value.databases) },
    unpacked: value.unpacked,
  }
}

const lists = ['entries', 'whiteouts', 'opaque', 'versions', 'databases'] as const

function isEntry(entry: TarEntry | null): boolean {
  return (
    typeof entry?.path === 'string' &&
    typeof entry.type === 'string' &&
    typeof entry.digest === 'string' &&
    Number.isSafeInteger(entry.size)
  )
}

interface Written {
  readonly version: number
  readonly entries: readonly TarEntry[]
  readonly whiteouts: readonly string[]
  readonly opaque: readonly string[]
  readonly versions: readonly (readonly [string, readonly string[]])[]
  readonly databases: readonly PackageKind[]
  readonly unpacked: number
}
