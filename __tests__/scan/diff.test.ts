import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addedBy, type Change, diffFindings, packageKey } from '../../src/scan/diff.ts'
import { severities } from '../../src/stage/severity.ts'
import { alpineFinding, npmFinding } from './findings.ts'

const first = npmFinding()
const elsewhere = npmFinding({ path: 'tools/node_modules/lodash/package.json' })
const newer = npmFinding({ installed: '4.17.20' })

describe('a finding', () => {
  test.each<[string, Change['kind'], Parameters<typeof diffFindings>]>([
    ['that only the new image has is introduced', 'introduced', [[], [first]]],
    ['that only the old image has is fixed', 'fixed', [[first], []]],
    ['that both have is unchanged', 'unchanged', [[first], [npmFinding()]]],
    ['at another path is moved', 'moved', [[first], [elsewhere]]],
    ['in another version is still vulnerable', 'still-vulnerable', [[first], [newer]]],
    ['with a second copy has more copies', 'more-copies', [[first], [first, elsewhere]]],
    ['with a copy less has fewer copies', 'fewer-copies', [[first, elsewhere], [first]]],
    [
      'of a new release of the distribution is the same package',
      'unchanged',
      [
        [alpineFinding()],
        [alpineFinding({ purl: 'pkg:apk/alpine/libssl3@3.1.4-r4?arch=aarch64&distro=3.20.0' })],
      ],
    ],
    [
      'known by its GHSA before and its CVE now is one finding',
      'unchanged',
      [[npmFinding({ id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2099-0006'] })], [first]],
    ],
  ])('%s', (_name, kind, [base, head]) => {
    expect(diffFindings(base, head).map(change => change.kind)).toEqual([kind])
  })

  test('whose severity rises is escalated, and counts as added', () => {
    const [change] = diffFindings([npmFinding({ severity: 'medium' })], [first])
    expect(change).toMatchObject({ kind: 'unchanged', escalated: true })
    expect(change && addedBy(change)).toEqual([first])
  })

  test('that can be fixed now says so', () => {
    const [change] = diffFindings([npmFinding({ fixed: undefined })], [first])
    expect(change).toMatchObject({ nowFixable: true, escalated: false })
  })

  test('with a second copy adds that copy alone', () => {
    const [change] = diffFindings([first], [first, elsewhere])
    expect(change && addedBy(change)).toEqual([elsewhere])
  })
})

test('binaries of one source package stay apart', () => {
  const changes = diffFindings([], [alpineFinding(), alpineFinding({ package: 'libcrypto3' })])
  expect(changes).toHaveLength(2)
})

test.each([
  ['pkg:npm/%40scope/name@1.2.3', 'pkg:npm/%40scope/name'],
  ['pkg:apk/alpine/busybox@1.36.1-r15?arch=x86_64&distro=3.19.1', 'pkg:apk/alpine/busybox'],
  ['pkg:deb/debian/zlib1g@1.2?arch=amd64&distro=debian-12&epoch=1', 'pkg:deb/debian/zlib1g'],
  ['pkg:maven/org/name@1?type=jar&classifier=x', 'pkg:maven/org/name&classifier=x&type=jar'],
])('the key of %s is %s', (purl, key) => {
  expect(packageKey(npmFinding({ purl }))).toBe(key)
})

const anyFinding = fc.record({
  id: fc.constantFrom('CVE-1', 'CVE-2'),
  package: fc.constantFrom('a', 'b'),
  installed: fc.constantFrom('1', '2'),
  severity: fc.constantFrom(...severities),
  path: fc.constantFrom('x', 'y'),
})
const anyFindings = fc.array(anyFinding, { maxLength: 8 })

test('nothing is lost and nothing invented', () => {
  fc.assert(
    fc.property(anyFindings, anyFindings, (base, head) => {
      const changes = diffFindings(base, head)
      expect(changes.flatMap(change => change.head)).toHaveLength(head.length)
      expect(changes.flatMap(change => change.base)).toHaveLength(base.length)
      for (const change of changes) for (const one of addedBy(change)) expect(change.head).toContain(one)
    }),
  )
})

test('an image compared with itself adds nothing, and one compared with nothing adds all', () => {
  fc.assert(
    fc.property(anyFindings, findings => {
      expect(diffFindings(findings, findings).flatMap(addedBy)).toEqual([])
      expect(diffFindings([], findings).flatMap(addedBy)).toHaveLength(findings.length)
    }),
  )
})
