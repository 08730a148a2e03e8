import { createTarScanner } from '../../image/tar.ts'
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
  const scanner = createTarScanner({
    hashes: false,
    times: true,
    entry({ path, type, size, modified = 0 }) {
      if (type === 'file' && files.length < mostFiles)
        files.push({ path: `${above}/${path}`, size, modified })
    },
  })
  let read = 0
  try {
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
      scanner.write(chunk)
      read += chunk.length
      if (read > longestRead) break
    }
  } catch {
    // A folder that changes meanwhile breaks the archive off; what was read of it counts.
  }
  await running.end(500).catch(() => undefined)
  return files
}
