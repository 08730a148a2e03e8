import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { tarEnd, tarHeader, tarSpace } from '../image/tar-writer.ts'
import { type LayoutFile, sizeOf } from './layout-content.ts'
import { inParallel } from './parallel.ts'
import type { ImageReader } from './source.ts'

/** How many blobs are read at a time. */
const transfers = 4

/**
 * Writes files as a tar archive. The sizes tell where each of them goes, so several are read at the same time, and none is
 * held in memory or stored twice. The archive gets its name when it is whole; an older one is then gone.
 */
export async function writeArchive(
  path: string,
  files: readonly LayoutFile[],
  reader: ImageReader,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const partial = `${path}.${randomUUID()}.partial`
  const archive = await open(partial, 'wx')
  try {
    let end = 0
    const placed = files.map(file => {
      const start = end
      end += tarSpace(sizeOf(file))
      return { file, start }
    })
    await inParallel(placed, transfers, ({ file, start }) => writeAt(archive, start, file, reader))
    await archive.write(tarEnd, 0, tarEnd.length, end)
    await archive.sync()
    await archive.close()
    await rename(partial, path)
  } catch (error) {
    await archive.close().catch(() => {})
    await rm(partial, { force: true })
    throw error
  }
}

async function writeAt(archive: FileHandle, start: number, file: LayoutFile, reader: ImageReader) {
  const header = tarHeader({ name: file.name, size: sizeOf(file) })
  await archive.write(header, 0, header.length, start)
  let at = start + header.length
  for await (const piece of 'bytes' in file ? [file.bytes] : await reader.blob(file.blob)) {
    const bytes = piece as Uint8Array
    await archive.write(bytes, 0, bytes.length, at)
    at += bytes.length
  }
}
