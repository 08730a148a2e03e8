import { mkdtempSync, rmSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ContentError, digestOf } from '../../src/registry/digest.ts'
import { pourFile } from '../../src/registry/pour.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pour-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'a sentence that does not fit a whole number of times ')

/** Pours a part of a file through writes that keep a piece for a while, as a busy connection does. */
async function poured(part: { start: number; size: number; digest?: string; promised?: number }) {
  const path = join(folder, 'bytes')
  await writeFile(path, bytes)
  const { start, size, promised = size } = part
  const digest = (part.digest ?? digestOf(bytes.subarray(start, start + size))) as `sha256:${string}`
  const arrived: Buffer[] = []
  const file = await open(path)
  const failure = await pourFile(
    { file, start, size },
    { digest, size: promised, origin: 'here' },
    async piece => {
      await new Promise(resolve => setTimeout(resolve, 2))
      arrived.push(Buffer.from(piece))
    },
  ).catch(error => error)
  return { arrived: Buffer.concat(arrived), failure, closed: file.fd === -1 }
}

describe('pouring a file', () => {
  test('gives exactly the bytes of its part, whatever its size', async () => {
    const sizes = fc.oneof(fc.constantFrom(0, 1, 1024 * 1024, 2 * 1024 * 1024), fc.nat(bytes.length))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), sizes, async (start, wanted) => {
        const size = Math.min(wanted, bytes.length - start)
        const { arrived, failure, closed } = await poured({ start, size })
        expect(failure).toBeUndefined()
        expect(arrived.equals(bytes.subarray(start, start + size))).toBe(true)
        expect(closed).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('stops before the last piece when the bytes are others', async () => {
    const { arrived, failure } = await poured({
      start: 0,
      size: bytes.length,
      digest: `sha256:${'0'.repeat(64)}`,
    })
    expect(failure).toBeInstanceOf(ContentError)
    expect(failure.message).toContain(`here gave ${digestOf(bytes)}`)
    expect(arrived.length).toBe(3 * 1024 * 1024)
  })

  test('sends nothing when the size is another', async () => {
    const { arrived, failure, closed } = await poured({ start: 0, size: 100, promised: 101 })
    expect(failure).toBeInstanceOf(ContentError)
    expect(arrived.length).toBe(0)
    expect(closed).toBe(true)
  })

  test('stops when a file is shorter than it was', async () => {
    const { failure } = await poured({ start: bytes.length - 10, size: 20 })
    expect(failure).toBeInstanceOf(ContentError)
  })

  test('ends with the error of a write', async () => {
    const path = join(folder, 'bytes')
    await writeFile(path, bytes)
    const lost = new Error('the connection is gone')
    const sending = pourFile(
      { file: await open(path), start: 0, size: bytes.length },
      { digest: digestOf(bytes), size: bytes.length, origin: 'here' },
      async () => {
        throw lost
      },
    )
    await expect(sending).rejects.toBe(lost)
  })
})
