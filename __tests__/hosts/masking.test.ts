import { expect, test } from '@jest/globals'
import { createMasking, lineWriter } from '../../src/hosts/masking.ts'

test('a secret of several lines hides each of its lines, however short', () => {
  const masking = createMasking()
  masking.add('one\n  x\n\n')
  expect(masking.hide('one\n  x, one, x, two')).toBe('***, ***, ***, two')
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
