import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  addedBy,
  type Change,
  compareScans,
  diffFindings,
  distinctFindings,
  packageKey,
} from '../../src/stage/finding-diff.ts'
import { severities } from '../../src/stage/severity.ts'
import { alpineFinding, npmFinding } from '../scan/findings.ts'

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
  ['pkg:npm/@scope/name@1.2.3', 'pkg:npm/%40scope/name'],
  ['pkg:NPM/name@1', 'pkg:npm/name'],
  ['pkg:pypi/Foo_Bar.x@1', 'pkg:pypi/foo-bar-x'],
  ['pkg:npm/Foo_Bar.x@1', 'pkg:npm/Foo_Bar.x'],
  ['foo_1@1', 'foo_1'],
  ['pkg:deb/debian/libstdc%2B%2B6@12', 'pkg:deb/debian/libstdc++6'],
  ['pkg:deb/debian/libstdc++6@12', 'pkg:deb/debian/libstdc++6'],
  ['pkg:npm/100%@1', 'pkg:npm/100%'],
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

describe('copies of a finding', () => {
  const at = (...paths: string[]) => paths.map(path => npmFinding({ path }))
  test.each<[string, string[], string[], string[]]>([
    ['two beside the first add two', ['a'], ['a', 'b', 'c'], ['b', 'c']],
    ['one that moved and one more add one', ['a'], ['b', 'c'], ['b']],
    ['the same path twice adds one', ['a'], ['a', 'a'], ['a']],
    ['one less adds none', ['a', 'b'], ['c'], []],
    ['one that moved adds none', ['a'], ['b'], []],
    ['three of four that moved add none', ['a', 'b', 'c', 'd'], ['e', 'f', 'g'], []],
  ])('%s', (_, base, head, added) => {
    const changes = diffFindings(at(...base), at(...head))
    expect(changes.flatMap(change => addedBy(change)).map(({ path }) => path)).toEqual(added)
  })

  test('escalate by the highest severity of all copies', () => {
    const escalated = (base: Parameters<typeof npmFinding>[0][], head: Parameters<typeof npmFinding>[0][]) =>
      diffFindings(base.map(npmFinding), head.map(npmFinding)).map(change => change.escalated)
    const [low, high] = [
      { severity: 'low', path: 'a' },
      { severity: 'high', path: 'b' },
    ] as const
    expect(escalated([low], [low, high])).toEqual([true])
    expect(escalated([low, high], [low, high])).toEqual([false])
    expect(escalated([{ ...low, severity: 'unknown' }], [low])).toEqual([true])
    expect(escalated([high], [low])).toEqual([false])
    expect(escalated([], [high])).toEqual([false])
    expect(escalated([low], [])).toEqual([false])
  })

  test.each([
    [['1'], [undefined], false],
    [[undefined], ['1'], true],
    [[undefined], [undefined], false],
    [[undefined, '1'], ['1', '1'], false],
    [[undefined, undefined], [undefined, '1'], true],
    [[], ['1'], false],
    [['1'], [], false],
  ])('fixed by %j and then by %j can be fixed now: %s', (base, head, now) => {
    const copies = (versions: readonly (string | undefined)[]) =>
      versions.map((fixed, n) => npmFinding({ fixed, path: `${n}` }))
    expect(diffFindings(copies(base), copies(head)).map(({ nowFixable }) => nowFixable)).toEqual([now])
  })
})

