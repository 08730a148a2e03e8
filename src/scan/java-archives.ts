import { createTarScanner } from '../image/tar.ts'

/** Trivy needs its index of Java archives for files with these names. */
const archive = /\.(?:jar|war|ear|par)$/i

/** Looks for Java archives in the bytes of a layer, fed chunk by chunk. */
export interface ArchiveFinder {
  write(chunk: Buffer): void
  /** Whether there is one; not, where the layer is no tar archive. */
  found(): boolean
}

/** Reads nothing but names: the whole listing of a layer would cost a hash for each file. */
export function createArchiveFinder(): ArchiveFinder {
  let state: 'looking' | 'found' | 'ended' = 'looking'
  const scanner = createTarScanner({
    hashes: false,
    entry: ({ path, type }) => {
      if (type !== 'directory' && archive.test(path)) state = 'found'
    },
  })
  return {
    write(chunk) {
      if (state !== 'looking') return
      try {
        scanner.write(chunk)
      } catch {
        // What is no tar archive is an error of whoever unpacks it.
        if (state === 'looking') state = 'ended'
      }
    },
    found: () => state === 'found',
  }
}
