import type { Readable } from 'node:stream'
import { decompress } from './decompress.ts'
import { createListingBudget, type ListingBudget } from './listing-budget.ts'
import { createPackageReader, type Packages } from './packages.ts'
import { createTarScanner } from './tar.ts'
import type { TarEntry } from './tar-entry.ts'

/** The contents of one layer. */
export interface Listing {
  /** By path; of duplicate paths the last entry. Whiteouts are not included. */
  readonly entries: ReadonlyMap<string, TarEntry>
  /** Paths that this layer removes from those below it. */
  readonly whiteouts: ReadonlySet<string>
  /** Folders whose content below this layer is hidden. */
  readonly opaque: ReadonlySet<string>
  readonly packages: Packages
  /** Uncompressed bytes, headers and padding included. */
  readonly unpacked: number
}

const whiteoutPrefix = '.wh.'
const opaqueMarker = '.wh..wh..opq'

/**
 * Reads a layer as a stream: nothing is written to disk, and only one chunk is in memory.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md
 *
 * @throws UserError when the layer is broken, or its names take more memory than the budget has.
 */
export async function readLayer(
  source: Readable,
  budget: ListingBudget = createListingBudget(),
): Promise<Listing> {
  const entries = new Map<string, TarEntry>()
  const whiteouts = new Set<string>()
  const opaque = new Set<string>()
  const packages = createPackageReader()
  const scanner = createTarScanner({
    wants: packages.wants,
    entry(entry, body) {
      budget.charge(entry)
      const at = entry.path.lastIndexOf('/') + 1
      if (!entry.path.startsWith(whiteoutPrefix, at)) entries.set(entry.path, entry)
      else {
        const name = entry.path.slice(at)
        const folder = entry.path.slice(0, Math.max(at - 1, 0))
        if (name === opaqueMarker) opaque.add(folder)
        else if (!name.startsWith('.wh..wh.'))
          whiteouts.add(joinPath(folder, name.slice(whiteoutPrefix.length)))
      }
      if (body !== undefined) packages.read(entry.path, body)
    },
  })
  await decompress(source, scanner.write)
  return { entries, whiteouts, opaque, packages: packages.found(), unpacked: scanner.end() }
}

/** Joins a folder and a name; the root is the empty text. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** Returns whether two entries unpack to the same thing: everything but the time. */
export function sameEntry(a: TarEntry, b: TarEntry): boolean {
  return (
    a.type === b.type &&
    a.digest === b.digest &&
    a.size === b.size &&
    a.mode === b.mode &&
    a.uid === b.uid &&
    a.gid === b.gid &&
    a.link === b.link &&
    a.device === b.device &&
    a.attributes === b.attributes
  )
}

/** Returns whether two layers unpack to the same thing, whatever their times and order. */
export function sameContent(a: Listing, b: Listing): boolean {
  if (a.entries.size !== b.entries.size || !sameSet(a.whiteouts, b.whiteouts) || !sameSet(a.opaque, b.opaque))
    return false
  for (const [path, entry] of a.entries) {
    const other = b.entries.get(path)
    if (other === undefined || !sameEntry(entry, other)) return false
  }
  return true
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(item => b.has(item))
}
