import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { printable, printableLine } from '../../src/messages/printable.ts'

test('nothing that moves, ends a line or turns text is left of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(printable(text)).not.toMatch(/[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      expect(printableLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      expect(printable(printable(text))).toBe(printable(text))
    }),
  )
})
