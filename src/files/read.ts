import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { UserError } from '../messages/errors.ts'
import { placeOf } from './place.ts'

/** Bytes: no list, rule or record that is read whole is longer. */
const longest = 16 * 1024 * 1024

/** Without the second a pipe that nobody writes to holds the process up for ever. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * Opens a file for reading; the caller closes it. A link is not followed, and a pipe, a device or a socket is not read: they
 * have no end.
 *
 * @throws an error with the code of the system, or UserError where it is no regular file.
 */
export async function openRegular(path: string): Promise<FileHandle> {
  return regular(
    path,
    await open(path, flags | (constants.O_NOFOLLOW ?? 0)).catch(error =>
      Promise.reject(inWords(path, error)),
    ),
  )
}

/** Like `openRegular`, for files of the machine: where they are links these are followed. */
export async function openRegularThroughLinks(path: string): Promise<FileHandle> {
  return regular(path, await open(path, flags).catch(error => Promise.reject(inWords(path, error))))
}

/** Reads a regular file of at most `limit` bytes; links are not followed. */
export async function readRegular(path: string, limit = longest): Promise<Buffer> {
  return readWhole(path, await openRegular(path), limit)
}

/** Reads a regular file of the machine of at most `limit` bytes, through links. */
export async function readRegularThroughLinks(path: string, limit = longest): Promise<Buffer> {
  return readWhole(path, await openRegularThroughLinks(path), limit)
}

/** Reads a file that an input names as text; links of the checkout are not followed. */
export async function readGiven(workspace: string, given: string, limit = longest): Promise<string> {
  return (await readRegular(await placeOf(workspace, given), limit)).toString('utf8')
}

/**
 * Reads a regular file of at most `limit` bytes at once, through links; nothing where it is not there, is none, or is longer.
 * For what another program reads too, and complains of.
 */
export function readRegularNow(path: string, limit = longest): Buffer | undefined {
  let file: number | undefined
  try {
    file = openSync(path, flags)
    const found = fstatSync(file)
    if (!found.isFile() || found.size > limit) return undefined
    const content = Buffer.allocUnsafe(found.size)
    let read = 0
    for (let more = -1; more !== 0 && read < content.length; read += more)
      more = readSync(file, content, read, content.length - read, null)
    return content.subarray(0, read)
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

async function readWhole(path: string, file: FileHandle, limit: number): Promise<Buffer> {
  try {
    const { size } = await file.stat()
    if (size > limit) throw new UserError(`${path} has ${size} bytes, more than the ${limit} that are read`)
    const chunks: Buffer[] = []
    let read = 0
    // It may grow while it is read, and files of /proc have no size.
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.min(Math.max(size - read, 0) + 4096, limit + 1 - read))
      const { bytesRead } = await file.read(chunk, 0, chunk.length, null)
      if (bytesRead === 0) return Buffer.concat(chunks)
      read += bytesRead
      if (read > limit) throw new UserError(`${path} has more than the ${limit} bytes that are read`)
      chunks.push(chunk.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

async function regular(path: string, file: FileHandle): Promise<FileHandle> {
  const found = await file.stat()
  if (found.isFile()) return file
  await file.close()
  if (found.isDirectory())
    throw Object.assign(new UserError(`${path} is a folder and no file`), { code: 'EISDIR' })
  throw notRegular(path)
}

/** The codes with which the system refuses to open a link or a socket. */
function inWords(path: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'ELOOP' || error.code === 'EMLINK')
    return new UserError(`${path} is a link, which is not followed`, { cause: error })
  return error.code === 'ENXIO' || error.code === 'ENODEV' ? notRegular(path) : error
}

function notRegular(path: string): UserError {
  return new UserError(`${path} is no regular file but a pipe, a device or a socket, which is not read`)
}
