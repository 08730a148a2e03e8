import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder } from '../../files/folder.ts'
import { tarEnd, tarHeader, tarSpace } from '../../image/tar-writer.ts'
import { inParallel } from '../../registry/parallel.ts'
import type { CopySource } from '../image-reader.ts'
import { type LayoutFile, sizeOf } from './content.ts'
import { type FilePlace, writeBlob, writeBytes } from './write-blob.ts'

/** Concurrent reads of blobs. */
const transfers = 4

/**
 * Writes files as a tar archive. The sizes determine their positions, so several are read at the same time, and none is
 * kept in memory or stored twice. The archive is renamed when it is complete, replacing an older one.
 */
export async function writeArchive(
  path: string,
  files: readonly LayoutFile[],
  reader: CopySource,
): Promise<void> {
  await makeFolder(dirname(path))
  const partial = `${path}.${randomUUID()}.partial`
  const archive = await open(partial, 'wx')
  try {
    let end = 0
    const placed = files.map(file => {
      const start = end
      end += tarSpace(sizeOf(file))
      return { file, start }
    })
    await inParallel(placed, transfers, ({ file, start }) => writeAt({ file: archive, start }, file, reader))
    await writeBytes({ file: archive, start: end }, tarEnd)
    await archive.sync()
    await archive.close()
    await rename(partial, path)
  } catch (error) {
    await archive.close().catch(() => {})
    await rm(partial, { force: true })
    throw error
  }
}

async function writeAt({ file: archive, start }: FilePlace, file: LayoutFile, reader: CopySource) {
  const header = tarHeader({ name: file.name, size: sizeOf(file) })
  await writeBytes({ file: archive, start }, header)
  const content = { file: archive, start: start + header.length }
  if ('bytes' in file) await writeBytes(content, file.bytes)
  else await writeBlob(content, file.blob, reader)
}
