import { describe, expect, test } from '@jest/globals'
import { bytes, difference, listed, movement, plural, seconds } from '../../src/image/units.ts'

describe('numbers for people', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [12_340, '12 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [547_312_000, '547.3 MB'],
    [1_407_400_000, '1,407.4 MB'],
    [12_340_000_000, '12.34 GB'],
    [-1_800_000, '−1.8 MB'],
  ])('%d bytes are %s', (value, expected) => {
    expect(bytes(value)).toBe(expected)
  })

  test.each([
    [547_300_000, 521_000_000, '▲ +26.3 MB (+5.0 %)'],
    [500_000_000, 521_000_000, '▼ −21.0 MB (−4.0 %)'],
    [521_000_100, 521_000_000, '±0'],
    [5, 0, '▲ +5 B'],
  ])('%d after %d reads %s', (after, before, expected) => {
    expect(movement(after, before)).toBe(expected)
  })

  test.each([
    [0.004, '4 ms'],
    [0.92, '0.9 s'],
    [9.96, '10 s'],
    [61, '1 min 1 s'],
    [3725, '1 h 2 min'],
  ])('%d seconds are %s', (value, expected) => {
    expect(seconds(value)).toBe(expected)
  })

  test('differences carry their sign', () => {
    expect([difference(0), difference(1500), difference(-3)]).toEqual(['±0', '+1.5 kB', '−3 B'])
  })

  test('words are joined as in a sentence', () => {
    expect([listed(['a']), listed(['a', 'b', 'c']), plural(1, 'layer'), plural(1200, 'file')]).toEqual([
      'a',
      'a, b and c',
      '1 layer',
      '1,200 files',
    ])
  })
})
