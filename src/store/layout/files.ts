import { join, posix } from 'node:path'
import type { Readable } from 'node:stream'
import { placeOf } from '../../files/place.ts'
import { openRegular, readRegular } from '../../files/read.ts'
import { blockSize, parseHeader } from '../../image/tar-header.ts'
import { UserError } from '../../messages/errors.ts'
import type { FileRange } from '../../registry/blob-body.ts'

/** The files of an OCI layout, in a folder or in a tar archive (`docker save`, BuildKit's `type=oci`). */
export interface LayoutFiles {
  /** Reads a small file completely; a missing one is an error with the code ENOENT. */
  read(name: string): Promise<Buffer>
  stream(name: string): Promise<Readable>
  /** Opens a file for reading at positions; the caller closes it. */
  open(name: string): Promise<FileRange>
}

/** Bytes of one read: with a small value a large layer takes much longer. */
const highWaterMark = 512 * 1024

/** Size limit of lists and manifests in bytes, so that a malicious file cannot fill the memory. */
const longest = 16 * 1024 * 1024

/** Entries of an archive; a layout with more files is none that we made, nor one that an engine loads in a day. */
const mostEntries = 100_000

/** Gives the files of a folder: regular files, for a link could lead out of it and a pipe has no end. */
export function folderFiles(folder: string): LayoutFiles {
  const folders = new Map<string, Promise<string>>()
  const pathOf = async (name: string) => {
    const below = posix.dirname(name)
    const found = folders.get(below) ?? placeOf(folder, below)
    folders.set(below, found)
    return join(await found, posix.basename(name))
  }
  return {
    read: async name => readRegular(await pathOf(name), longest),
    async stream(name) {
      const file = await openRegular(await pathOf(name))
      return file.createReadStream({ highWaterMark })
    },
    async open(name) {
      const file = await openRegular(await pathOf(name))
      return { file, start: 0, size: (await file.stat()).size }
    },
  }
}

/** Returns the files of a tar archive. @throws UserError when it is none. */
export async function archiveFiles(path: string): Promise<LayoutFiles> {
  const places = await listArchive(path)
  const locate = async (name: string) => {
    let place = places.get(name)
    for (let links = 0; place !== undefined && 'link' in place && links < 8; links++)
      place = places.get(place.link)
    if (place === undefined || 'link' in place)
      throw Object.assign(new Error(`${name} is not in ${path}`), { code: 'ENOENT' })
    return place
  }
  const stream = async (name: string): Promise<Readable> => {
    const { start, size } = await locate(name)
    const file = await openRegular(path)
    // A range of no bytes cannot be said: the end is counted in.
    return file.createReadStream(
      size === 0 ? { start: 0, end: -1 } : { start, end: start + size - 1, highWaterMark },
    )
  }
  return {
    stream,
    open: async name => ({ ...(await locate(name)), file: await openRegular(path) }),
    async read(name) {
      assertSmall(name, (await locate(name)).size)
      const chunks: Buffer[] = []
      for await (const chunk of await stream(name)) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },
  }
}

function assertSmall(name: string, size: number): void {
  if (size > longest) throw new UserError(`${name} has ${size} bytes, more than the ${longest} that are read`)
}

/** Position of a file in an archive, or the target of a link. */
type Place = { readonly start: number; readonly size: number } | { readonly link: string }

/**
 * Finds the positions of the files of an archive, reading only their headers. Names in a layout are short, so no long
 * ones.
 */
async function listArchive(path: string): Promise<ReadonlyMap<string, Place>> {
  const places = new Map<string, Place>()
  const file = await openRegular(path)
  try {
    const block = Buffer.alloc(blockSize)
    for (let at = 0; ; ) {
      const { bytesRead } = await file.read(block, 0, blockSize, at)
      const header = bytesRead === blockSize ? parseHeader(block, at) : undefined
      if (header === undefined && places.size > 0) return places
      if (header === undefined) throw new Error('it does not start with a file')
      const { name, size, flag, linkName } = header
      const plain = name.replace(/^\.\//, '')
      // Older archives of Docker store a layer that two images share once, with links to it.
      const target = flag === '2' ? posix.join(posix.dirname(plain), linkName) : linkName
      if (places.size >= mostEntries) throw new Error(`it has more than ${mostEntries} entries`)
      places.set(plain, linkName === '' ? { start: at + blockSize, size } : { link: target })
      at += blockSize + Math.ceil(size / blockSize) * blockSize
    }
  } catch (cause) {
    throw new UserError(`${path} is neither a folder nor a tar archive with an OCI layout`, {
      hint: 'Name an OCI layout, or an archive of one; it may be compressed with gzip, and with nothing else.',
      cause,
    })
  } finally {
    await file.close()
  }
}
