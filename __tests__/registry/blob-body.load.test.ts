import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bytes, poured } from './sent-body.ts'

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
