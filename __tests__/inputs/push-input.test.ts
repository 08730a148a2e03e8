import { describe, expect, test } from '@jest/globals'
import { whyNotWritten } from '../../src/inputs/push-input.ts'

const allowed = { writing: { allowed: true } } as const
const denied = { writing: { allowed: false, reason: 'outside a CI nothing is published' } } as const
const pull = { pullRequest: { number: 5 } }
const because = 'outside a CI nothing is published; push: always publishes it'

describe('a run writes to registries', () => {
  test.each([
    ['auto', 'allowed', undefined, allowed, undefined],
    ['auto', 'denied', undefined, denied, because],
    ['auto', 'allowed, with consent', true, allowed, undefined],
    ['auto', 'denied, with consent', true, denied, undefined],
    ['auto', 'denied, without consent', false, denied, because],
    ['auto', 'denied of a pull request, with consent', true, { ...denied, ...pull }, because],
    ['auto', 'denied of a pull request', undefined, { ...denied, ...pull }, because],
    ['auto', 'allowed of a pull request', undefined, { ...allowed, ...pull }, undefined],
    ['always', 'allowed', undefined, allowed, undefined],
    ['always', 'denied', undefined, denied, undefined],
    ['always', 'denied of a pull request', false, { ...denied, ...pull }, undefined],
    ['never', 'allowed', undefined, allowed, 'push is never'],
    ['never', 'allowed, with consent', true, allowed, 'push is never'],
    ['never', 'denied of a pull request, with consent', true, { ...denied, ...pull }, 'push is never'],
  ] as const)('push: %s, %s', (push, _, consent, facts, expected) => {
    expect(whyNotWritten({ push, ...(consent !== undefined && { consent }) }, facts)).toBe(expected)
  })
})
