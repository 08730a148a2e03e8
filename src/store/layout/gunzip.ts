import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { UserError } from '../../messages/errors.ts'

/** Times; layers are compressed already, and what grows by more is made to fill the disk. */
const mostGrowth = 100
const alwaysAllowed = 64 * 1024 * 1024

/** Decompresses an archive into a file of this process, because its files are read at positions; returns the path. */
export async function gunzipArchive(path: string, size: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'buildonce-archive-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const unpacked = join(folder, 'image.tar')
  const most = Math.max(size * mostGrowth, alwaysAllowed)
  let length = 0
  const bounded = new Transform({
    transform(chunk: Buffer, _, done) {
      length += chunk.length
      done(length > most ? new Error(`it unpacks to more than ${most} bytes`) : null, chunk)
    },
  })
  try {
    await pipeline(
      createReadStream(path),
      createGunzip(),
      bounded,
      createWriteStream(unpacked, { flags: 'wx', mode: 0o600 }),
    )
    return unpacked
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    throw new UserError(`${path} cannot be unpacked: ${(cause as Error).message}`, { cause })
  }
}
