import { expect, test } from '@jest/globals'
import { retryAfter } from '../../src/system/retry-after.ts'

test('the time to wait may be seconds or a date', () => {
  const now = Date.parse('2026-11-21T08:00:00Z')
  expect(retryAfter('3', now)).toBe(3000)
  expect(retryAfter('Sat, 21 Nov 2026 08:00:10 GMT', now)).toBe(10_000)
  expect(retryAfter('Sat, 21 Nov 2026 07:00:00 GMT', now)).toBe(0)
  expect(retryAfter('soon', now)).toBeUndefined()
  expect(retryAfter(undefined, now)).toBeUndefined()
})