describe('names of one vulnerability', () => {
  const found = (id: string, ...aliases: string[]) => npmFinding({ id, aliases })
  test.each<[string, ReturnType<typeof found>, ReturnType<typeof found>, boolean]>([
    ['a GHSA that names its CVE', found('GHSA-1', 'CVE-1'), found('CVE-1'), true],
    ['a CVE that names its GHSA', found('CVE-1', 'GHSA-1'), found('GHSA-1'), true],
    ['an advisory of a vendor for one CVE', found('ALAS-1', 'CVE-1'), found('CVE-1'), true],
    ['two advisories for one CVE', found('ALAS-1', 'CVE-1'), found('GHSA-1', 'CVE-1'), true],
    ['an advisory that names one of GitHub', found('RUSTSEC-1', 'GHSA-1'), found('GHSA-1'), true],
    ['and GitHub names the CVE', found('RUSTSEC-1', 'GHSA-1'), found('GHSA-1', 'CVE-1'), true],
    [
      'an advisory that also has a name nobody knows',
      found('RUSTSEC-1', 'OSV-1', 'GHSA-1'),
      found('GHSA-1'),
      true,
    ],
    ['an advisory that names two of GitHub', found('RUSTSEC-1', 'GHSA-1', 'GHSA-2'), found('GHSA-1'), false],
    ['an advisory for two', found('ALAS-1', 'CVE-1', 'CVE-2'), found('CVE-1'), false],
    ['an alias that is no advisory', found('CVE-1', 'TEMP-1'), found('TEMP-1'), false],
    ['an alias that is no advisory, of one', found('ALAS-1', 'CVE-1', 'TEMP-1'), found('TEMP-1'), false],
    ['advisories without a CVE', found('ALAS-1'), found('ALAS-2'), false],
    ['CVEs', found('CVE-1', 'GHSA-1'), found('CVE-2'), false],
  ])('%s', (_, base, head, same) => {
    expect(diffFindings([base], [head])).toHaveLength(same ? 1 : 2)
    expect(distinctFindings([base, head])).toEqual(same ? [base] : [base, head])
  })

  test('of one copy are one, whichever side has both', () => {
    const [cve, ghsa] = [found('CVE-1'), found('GHSA-1', 'CVE-1')]
    for (const [base, head] of [
      [[cve], [cve, ghsa]],
      [[cve, ghsa], [ghsa]],
    ] as const) {
      const changes = diffFindings(base, head)
      expect(changes.map(({ kind }) => kind)).toEqual(['unchanged'])
      expect(changes.flatMap(addedBy)).toEqual([])
    }
    const second = { ...ghsa, path: 'elsewhere' }
    expect(diffFindings([cve], [cve, ghsa, second]).flatMap(addedBy)).toEqual([second])
  })

  test('of two copies in one place are two, whichever name the scanner says first', () => {
    const [cve, ghsa] = [found('CVE-1'), found('GHSA-1', 'CVE-1')]
    for (const head of [
      [cve, ghsa, ghsa],
      [ghsa, ghsa, cve],
    ]) {
      const changes = diffFindings([cve], head)
      expect(changes.map(({ kind }) => kind)).toEqual(['more-copies'])
      expect(changes.flatMap(addedBy)).toEqual([ghsa])
    }
  })

  test('a GHSA that two CVEs name is neither of them', () => {
    const base = [found('CVE-1', 'GHSA-1'), found('CVE-2', 'GHSA-1')]
    expect(diffFindings(base, [found('GHSA-1')]).map(({ kind }) => kind)).toEqual([
      'introduced',
      'fixed',
      'fixed',
    ])
  })
})

test.each([
  [{ purl: 'pkg:npm/@scope/name' }, 'pkg:npm/%40scope/name'],
  [{ purl: 'pkg:npm/name@1#dist' }, 'pkg:npm/name'],
  [{ purl: 'pkg:name' }, 'pkg:name'],
  [{ purl: undefined, target: 'go.mod', package: 'a' }, 'go.mod|a'],
  [{ purl: undefined, target: undefined, package: 'a' }, '|a'],
])('the key of %j is %s', (about, key) => {
  expect(packageKey(npmFinding(about))).toBe(key)
})

describe('two scans', () => {
  const row = (platform: string, findings = [first], suppressed: (typeof first)[] = []) => ({
    platform,
    findings,
    suppressed,
  })

  test('are compared on the same platforms, and on another one nothing is known', () => {
    const now = [row('linux/arm64'), row('linux/amd64', [first, elsewhere])]
    const [arm, amd] = compareScans(now, [row('linux/arm64/v8', []), row('linux/s390x')])
    expect(arm?.added).toEqual([first])
    expect(arm?.changes).toMatchObject([{ kind: 'introduced' }])
    expect(amd).toEqual({ platform: now[1] })
  })

  test('have what is suppressed too: it is not new when it is shown, and nothing that is hidden is', () => {
    const [shown] = compareScans([row('linux/amd64', [first])], [row('linux/amd64', [], [first])])
    expect(shown?.added).toEqual([])
    const [hidden] = compareScans([row('linux/amd64', [], [first])], [row('linux/amd64', [])])
    expect(hidden?.added).toEqual([])
  })
})
