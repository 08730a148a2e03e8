import { test } from '@jest/globals'
import fc from 'fast-check'
import { oneLine } from '../../src/scan/foreign-text.ts'

test('one line is one line, whatever comes in', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => !/[\p{Cc}\p{Cf}\u2028]/u.test(oneLine(text))))
})
