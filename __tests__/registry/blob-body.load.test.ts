import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { digestOf } from '../../src/image/digest.ts'
import { type BlobBody, bodyFromFile } from '../../src/registry/blob-body.ts'
import { temporaryFolder } from '../temporary-folder.ts'

let folder: string
beforeAll(() => {
  folder = temporaryFolder('pour')
})
const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'a sentence that does not fit a whole number of times ')

/** Sends something through writes that keep a piece for a while, as a busy connection does. */
async function sent({ send, close }: Pick<BlobBody, 'send' | 'close'>) {
  const arrived: Buffer[] = []
  const failure = await send(async piece => {
    await new Promise(resolve => setTimeout(resolve, 2))
    arrived.push(Buffer.from(piece))
  }).catch(error => error)
  close()
  return { arrived: Buffer.concat(arrived), failure }
}

async function poured(part: { start: number; size: number; promised?: number }) {
  const path = join(folder, 'bytes')
  await writeFile(path, bytes)
  const { start, size, promised = size } = part
  const digest = digestOf(bytes.subarray(start, start + size))
  const file = await open(path)
  return sent(bodyFromFile({ file, start, size }, { digest, size: promised, origin: 'here' }))
}

describe('pouring a file', () => {
  test('gives exactly the bytes of its part, whatever its size', async () => {
    const sizes = fc.oneof(fc.constantFrom(0, 1, 1024 * 1024, 2 * 1024 * 1024), fc.nat(bytes.length))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), sizes, async (start, wanted) => {
        const size = Math.min(wanted, bytes.length - start)
        const { arrived, failure } = await poured({ start, size })
        expect(failure).toBeUndefined()
        expect(arrived.equals(bytes.subarray(start, start + size))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
