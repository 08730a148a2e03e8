import { blockSize, parseHeader } from '../../image/tar-header.ts'
import type { Exec } from '../../stage/stage.ts'
import { startDocker } from '../engine/docker.ts'

/** A file below a folder of a container. */
export interface CopiedEntry {
  readonly path: string
  readonly size: number
  /** Milliseconds since 1970, whole seconds. */
  readonly modified: number
}

/** Bytes of one folder that are read to measure it. */
const longestRead = 256 * 1024 * 1024

const mostFiles = 100_000

/**
 * Lists the files below a folder of a container, running or not, from the headers of the archive in which the engine copies
 * it out; of a folder that is larger than 256 MiB what comes first.
 */
export async function filesBelow(exec: Exec, container: string, folder: string): Promise<CopiedEntry[]> {
  const running = startDocker(exec, ['cp', `${container}:${folder}`, '-'])
  running.stderr.resume()
  const above = folder.slice(0, folder.lastIndexOf('/'))
  const files: CopiedEntry[] = []
  const reader = headerReader(block => {
    const header = parseHeader(block, 0)
    if (header === undefined) return 0
    if ((header.flag === '0' || header.flag === '\0') && files.length < mostFiles)
      files.push({ path: `${above}/${header.name}`, size: header.size, modified: modifiedAt(block) })
    return header.size
  })
  let read = 0
  try {
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
      reader(chunk)
      read += chunk.length
      if (read > longestRead) break
    }
  } catch {
    // A folder that changes meanwhile breaks the archive off; what was read of it counts.
  }
  await running.end(500).catch(() => undefined)
  return files
}

/** Calls back for the header blocks of an archive, and skips as many bytes behind each as that returns, to the next block. */
function headerReader(header: (block: Buffer) => number): (chunk: Buffer) => void {
  const partial = Buffer.alloc(blockSize)
  let filled = 0
  let skip = 0
  return chunk => {
    let at = 0
    while (at < chunk.length) {
      const skipped = Math.min(skip, chunk.length - at)
      skip -= skipped
      at += skipped
      const taken = Math.min(blockSize - filled, chunk.length - at)
      chunk.copy(partial, filled, at, at + taken)
      filled += taken
      at += taken
      if (filled < blockSize) continue
      filled = 0
      skip = Math.ceil(header(partial) / blockSize) * blockSize
    }
  }
}

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06 */
function modifiedAt(block: Buffer): number {
  return Number.parseInt(block.toString('latin1', 136, 147), 8) * 1000
}
