import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bytes, head, received, serve, write } from './torn-server.ts'

describe('a body in pieces', () => {
  test('is exact, wherever the response is torn, and however long a piece is kept', async () => {
    const all = Buffer.concat([Buffer.from(head()), bytes])
    const cuts = fc.array(fc.oneof(fc.nat(60), fc.nat(all.length)), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(cuts, async given => {
        const at = [0, ...given.toSorted((a, b) => a - b), all.length]
        const url = await serve(socket =>
          write(
            socket,
            at.slice(1).map((to, n) => all.subarray(at[n], to)),
          ),
        )
        const { arrived, failure } = await received(url)
        expect(failure).toBeUndefined()
        expect(arrived.equals(bytes)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})
