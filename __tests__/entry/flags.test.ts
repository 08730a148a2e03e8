import { describe, expect, test } from '@jest/globals'
import { parseFlags } from '../../src/entry/flags.ts'
import { bool, lines, text } from '../../src/inputs/readers.ts'
import { input } from '../../src/inputs/table.ts'

const table = {
  image: input(text, { description: 'The image.' }),
  to: input(lines, { description: 'Where to.' }),
  'dry-run': input(bool, { description: 'Writes nothing.', default: 'false' }),
  password: input(text, { description: 'The password.', secret: true }),
}
const flags = (argv: readonly string[], env = {}) => parseFlags(argv, table, env)

describe('flags', () => {
  test.each([
    [['--image', 'web'], { image: 'web' }],
    [['--image=web'], { image: 'web' }],
    [['--to=a', '--to', 'b'], { to: 'a\nb' }],
    [['--dry-run'], { 'dry-run': 'true' }],
    [['--dry-run', '--image=web'], { 'dry-run': 'true', image: 'web' }],
    [['--dry-run', 'false', '--image=web'], { 'dry-run': 'false', image: 'web' }],
    [['--dry-run', 'true'], { 'dry-run': 'true' }],
    [['--dry-run', 'no'], { 'dry-run': 'no' }],
    [['--dry-run=false'], { 'dry-run': 'false' }],
    [['--image', 'true'], { image: 'true' }],
    [['--to', '-v', '--to', '-o'], { to: '-v\n-o' }],
  ])('%j is read', (argv, values) => {
    expect(flags(argv)).toEqual(values)
  })

  test('everything that is wrong is told at once', () => {
    expect(() => flags(['--imag=web', 'stray', '--password=x', '--dry-run=perhaps'])).toThrow(
      expect.objectContaining({
        problems: [
          { input: 'stray', message: expect.stringContaining('is not a flag: write --name=value') },
          { input: '--imag', message: 'is not a flag of this command, did you mean --image?' },
          { input: '--password', message: expect.stringContaining('set the variable BUILDONCE_PASSWORD') },
          expect.objectContaining({ input: 'dry-run' }),
        ],
      }),
    )
  })

  test('a secret comes from its variable', () => {
    expect(flags([], { BUILDONCE_PASSWORD: 'x', BUILDONCE_IMAGE: 'not a secret' })).toEqual({ password: 'x' })
  })
})
