import { expect, test } from '@jest/globals'
import { hideSecrets, secretParts } from '../../src/messages/secrets.ts'

test('secrets and each of their lines are hidden, words too short to be secrets stay', () => {
  const hide = hideSecrets(['first line\nsecond', 'on'])
  expect(hide('on first line, second, first line\nsecond')).toBe('on ***, ***, ***')
})

test('a secret has its lines as parts, longest first and none of them blank', () => {
  expect(secretParts(['one\n  two\n\n', 'three'])).toEqual(['one\n  two', 'three', 'one', 'two'])
})
