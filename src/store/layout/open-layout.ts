import { stat } from 'node:fs/promises'
import { openRegular } from '../../files/read.ts'
import { describe, UserError } from '../../messages/errors.ts'
import { asLayout } from './docker-archive.ts'
import { archiveFiles, folderFiles, type LayoutFiles } from './files.ts'

/** What to do about a path that is no layout. */
export const howMade =
  'Name a folder or a .tar archive that buildx wrote with type=oci, or Buildonce with save; a path begins with ./ or /.'

/**
 * Opens an OCI layout: a folder, a tar archive with one, or an archive with Docker's own list of images; archives may be
 * compressed with gzip.
 *
 * @throws UserError when the path is none of them.
 */
export async function openLayout(path: string): Promise<LayoutFiles> {
  const found = await stat(path).catch(cause => {
    if (cause.code === 'ENOENT')
      throw new UserError(`${path} is not an OCI layout: there is no such file or folder`, { hint: howMade })
    throw new UserError(`${path} is not an OCI layout: ${describe(cause)}`, { hint: howMade, cause })
  })
  if (found.isDirectory()) return folderFiles(path)
  if (!found.isFile())
    throw new UserError(
      `${path} is not an OCI layout: it is neither a folder nor a file but a pipe, a device or a socket`,
      { hint: howMade },
    )
  const key = `${path} ${found.ino} ${found.size} ${found.mtimeMs}`
  const files = await archiveFiles(await plainArchive(path, key, found.size))
  if ((await has(files, 'index.json')) || !(await has(files, 'manifest.json'))) return files
  const opened = converted.get(key) ?? asLayout(files, path)
  converted.set(key, opened)
  return opened
}

/** Returns the path of the archive, unpacked where it is compressed. */
async function plainArchive(path: string, key: string, size: number): Promise<string> {
  const known = unpacked.get(key)
  if (known !== undefined) return known
  if (!(await isGzip(path))) return path
  const unpacking = import('./gunzip.ts').then(({ gunzipArchive }) => gunzipArchive(path, size))
  unpacked.set(key, unpacking)
  return unpacking
}

/** Returns whether a file is compressed with gzip, as `docker save | gzip` makes it. */
async function isGzip(path: string): Promise<boolean> {
  const file = await openRegular(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.toString('hex') === '1f8b'
  } finally {
    await file.close()
  }
}

/** A compressed archive is unpacked once. */
const unpacked = new Map<string, Promise<string>>()

/** Docker's archives are read completely to compute the digests of their files, only once. */
const converted = new Map<string, Promise<LayoutFiles>>()

async function has(files: LayoutFiles, name: string): Promise<boolean> {
  return files.open(name).then(
    async ({ file }) => {
      await file.close()
      return true
    },
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}
