import { describe, expect, test } from '@jest/globals'
import { lastLine, oneLine, trustedLink } from '../../src/scan/foreign-text.ts'

test.each([
  ['two\nlines', 'two lines'],
  ['a\u001b[31mred\u0007', 'a [31mred'],
  ['left\u202eright\u200b', 'left right'],
  ['  much   space ', 'much space'],
  ['x'.repeat(300), `${'x'.repeat(255)}…`],
])('%j becomes one line', (text, line) => {
  expect(oneLine(text)).toBe(line)
})

describe('the last line of a program', () => {
  test('is nothing where it said nothing', () => {
    expect(lastLine(' \n\n')).toBe('')
  })

  test.each([
    [
      "docker: mount path must be absolute.\nSee 'docker run --help'.\n",
      ': docker: mount path must be absolute.',
    ],
    ["docker: no space.\n\nRun 'docker run --help' for more information\n", ': docker: no space.'],
    [
      'mount: /x: cannot mount.\n       dmesg(1) may have more information after failed mount system call.\n',
      ': mount: /x: cannot mount.',
    ],
  ])('is not the advice that follows it: %j', (text, line) => {
    expect(lastLine(text)).toBe(line)
  })

  test('keeps the cause at its end, however long it is', () => {
    const line = lastLine(`FATAL ${'a failed step: '.repeat(100)}no space left on device`)
    expect(line).toMatch(/^: FATAL a failed step: .* … .*no space left on device$/)
    expect(line.length).toBeLessThan(510)
  })
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
