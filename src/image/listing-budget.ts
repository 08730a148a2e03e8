import { UserError } from '../messages/errors.ts'
import type { TarEntry } from './tar-entry.ts'

/** Bytes of a path or of what a link names: no system that runs containers takes a longer one. */
export const longestPath = 4096

/** Folders in folders. */
const deepestPath = 512

/** Bytes of memory, about, that the listings of one comparison may take: two million files with usual names. */
const most = 512 * 1024 * 1024

/** What an entry takes beside its texts, and what each folder on its path may take when paths are compared. */
const [perEntry, perFolder] = [160, 48]

/** Counts what listings take, over all layers that are read together. */
export interface ListingBudget {
  /** @throws UserError for a path that no system takes, and when all entries together take too much. */
  charge(entry: Pick<TarEntry, 'path' | 'link' | 'attributes'>): void
}

/** Makes the budget of one comparison. */
export function createListingBudget(limit = most): ListingBudget {
  let taken = 0
  return {
    charge({ path, link, attributes }) {
      const depth = depthOf(path)
      if (path.length > longestPath || depth > deepestPath)
        throw new UserError(
          `the layer has a path of ${path.length} characters in ${depth} folders, longer than any system takes`,
        )
      taken += perEntry + depth * perFolder + path.length + link.length + attributes.length
      if (taken > limit)
        throw new UserError(
          'the layers have so many files, or such long names and attributes, that the memory for a comparison would not do',
        )
    },
  }
}

function depthOf(path: string): number {
  let depth = 0
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) depth++
  return depth
}
