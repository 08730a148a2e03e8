import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { oneLine, trustedLink } from '../../src/scan/foreign-text.ts'

test.each([
  ['two\nlines', 'two lines'],
  ['a\u001b[31mred\u0007', 'a [31mred'],
  ['left\u202eright\u200b', 'left right'],
  ['  much   space ', 'much space'],
  ['x'.repeat(300), `${'x'.repeat(255)}…`],
])('%j becomes one line', (text, line) => {
  expect(oneLine(text)).toBe(line)
})

test('one line is one line, whatever comes in', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => !/[\p{Cc}\p{Cf}\u2028]/u.test(oneLine(text))))
})

describe('a link', () => {
  test.each([
    'https://avd.aquasec.com/nvd/cve-2099-0001',
    'https://nvd.nist.gov/vuln/detail/CVE-2099-0001',
    'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  ])('%s is shown', link => {
    expect(trustedLink(link)).toBe(link)
  })

  test.each([
    'http://nvd.nist.gov/',
    'https://nvd.nist.gov.example.org/',
    'https://nvd.nist.gov@example.org/',
    'https://me@nvd.nist.gov/',
    'https://nvd.nist.gov:8443/',
    'javascript:alert(1)',
    'nonsense',
    `https://github.com/${'a'.repeat(600)}`,
  ])('%s is not', link => {
    expect(trustedLink(link)).toBeUndefined()
  })
})
