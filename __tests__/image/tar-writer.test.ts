import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { blockSize, parseHeader } from '../../src/image/tar-header.ts'
import { tarHeader, tarSpace } from '../../src/image/tar-writer.ts'

describe('a header that we write', () => {
  test('is read back with its name and size, however large', () => {
    const name = fc.stringMatching(/^[a-z0-9./-]{1,99}$/)
    fc.assert(
      fc.property(name, fc.maxSafeNat(), (name, size) => {
        const block = tarHeader({ name, size })
        expect(block).toHaveLength(blockSize)
        expect(parseHeader(block, 0)).toMatchObject({ name, size, flag: '0', mode: 0o644 })
      }),
    )
  })

  test('says a size in octal as long as that is possible', () => {
    for (const size of [0, 1, 8 ** 11 - 1, 8 ** 11, 8 ** 12])
      expect(parseHeader(tarHeader({ name: 'x', size }), 0)?.size).toBe(size)
  })
})

test.each([
  [0, 512],
  [1, 1024],
  [512, 1024],
  [513, 1536],
])('a file of %d bytes takes %d in an archive', (size, space) => expect(tarSpace(size)).toBe(space))
