import { expect, test } from '@jest/globals'
import { hideSecrets } from '../../src/inputs/secrets.ts'

test('secrets and each of their lines are hidden, words too short to be secrets stay', () => {
  const hide = hideSecrets(['first line\nsecond', 'on'])
  expect(hide('on first line, second, first line\nsecond')).toBe('on ***, ***, ***')
})
