import { createTarScanner } from '../image/tar.ts'

/** What is known of the files of one layer, or of those of all layers of an image. */
export interface LayerFiles {
  /** Trivy needs its index of Java archives. */
  readonly javaArchives: boolean
  /** Releases of Alpine that a list of its package repositories names, such as `3.19` or `edge`. */
  readonly alpineReleases: readonly string[]
}

/** Reads the files of a layer from its bytes, fed chunk by chunk. */
export interface LayerFilesReader {
  write(chunk: Buffer): void
  /** What was seen so far: nothing, where the layer is no tar archive. */
  files(): LayerFiles
}

/** Trivy needs its index of Java archives for files with these names. */
const archive = /\.(?:jar|war|ear|par)$/i

const repositories = 'etc/apk/repositories'
const longestList = 64 * 1024

/** Reads nothing but names, and one short list: the whole listing of a layer would cost a hash for each file. */
export function createLayerFilesReader(): LayerFilesReader {
  let javaArchives = false
  const alpineReleases = new Set<string>()
  let broken = false
  const scanner = createTarScanner({
    hashes: false,
    wants: (path, size) => path === repositories && size <= longestList,
    entry: ({ path, type }, body) => {
      if (type !== 'directory' && archive.test(path)) javaArchives = true
      if (path !== repositories || type === 'directory') return
      // A link, or a list that is too long, may name any release.
      for (const release of body === undefined ? ['another one'] : releasesIn(body.toString('utf8')))
        alpineReleases.add(release)
    },
  })
  return {
    write(chunk) {
      if (broken) return
      try {
        scanner.write(chunk)
      } catch {
        // What is no tar archive is an error of whoever unpacks it.
        broken = true
      }
    },
    files: () => ({ javaArchives, alpineReleases: [...alpineReleases] }),
  }
}

/** Puts the layers of an image together. */
export function joinedFiles(layers: readonly LayerFiles[]): LayerFiles {
  return {
    javaArchives: layers.some(layer => layer.javaArchives),
    alpineReleases: [...new Set(layers.flatMap(layer => layer.alpineReleases))],
  }
}

/** Reads `https://dl-cdn.alpinelinux.org/alpine/v3.19/main` as 3.19, line by line. */
function releasesIn(list: string): string[] {
  return list
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .flatMap(line => /\/v?([^/\s]+)\/[^/\s]+\/?$/.exec(line)?.[1] ?? [])
}
