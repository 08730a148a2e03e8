import { describe, expect, test } from '@jest/globals'
import { parseIgnoreFile } from '../../../src/scan/suppression/ignore-file.ts'
import { entryNumber, numberedFile } from '../../../src/scan/suppression/numbered.ts'

const none = { paths: [], purls: [] }

describe('a plain ignore file', () => {
  test('has an id on each line, comments, and ends', async () => {
    const content = '# why\n\nGPL(2)\n  CVE-2099-0001 exp:2027-01-31\nCVE-2099-0002 # old\r\n'
    expect(await parseIgnoreFile(content, '.trivyignore')).toEqual([
      { kind: 'any', id: 'CVE-2099-0001', ...none, expires: '2027-01-31' },
      { kind: 'any', id: 'CVE-2099-0002', ...none },
    ])
  })

  test.each(['exp:soon', 'exp:2027-1-5', 'exp:2027-13-01'])('with %s is refused', async given => {
    await expect(parseIgnoreFile(`\nCVE-1 ${given}`, '.trivyignore')).rejects.toThrow(
      `the ignore file .trivyignore cannot be read: line 2: "${given}" is not a date such as exp:2027-01-31`,
    )
  })
})

describe('an ignore file in YAML', () => {
  test('has lists of what fits, with reasons and ends', async () => {
    const content = `vulnerabilities:
  - id: CVE-2099-0001
    paths: [app/**]
    purls: ['pkg:npm/lodash']
    expired_at: 2027-01-31
    statement: not reachable
secrets:
  - id: private-key
misconfigurations:
  - id: AVD-1
licenses:
  - id: BSD License (revised)
`
    expect(await parseIgnoreFile(content, 'a/b.yaml')).toEqual([
      {
        kind: 'vulnerability',
        id: 'CVE-2099-0001',
        paths: ['app/**'],
        purls: ['pkg:npm/lodash'],
        expires: '2027-01-31',
        statement: 'not reachable',
      },
      { kind: 'secret', id: 'private-key', ...none },
      { kind: 'misconfiguration', id: 'AVD-1', ...none },
      { kind: 'license', id: 'BSD License (revised)', ...none },
    ])
  })

  test('may be empty', async () => {
    expect(await parseIgnoreFile('', 'b.yml')).toEqual([])
  })

  test.each([
    ['vulnerabilities:\n  - id: CVE-1\n    expires: 2027-01-31', /vulnerabilities\.0\.expires/],
    [
      'vulnerabilities:\n  - id: CVE-1\n    expired_at: soon',
      /vulnerabilities\.0\.expired_at: expected a date/,
    ],
    ['vulnerabilities:\n  - statement: none', /vulnerabilities\.0\.id/],
    ['vulnerabilities:\n  - id: "CVE-1\\n::error::x"', /expected an id such as/],
    ['vulnerabilities: [', /cannot be read/],
  ])('that says %j is refused, where Trivy would pass over it', async (content, message) => {
    await expect(parseIgnoreFile(content, 'b.yaml')).rejects.toThrow(message)
  })
})

test('entries are numbered for Trivy; what has expired is left out and keeps its number', () => {
  const file = numberedFile([
    { kind: 'any', id: 'CVE-1', ...none, state: 'expired' },
    { kind: 'any', id: 'CVE-2', ...none, state: 'active', statement: '9: tricky' },
    { kind: 'secret', id: 'key', ...none, state: 'untrusted' },
  ])
  const { vulnerabilities, secrets } = JSON.parse(file)
  expect(vulnerabilities).toEqual([{ id: 'CVE-2', ...none, statement: '1: 9: tricky' }])
  expect(secrets.map(({ statement }: { statement: string }) => entryNumber(statement))).toEqual([1, 2])
  expect(entryNumber('not ours')).toBeUndefined()
})
