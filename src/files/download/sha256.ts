import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { UserError } from '../../messages/errors.ts'

/** Refuses a file whose content is not the expected one. */
export async function assertSha256(path: string, expected: string): Promise<void> {
  const actual = await sha256Of(path)
  if (actual === expected) return
  throw new UserError(`${path} has the SHA-256 ${actual}, not ${expected}`, {
    hint: 'It is not the pinned file: do not run it before you know why.',
  })
}

/** Returns the SHA-256 of a file in hex digits. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
