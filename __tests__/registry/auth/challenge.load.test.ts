import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseChallenges } from '../../../src/registry/auth/challenge.ts'

describe('a challenge', () => {
  test('no text makes it fail or take long', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 })), lines => Array.isArray(parseChallenges(lines))),
    )
    expect(parseChallenges(['"'.repeat(50_000)])).toEqual([])
    expect(parseChallenges([`Bearer realm="${'\\"'.repeat(20_000)}`])).toBeDefined()
  })
})
