import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from '../../src/image/digest.ts'
import { type BlobBody, bodyFromFile } from '../../src/registry/blob-body.ts'
import { temporaryFolder } from '../temporary-folder.ts'

export const folder = temporaryFolder('pour')
export const bytes = Buffer.alloc(
  3 * 1024 * 1024 + 17,
  'a sentence that does not fit a whole number of times ',
)

/** Sends something through writes that keep a piece for a while, as a busy connection does. */
export async function sent({ send, close }: Pick<BlobBody, 'send' | 'close'>) {
  const arrived: Buffer[] = []
  const failure = await send(async piece => {
    await new Promise(resolve => setTimeout(resolve, 2))
    arrived.push(Buffer.from(piece))
  }).catch(error => error)
  close()
  return { arrived: Buffer.concat(arrived), failure }
}

export async function poured(part: { start: number; size: number; promised?: number }) {
  const path = join(folder, 'bytes')
  await writeFile(path, bytes)
  const { start, size, promised = size } = part
  const digest = digestOf(bytes.subarray(start, start + size))
  const file = await open(path)
  return sent(bodyFromFile({ file, start, size }, { digest, size: promised, origin: 'here' }))
}
