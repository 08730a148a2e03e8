import { expect, test } from '@jest/globals'
import { explain, InputError, UserError } from '../../src/messages/errors.ts'

test.each<[string, unknown, string]>([
  ['with what to do', new UserError('it failed', { hint: 'Try this.' }), 'it failed\nTry this.'],
  [
    'with the cause and its hint, which an error around it does not hide',
    new UserError('copying x', { cause: new UserError('y is refused', { hint: 'Log in.' }) }),
    'copying x: y is refused\nLog in.',
  ],
  [
    'with its own hint before that of its cause',
    new UserError('copying x', { hint: 'Use z.', cause: new UserError('no', { hint: 'Log in.' }) }),
    'copying x: no\nUse z.',
  ],
  [
    'all problems at once',
    new InputError([
      { input: 'image', message: 'is missing' },
      { input: 'tags', message: 'are missing' },
    ]),
    '2 inputs are wrong:\n- image: is missing\n- tags: are missing',
  ],
  [
    'as a fault of ours, where nobody expected it',
    new Error('boom'),
    'unexpected error, please report it: boom',
  ],
])('an error is explained %s', (_, error, text) => expect(explain(error)).toBe(text))
