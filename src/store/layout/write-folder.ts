import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../files/folder.ts'
import { openRegular } from '../../files/read.ts'
import { folderOf } from '../../files/write.ts'
import { checkOf } from '../../image/digest.ts'
import { UserError } from '../../messages/errors.ts'
import type { BlobDescriptor } from '../../registry/blobs.ts'
import { inParallel } from '../../registry/parallel.ts'
import type { CopySource } from '../image-reader.ts'
import type { LayoutFile } from './content.ts'
import { writeBlob } from './write-blob.ts'

/** Concurrent reads of blobs. */
const transfers = 4

/** Bytes of one read. */
const highWaterMark = 512 * 1024

/** Returns whether a folder already contains a layout. @throws UserError when it contains something else. */
export async function holdsLayout(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (names.length > 0 && !names.includes('index.json'))
    throw new UserError(`${folder} contains other files and no OCI layout (it has no index.json)`, {
      hint: 'Name a folder that is empty, or that does not exist yet.',
    })
  return names.length > 0
}

/**
 * Writes files as a layout folder. A new one is renamed when it is complete; an existing one gets the content first,
 * each file renamed when it is complete, and the files that list it last.
 */
export async function writeFolder(
  folder: string,
  files: readonly LayoutFile[],
  reader: CopySource,
): Promise<void> {
  if (await holdsLayout(folder)) return writeInto(folder, files, reader)
  const partial = `${folder}.${randomUUID()}.partial`
  try {
    await writeInto(partial, files, reader)
    await rename(partial, folder)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

async function writeInto(folder: string, files: readonly LayoutFile[], reader: CopySource): Promise<void> {
  await makeFolder(folder)
  // A link in it would lead what is written out of it.
  for (const name of new Set(files.map(file => dirname(file.name)))) await folderOf(folder, name)
  const blobs = files.filter(file => 'blob' in file)
  await inParallel(blobs, transfers, file => writeOne(folder, file, reader))
  for (const file of files) if (!('blob' in file)) await writeOne(folder, file, reader)
}

async function writeOne(folder: string, file: LayoutFile, reader: CopySource): Promise<void> {
  const path = join(folder, file.name)
  if ('blob' in file && (await holds(path, file.blob))) return
  const partial = `${path}.${randomUUID()}.partial`
  try {
    if ('bytes' in file) await writeFile(partial, file.bytes)
    else await writeNew(partial, file.blob, reader)
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function writeNew(path: string, blob: BlobDescriptor, reader: CopySource): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await writeBlob({ file, start: 0 }, blob, reader)
  } finally {
    await file.close()
  }
}

/** Tells whether a file is a blob, byte by byte; a link to it, or another one of its size, is replaced. */
async function holds(path: string, blob: BlobDescriptor): Promise<boolean> {
  try {
    const file = await openRegular(path)
    const { size } = await file.stat()
    if (size !== blob.size) {
      await file.close()
      return false
    }
    const check = checkOf({ ...blob, origin: path })
    for await (const piece of file.createReadStream({ highWaterMark })) check.take(piece as Buffer)
    check.end()
    return true
  } catch {
    return false
  }
}
