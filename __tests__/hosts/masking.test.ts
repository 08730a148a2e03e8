import { expect, test } from '@jest/globals'
import { createMasking, lineWriter, unhiddenTeller } from '../../src/hosts/masking.ts'

test('a secret of several lines hides each of its lines, but single characters', () => {
  const masking = createMasking()
  masking.add('{\n  one\n  xy\n}\n')
  expect(masking.hide('{ one, xy, { two }, o')).toBe('{ ***, ***, { two }, o')
})

test('the longest secret is hidden first, so that no tail of it is left', () => {
  const masking = createMasking()
  masking.add('abc')
  masking.add('abcdef')
  expect(masking.hide('x abcdef y abc')).toBe('x *** y ***')
})

test('a blank secret hides nothing', () => {
  const masking = createMasking()
  masking.add(' \n')
  expect(masking.hide('a b')).toBe('a b')
})

test('lines are passed on whole, however the chunks are cut', () => {
  const seen: string[] = []
  const writer = lineWriter(text => seen.push(text))
  const bytes = Buffer.from('token=gehé\nrest')
  for (const byte of bytes) writer.write(Uint8Array.of(byte))
  writer.end()
  expect(seen).toEqual(['token=gehé\n', 'rest\n'])
})

test('a secret of one character stays in the log, and that is said once', () => {
  const masking = createMasking()
  const said: string[] = []
  const tell = unhiddenTeller(message => said.push(message))
  for (const secret of ['ab', '{\n}', 'e', ' o\n']) {
    masking.add(secret)
    tell(secret)
  }
  expect(said).toEqual([expect.stringContaining('a secret of one character is not hidden in the log')])
  expect(masking.hide('the one word, ab')).toBe('the one word, ***')
})
