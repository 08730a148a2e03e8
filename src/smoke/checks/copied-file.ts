import { createTarScanner } from '../../image/tar.ts'
import type { TarEntry } from '../../image/tar-entry.ts'
import type { Exec } from '../../stage/stage.ts'
import { dockerMessage, startDocker } from '../engine/docker.ts'

/** A file of a container, as it was copied out of it. */
export interface CopiedFile {
  readonly entry: TarEntry
  /** The content, when it is a file of at most 1 MiB. */
  readonly content?: string
}

const longestContent = 1024 * 1024

/** Copies a file out of a container, running or not, without using programs of the image; links are followed. */
export async function copyFile(
  exec: Exec,
  container: string,
  path: string,
): Promise<CopiedFile | { readonly absent: true } | { readonly error: string }> {
  const running = startDocker(exec, ['cp', '--follow-link', `${container}:${path}`, '-'])
  let found: CopiedFile | undefined
  const scanner = createTarScanner({
    wants: (_, size) => size <= longestContent,
    entry(entry, body) {
      found ??= { entry, ...(body && { content: body.toString('utf8') }) }
    },
  })
  const said: Buffer[] = []
  running.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  try {
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
      scanner.write(chunk)
      // Only the header of a folder or a large file is read.
      if (found !== undefined) break
    }
  } catch {
    // A broken archive is reported by docker's exit code.
  }
  if (found !== undefined) {
    await running.end(500)
    return found
  }
  await running.ended
  const message = dockerMessage(Buffer.concat(said).toString('utf8'))
  return /could not find|no such file|not found/i.test(message) ? { absent: true } : { error: message }
}
