import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { blockSize, parseHeader } from '../image/tar-header.ts'
import { describe, UserError } from '../messages/errors.ts'

/** What is extracted from an archive. */
export interface Unpacking {
  /** A tar compressed with gzip. */
  readonly archive: string
  readonly folder: string
  /** Names at the top level of the archive, and the size limit of each in bytes. */
  readonly files: Readonly<Record<string, number>>
  /** What to do with other entries. */
  readonly others: 'skip' | 'refuse'
}

/**
 * Extracts files from an untrusted archive: only named ones, only regular ones, only up to their size limit, each once.
 *
 * @throws UserError when one is missing, or the archive contains anything not allowed.
 */
export async function unpack({ archive, folder, files, others }: Unpacking): Promise<void> {
  const seen = new Set<string>()
  const openEntry = async (block: Buffer, at: number): Promise<Entry> => {
    const header = parseHeader(block, at)
    if (header === undefined) return { left: 0, padding: 0 }
    const padding = (blockSize - (header.size % blockSize)) % blockSize
    const name = header.name.replace(/^\.\//, '')
    const limit = files[name]
    const about = ['x', 'g', '5'].includes(header.flag)
    if (limit === undefined || !['0', '\0', '7'].includes(header.flag)) {
      if (others === 'refuse' && !about) throw new Error(`it contains ${JSON.stringify(name)}`)
      return { left: header.size, padding }
    }
    if (header.size > limit) throw new Error(`${name} has ${header.size} bytes`)
    if (seen.has(name)) throw new Error(`it contains ${name} twice`)
    seen.add(name)
    return { left: header.size, padding, file: await open(join(folder, name), 'wx', 0o644) }
  }
  try {
    await pipeline(createReadStream(archive), createGunzip({ chunkSize: 256 * 1024 }), source =>
      readEntries(source, openEntry),
    )
    const missing = Object.keys(files).filter(name => !seen.has(name))
    if (missing.length > 0) throw new Error(`it does not contain ${missing.join(' and ')}`)
  } catch (cause) {
    throw new UserError(`the archive ${archive} cannot be used: ${describe(cause)}`, { cause })
  }
}

interface Entry {
  left: number
  padding: number
  readonly file?: FileHandle
}

async function readEntries(
  source: AsyncIterable<Buffer>,
  openEntry: (block: Buffer, at: number) => Promise<Entry>,
): Promise<void> {
  let entry: Entry | undefined
  let rest: Buffer = Buffer.alloc(0)
  let position = 0
  try {
    for await (const chunk of source) {
      let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      for (;;) {
        if (entry === undefined) {
          if (bytes.length < blockSize) break
          entry = await openEntry(bytes.subarray(0, blockSize), position)
          bytes = bytes.subarray(blockSize)
          position += blockSize
        }
        const body = bytes.subarray(0, entry.left)
        await entry.file?.write(body)
        entry.left -= body.length
        const skipped = entry.left === 0 ? Math.min(entry.padding, bytes.length - body.length) : 0
        entry.padding -= skipped
        position += body.length + skipped
        bytes = bytes.subarray(body.length + skipped)
        if (entry.left > 0 || entry.padding > 0) break
        await entry.file?.close()
        entry = undefined
      }
      rest = bytes
    }
    if (entry !== undefined) throw new Error('it ends in the middle of a file')
  } finally {
    await entry?.file?.close()
  }
}
