import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { classOf, movesByHabit, readFloating, readGitTag, readTag, sanitise } from '../../src/image/tag.ts'
import { asksImage, linesOf, type TagOfRelease } from '../../src/image/tag-follow.ts'
import { higherAmong, isInLine, type VersionLine } from '../../src/image/tag-line.ts'
import {
  compareVersions,
  ordered,
  readAs,
  readPep440WithCommas,
  readSemver,
  readVersion,
  schemes,
  type Version,
} from '../../src/image/tag-version.ts'

describe('the class of a tag without a rule', () => {
  test.each([
    ...['1.2.3', 'v1.2.3', '1.2.3-rc.1', '1.2.3-alpine', '1.2.3.4', '1.2.3+b', '2026.01.03', 'V1.2.3rc1'],
    ...['2026-11-21', '20261121', 'nightly-20261121', '2026-11-21T0830', 'main-2026-11-21.2'],
    ...['web-v1.2.3', 'web-1.2.3', 'web_1.2.3-rc.1', 'my-app-1.2.3', 'sha-1234567', 'web-sha-1234567'],
    ...['1.0rc1', '1.0.post1', 'v1.0-rc.1', '1.0.dev3', '20260103120000', 'RELEASE.2026-01-03T00-00-00Z'],
    `sha-${'a'.repeat(40)}`,
    `sha-${'a'.repeat(64)}`,
  ])('%s names one build', tag => expect(classOf(tag)).toBe('immutable'))
  test.each([
    ...['latest', '1', '1.2', 'v1', 'v1.2', 'main', 'pr-12', 'edge', 'production', '1-alpine', '1.2-alpine'],
    ...[
      'web-1',
      '1.0-rc',
      '1.0-1',
      'v1.0-1',
      '1.2-alpine3',
      '1.x',
      '12345b6',
      'web-v1.2',
      'web-latest',
      'sha-x',
      'sha-12345',
      `sha-${'a'.repeat(65)}`,
      '20269999',
      '20261301',
      '42',
    ],
  ])('%s floats', tag => expect(classOf(tag)).toBe('floating'))
  test.each([
    ['v1', true],
    ['1.2', true],
    ['web-v1', true],
    ['web/v1.2', true],
    ['nightly', true],
    ['web@1', false],
    ['release-7', false],
    ['v1.2.3', false],
  ])('a Git tag %s moves by habit: %s', (name, moves) => expect(movesByHabit(name)).toBe(moves))
})

describe('the version in a tag', () => {
  const read = (tag: string) => {
    const found = readTag(tag)
    return found && [found.component, found.version.scheme, found.version.text, found.version.stable]
  }
  test.each([
    ['1.2.3', ['', 'semver', '1.2.3', true]],
    ['v1.2.3+b.1', ['', 'semver', '1.2.3', true]],
    ['1.2.3-rc.1', ['', 'semver', '1.2.3-rc.1', false]],
    ['1.2.3-beta', ['', 'semver', '1.2.3-beta', false]],
    ['1.2', ['', 'semver', '1.2', true]],
    ['42', ['', 'number', '42', true]],
    ['v42', ['', 'number', '42', true]],
    ['1.2.3rc1', ['', 'pep440', '1.2.3rc1', false]],
    ['1.2.3.4', ['', 'pep440', '1.2.3.4', true]],
    ['1.2.post1', ['', 'pep440', '1.2.post1', false]],
    ['2026.11.1', ['', 'calendar', '2026.11.1', true]],
    ['v2026.01.03', ['', 'calendar', '2026.01.03', true]],
    ['2026.11', ['', 'calendar', '2026.11', true]],
    ['2026.11.1+b', ['', 'calendar', '2026.11.1', true]],
    ['1.0.0.0+local.1', ['', 'pep440', '1.0.0.0+local.1', true]],
    ['2026.11.1-rc.1', ['', 'calendar', '2026.11.1-rc.1', false]],
    ['2026.11.1-2', ['', 'calendar', '2026.11.1-2', false]],
    ['2026.11.0b3', ['', 'calendar', '2026.11.0b3', false]],
    ['20261121', ['', 'calendar', '20261121', true]],
    ['1.2.3_build.5', ['', 'semver', '1.2.3', true]],
    ['1.2.3-rc.1_build.5', ['', 'semver', '1.2.3-rc.1', false]],
    ['20261121-abc1234', ['', 'calendar', '20261121-abc1234', true]],
    ['2026.11.21-abc1234', ['', 'calendar', '2026.11.21-abc1234', true]],
    ['2026.11.21-rc.1-abc1234', ['', 'calendar', '2026.11.21-rc.1-abc1234', false]],
    ['20261121-rc1', ['', 'calendar', '20261121-rc1', false]],
    ['2026-11-21T10-11-12Z', ['', 'calendar', '2026-11-21T10-11-12Z', true]],
    ['20261121_1200', ['', 'calendar', '20261121_1200', true]],
    ['20261121.2', ['', 'calendar', '20261121.2', true]],
    ['2026-11-21-2', ['', 'calendar', '2026-11-21-2', true]],
    ['2026-11-21-alpine', ['', 'calendar', '2026-11-21-alpine', false]],
    ['2026', ['', 'number', '2026', true]],
    ['20269999', ['', 'number', '20269999', true]],
    ['web-v1.2.3', ['web-', 'semver', '1.2.3', true]],
    ['web@1.2.3', ['web@', 'semver', '1.2.3', true]],
    ['web/v1.2.3', ['web/', 'semver', '1.2.3', true]],
    ['@acme/web@1.2.3', ['@acme/web@', 'semver', '1.2.3', true]],
    ['my-app-1.2.3-rc.1', ['my-app-', 'semver', '1.2.3-rc.1', false]],
    ['node-20-1.2.3', ['node-20-', 'semver', '1.2.3', true]],
    ['web-2026.11.1', ['web-', 'calendar', '2026.11.1', true]],
    ['20261121083000', ['', 'calendar', '20261121083000', true]],
    ['2026-11-21T0830Z', ['', 'calendar', '2026-11-21T0830Z', true]],
    ['2026.11.1+b.1', ['', 'calendar', '2026.11.1', true]],
    ['1.2+local.1', ['', 'pep440', '1.2+local.1', true]],
    ['1.2.3-0', ['', 'semver', '1.2.3-0', false]],
    ['1.2.dev1', ['', 'pep440', '1.2.dev1', false]],
  ])('%s is read as %j', (tag, expected) => expect(read(tag)).toEqual(expected))
  test.each([
    'main',
    'latest',
    'pr-12',
    'web-1',
    'web-1.2',
    'sha-1234567',
    'sha-20261121',
    '2026-11-21:30',
    '2026.11.1:x',
    'edge',
    '',
    '-1.2.3',
    'release',
    '1.2.3 4',
    'sha-20261121',
    'web-sha-20261121',
    '2026.11.1~x',
    '20261121~x',
  ])('%j has none', tag => expect(read(tag)).toBeUndefined())
})

test.each([
  ['v1.2.3', ['', '1.2.3']],
  ['v1.2.3-4', ['', '1.2.3-4']],
  ['web-v1.2.3', ['web-', '1.2.3']],
  ['web-v1.2', ['web-', '1.2']],
  ['release-2026.11', ['release-', '2026.11']],
  ['web.9', ['web.', '9']],
  ['node-20-1', ['node-20-', '1']],
  ['build-9', ['build-', '9']],
  ['node-20-build-9', ['node-20-build-', '9']],
  ['sha-20261121', undefined],
  ['nightly', undefined],
])('the Git tag %s is read as %j', (name, expected) => {
  const found = readGitTag(name)
  expect(found && [found.component, found.version.text]).toEqual(expected)
})

/** Texts that some scheme reads. */
const number = fc.integer({ min: 0, max: 30 })
const texts = fc.oneof(
  fc.tuple(number, number, number).map(parts => parts.join('.')),
  fc
    .tuple(number, number, number, fc.constantFrom('-rc.1', '-rc.10', '-rc.2', '-alpha', '-1', '+b'))
    .map(([a, b, c, d]) => `${a}.${b}.${c}${d}`),
  fc.tuple(number, number).map(parts => parts.join('.')),
  number.map(String),
  fc
    .tuple(number, number, fc.constantFrom('rc1', 'a2', '.post1', '.dev3', 'b10'))
    .map(([a, b, c]) => `${a}.${b}${c}`),
  fc.tuple(number, number, number, number).map(parts => parts.join('.')),
  fc
    .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }), number)
    .map(parts => parts.join('.')),
  fc
    .tuple(
      fc.integer({ min: 2020, max: 2030 }),
      fc.constantFrom('01', '11'),
      fc.constantFrom('02', '28'),
      fc.constantFrom('', '-2', '.10', '-rc1'),
    )
    .map(([y, m, d, r]) => `${y}-${m}-${d}${r}`),
)
const versions = texts.map(text => readVersion(text)).filter(version => version !== undefined)
const ofOneScheme = (count: number) =>
  fc
    .array(versions, { minLength: 12, maxLength: 24 })
    .map(
      all =>
        Object.values(Object.groupBy(all, ({ scheme }) => scheme)).find(list => list.length >= count) ?? [],
    )
    .filter(list => list.length >= count)

describe('the order of versions', () => {
  test('is total and the same from both sides within a scheme', () => {
    fc.assert(
      fc.property(ofOneScheme(2), ([a, b]) => {
        const [there, back] = [
          compareVersions(a as Version, b as Version),
          compareVersions(b as Version, a as Version),
        ]
        expect(Number.isFinite(there)).toBe(true)
        expect(Math.sign(there)).toBe(-Math.sign(back) + 0)
        expect(compareVersions(a as Version, a as Version)).toBe(0)
      }),
    )
  })

  test('is transitive within a scheme', () => {
    fc.assert(
      fc.property(ofOneScheme(3), list => {
        const sorted = list.toSorted(compareVersions)
        for (const [at, low] of sorted.entries())
          for (const high of sorted.slice(at)) expect(compareVersions(low, high)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('is refused between two schemes', () => {
    fc.assert(
      fc.property(versions, versions, (a, b) => {
        if (a.scheme === b.scheme) return
        expect(() => compareVersions(a, b)).toThrow(`${a.scheme} and ${b.scheme} have no common order`)
        expect(isInLine({ version: a, fixed: [], prefix: '', suffix: '' }, b)).toBe(false)
      }),
    )
  })

  test.each([
    ['1.9.0', '1.10.0'],
    ['1.2.3-rc.2', '1.2.3-rc.10'],
    ['1.2.3-rc.1', '1.2.3'],
    ['9', '10'],
    ['1.2rc1', '1.2.dev1'].toReversed() as [string, string],
    ['1.2.3.4', '1.2.3.10'],
    ['2.0.0.0', '1!1.0'],
    ['1.2.3-RC', '1.2.3-beta'],
    ['1.2.3-1', '1.2.3-alpha'],
    ['2026.01.03', '2026.11.1'],
    ['2026.9.1', '2026.10.1'],
    ['20261121', '2026-11-22'],
    ['2026-11-21', '2026-11-21-2'],
    ['2026-11-21-2', '2026-11-21-10'],
    ['2026.11.1-rc2', '2026.11.1-rc10'],
    ['2026.11.1-rc.1', '2026.11.1'],
    ['1.2rc1', '1.2.post1'],
    ['1.2.dev1', '1.2a1'],
    ['1.0.0-RC.1', '1.0.0-alpha.1'],
    ['1.0.0-alpha', '1.0.0-alpha.1'],
    ['1.2', '1.2.1'],
    ['1.2.3', '1.3'],
  ] as [string, string][])('%s is lower than %s', (low, high) => {
    const [a, b] = [readVersion(low), readVersion(high)] as [Version, Version]
    expect(compareVersions(a, b)).toBeLessThan(0)
    expect(compareVersions(b, a)).toBeGreaterThan(0)
  })

  test('1.2 and 1.2.0 are one release', () => {
    expect(compareVersions(readVersion('1.2') as Version, readVersion('v1.2.0') as Version)).toBe(0)
  })

  test('a date is a date, whichever rule has read it', () => {
    expect(ordered(readSemver('2026.11.1') as Version).scheme).toBe('calendar')
    expect(ordered(readSemver('2026.11.1-rc.1') as Version)).toMatchObject({
      scheme: 'calendar',
      stable: false,
    })
    expect(ordered({ ...(readSemver('2026.11.1') as Version), stable: false }).stable).toBe(false)
    expect(ordered(readSemver('2026.11.1') as Version).stable).toBe(true)
    expect(ordered(readSemver('1.2.3') as Version)).toEqual(readSemver('1.2.3'))
    expect(ordered(readSemver('2026.11.1') as Version)).toMatchObject({ stable: true, raw: '2026.11.1' })
    const plain = readSemver('v1.2.3') as Version
    expect(ordered(plain)).toBe(plain)
    for (const scheme of schemes)
      expect(readAs(scheme, '2026.11.1') === undefined).toBe(scheme !== 'calendar')
  })
})

test.each([
  ['1.2', '1.2'],
  ['1.2+a.b', '1.2+a,b'],
  ['v1.2.RC1', '1.2rc1'],
  ['no version', undefined],
])('docker/metadata-action writes %s as %s', (text, written) => {
  expect(readPep440WithCommas(text)?.text).toBe(written)
})

describe('the tags beside a version', () => {
  const line = (text: string, rest: Partial<VersionLine> = {}): VersionLine => ({
    ...{ version: readVersion(text) as Version, fixed: [], prefix: '', suffix: '' },
    ...rest,
  })
  test.each([
    ['1.2.5', {}, ['2.0.0', '1.9.9'], '2.0.0'],
    ['1.2.5', {}, ['1.2.5', '1.2', '1', 'latest', 'main', 'sha-1234567', 'pr-9'], undefined],
    ['1.2.5', {}, ['2.0.0-rc.1', '2.0.0-alpine', '2026.11.1', '9', '20261121', 'web-2.0.0'], undefined],
    ['1.2.5', { fixed: [0] }, ['2.0.0', '1.3.0', 'v1.4.0'], 'v1.4.0'],
    ['1.2.5', { fixed: [0, 1] }, ['1.3.0', '1.2.6'], '1.2.6'],
    ['1.2.5', { suffix: '-alpine' }, ['2.0.0', '1.2.6-alpine', '1.2.9-bullseye'], '1.2.6-alpine'],
    ['1.2.5', { prefix: 'web-' }, ['2.0.0', 'api-3.0.0', 'web-v1.3.0', 'web-1.2.9'], 'web-v1.3.0'],
    ['2026.01.03', {}, ['2026.11.1', '1.0.0', '2025.12.31'], '2026.11.1'],
    ['41', {}, ['42', '1.0.0', '43-rc', '2026.11.1'], '42'],
    ['1.9.1.1', {}, ['1.10.0', '2026.11.1'], '1.10.0'],
    ['1.1.0', {}, ['1.2', '1.2.0'], '1.2.0'],
    ['1.1.0', {}, ['1.2.0', '1.2'], '1.2.0'],
    ['1.2.5', { suffix: '-stable' }, ['1.2.6'], undefined],
    ['1.2.5', { suffix: '-stable', otherSuffix: '' }, ['1.2.6', '1.2.4-stable'], '1.2.6'],
    ['1.2.5', { suffix: '-stable', otherSuffix: '' }, ['1.2.6', '1.2.7-stable'], '1.2.7-stable'],
  ] as const)('%s with %j among %j is below %s', (text, rest, tags, higher) => {
    expect(higherAmong(line(text, rest), tags)?.tag).toBe(higher)
  })
  test('no tag of another component, variant or scheme is ever among them', () => {
    const affix = fc.constantFrom('', 'web-', 'api-', 'my-web-')
    const variant = fc.constantFrom('', '-alpine', '-slim')
    fc.assert(
      fc.property(versions, versions, affix, affix, variant, variant, (a, b, p, q, s, t) => {
        if (!a.stable) return
        const found = higherAmong({ version: a, fixed: [], prefix: p, suffix: s }, [`${q}${b.text}${t}`])
        if (found === undefined) return
        expect([q, t, found.version.scheme]).toEqual([p, s, a.scheme])
      }),
    )
  })
})

describe('what a floating tag moves with, by the tags beside it', () => {
  const given = (tags: readonly string[]): TagOfRelease[] => tags.map(tag => ({ tag, class: classOf(tag) }))
  const follow = (tags: readonly string[], own?: string) =>
    Object.fromEntries(
      [...linesOf(given(tags), own)].map(([tag, { version, fixed, prefix, suffix }]) => [
        tag,
        `${prefix}|${version.text}|${suffix} ${fixed.length}${version.stable ? '' : ' pre'}`,
      ]),
    )
  test.each([
    [
      ['1.4.2', '1.4', '1', 'latest'],
      undefined,
      { '1.4': '|1.4.2| 2', '1': '|1.4.2| 1', latest: '|1.4.2| 0' },
    ],
    [['1.4.2-alpine', 'latest-alpine'], undefined, { 'latest-alpine': '|1.4.2|-alpine 0' }],
    [
      ['1.4.2-alpine', '1.4-alpine', 'alpine'],
      undefined,
      { '1.4-alpine': '|1.4.2|-alpine 2', alpine: '|1.4.2|-alpine 0' },
    ],
    [['1.4.2', 'latest-alpine'], undefined, { 'latest-alpine': '|1.4.2|-alpine 0' }],
    [['1.4.2-rc.1-alpine', 'latest-alpine'], undefined, { 'latest-alpine': '|1.4.2-rc.1|-alpine 0 pre' }],
    [['1.4.2-rc.1', 'latest'], undefined, { latest: '|1.4.2-rc.1| 0 pre' }],
    [['1.4.2-rc.1', '1.4.1', 'latest'], undefined, { latest: '|1.4.2-rc.1| 0 pre' }],
    [['web-v1.4.2', 'latest'], undefined, { latest: 'web-|1.4.2| 0' }],
    [
      ['web-v1.4.2', 'web-1.4', 'web-latest'],
      undefined,
      { 'web-1.4': 'web-|1.4.2| 2', 'web-latest': 'web-|1.4.2| 0' },
    ],
    [['web-v1.4.2', 'api-1'], undefined, {}],
    [
      ['2026.01.03', '2026.01', 'latest'],
      undefined,
      { '2026.01': '|2026.01.03| 2', latest: '|2026.01.03| 0' },
    ],
    [['42', 'latest'], undefined, { '42': '|42| 1', latest: '|42| 0' }],
    [['1.4', '1', 'latest'], undefined, { '1.4': '|1.4| 2', '1': '|1.4| 1', latest: '|1.4| 0' }],
    [['latest'], '1.4.2', { latest: '|1.4.2| 0' }],
    [['latest-alpine'], '1.4.2-alpine', { 'latest-alpine': '|1.4.2|-alpine 0' }],
    [['1.4.2', 'latest', '2'], undefined, { latest: '|1.4.2| 0' }],
    [['latest', '1'], '2.0.0', { latest: '|2.0.0| 0' }],
    [['web-latest'], '1.4.2', { 'web-latest': 'web-|1.4.2| 0' }],
    [['latest'], 'web-v1.4.2', { latest: 'web-|1.4.2| 0' }],
    [['web-latest', 'web-1'], 'api-v1.4.2', { 'web-latest': 'web-|1.4.2| 0' }],
    [['1', '1.4', 'latest'], undefined, { '1': '|1.4| 1', '1.4': '|1.4| 2', latest: '|1.4| 0' }],
    [['1.4-alpine', 'latest'], undefined, { '1.4-alpine': '|1.4|-alpine 2' }],
    [['web-1.4', 'latest'], undefined, {}],
    [['web-latest', '1.4'], undefined, { '1.4': '|1.4| 2' }],
    [['1.4', '1.5', 'latest'], undefined, { '1.5': '|1.5| 2', latest: '|1.5| 0' }],
    [['1.14.22-slim', 'slim'], undefined, { slim: '|1.14.22|-slim 0' }],
    [['1.4.2-rc.1-slim', 'slim'], undefined, {}],
    [['latest'], 'main', {}],
    [['main', 'edge', 'pr-12', 'production'], '12.0.0', {}],
    [['1.4.2', 'pr-1'], undefined, {}],
    [['1.4.2', '2026.11.21', 'latest'], undefined, { latest: '|1.4.2| 0' }],
    [['1', '1.4', 'latest'], undefined, { '1': '|1.4| 1', '1.4': '|1.4| 2', latest: '|1.4| 0' }],
    [['main', '1.4', 'latest'], undefined, { '1.4': '|1.4| 2', latest: '|1.4| 0' }],
    [['web-latest'], '1.4.2', { 'web-latest': 'web-|1.4.2| 0' }],
    [['latest'], 'web-1.4.2', { latest: 'web-|1.4.2| 0' }],
    [['latest', 'web-1.4'], undefined, {}],
    [['web-latest', '1.4'], undefined, { '1.4': '|1.4| 2' }],
    [['1.4-alpine', 'latest'], undefined, { '1.4-alpine': '|1.4|-alpine 2' }],
    [['web-1.4.2-slim', 'slim'], undefined, { slim: 'web-|1.4.2|-slim 0' }],
    [['alpine'], '1.4.2-alpine', {}],
    [['1.4', 'latest'], '1.4.2', { '1.4': '|1.4.2| 2', latest: '|1.4.2| 0' }],
    [['1.4.2', 'web-v9.0.0', 'latest'], undefined, { latest: '|1.4.2| 0' }],
    [['web-v1.4.2', 'web'], undefined, { web: 'web-|1.4.2| 0' }],
    [
      ['node20-1.4.2', 'node20-1', 'node20'],
      undefined,
      { 'node20-1': 'node20-|1.4.2| 1', node20: 'node20-|1.4.2| 0' },
    ],
    [['1.9.0', 'node20-1.4.2', 'node20-1'], undefined, { 'node20-1': 'node20-|1.4.2| 1' }],
    [['1.4.2-1', '1'], undefined, { '1': '|1.4.2-1| 1 pre' }],
    [
      ['latest-alpine', 'alpine'],
      '1.4.2-alpine',
      { 'latest-alpine': '|1.4.2|-alpine 0', alpine: '|1.4.2|-alpine 0' },
    ],
    [['feature-alpine', 'alpine'], '1.4.2-alpine', {}],
  ] as const)('%j of an image that says %j: %j', (tags, own, expected) => {
    expect(follow(tags, own)).toEqual(expected)
  })
  test('the image is asked only where no tag beside it names the version', () => {
    const asks = (...tags: string[]) => asksImage(given(tags))
    expect([
      asks('latest'),
      asks('1'),
      asks('main', 'sha-1234567'),
      asks('pr-12'),
      asks('1.4.2', 'latest'),
      asks('main', 'latest'),
      asks('web-latest'),
      asks('web-1'),
      asks('1.4', 'latest'),
    ]).toEqual([true, true, false, false, false, true, true, false, true])
    const line = { version: readVersion('1.4.2') as Version, prefix: '', suffix: '' }
    expect(asksImage([{ tag: 'latest', class: 'immutable' }])).toBe(false)
    expect(asksImage([{ tag: 'latest', class: 'floating', line: { ...line, fixed: [] } }])).toBe(false)
    expect(asksImage([{ tag: 'latest', class: 'floating', line }])).toBe(false)
    const alpine = { ...line, suffix: '-alpine', fixed: [] }
    expect(asksImage([{ tag: 'latest', class: 'floating', line: alpine }])).toBe(false)
  })
  test('a tag may move with the versions without its variant where none has it', () => {
    const version = readVersion('1.2.3')
    expect(linesOf(given(['1.2.3', '1-stable'])).get('1-stable')).toEqual({
      ...{ version, fixed: [0], prefix: '', suffix: '-stable', otherSuffix: '' },
    })
    expect(linesOf(given(['1.2.3-stable', '1-stable'])).get('1-stable')).toEqual({
      ...{ version, fixed: [0], prefix: '', suffix: '-stable' },
    })
  })
  test('the class that a tag has counts, and not the one that its text looks like', () => {
    const lines = (tags: TagOfRelease[], own?: string) =>
      [...linesOf(tags, own)].map(([tag, { version }]) => `${tag} ${version.text}`)
    expect(
      lines([
        { tag: '1.4.2', class: 'floating' },
        { tag: 'latest', class: 'floating' },
      ]),
    ).toEqual(['latest 1.4.2'])
    expect(
      lines(
        [
          { tag: '1.4', class: 'immutable' },
          { tag: 'latest', class: 'floating' },
        ],
        '1.9.0',
      ),
    ).toEqual(['latest 1.4'])
    expect(
      lines(
        [
          { tag: 'latest-alpine', class: 'immutable' },
          { tag: 'alpine', class: 'floating' },
        ],
        '1.4.2-alpine',
      ),
    ).toEqual([])
  })
  test('a branch that is called like a version moves with its commits, unless a version is beside it', () => {
    const branch = (tag: string): TagOfRelease => ({ tag, class: 'floating', branch: true })
    expect([...linesOf([branch('1.2')])]).toEqual([])
    expect([...linesOf([branch('latest'), branch('main')], '1.2.5')]).toEqual([])
    expect([...linesOf([branch('release-1.4.2'), { tag: 'release', class: 'floating' }])]).toEqual([])
    const beside = linesOf([branch('latest'), { tag: '1.2.5', class: 'immutable' }])
    expect(beside.get('latest')?.version.text).toBe('1.2.5')
  })
  test('what a rule says of a tag beside it counts for those that no rule has made', () => {
    const version = readVersion('1.4.2') as Version
    const odd: TagOfRelease = {
      tag: 'odd',
      class: 'immutable',
      line: { version, prefix: 'web-', suffix: '-alpine', fixed: [0, 1, 2] },
    }
    const floating = (tag: string): TagOfRelease => ({ tag, class: 'floating' })
    const found = [...linesOf([odd, floating('latest-alpine'), floating('latest')])]
    expect(found.map(([tag, { version: own, prefix }]) => [tag, own.text, prefix])).toEqual([
      ['latest-alpine', '1.4.2', 'web-'],
    ])
    expect(asksImage([odd, floating('latest-alpine')])).toBe(false)
    expect(asksImage([odd, floating('latest')])).toBe(true)
  })
  test('the image is not asked for a tag whose rule knows, or for one that never moves', () => {
    const line = { version: readVersion('1.4.2') as Version, prefix: '', suffix: '', fixed: [] }
    expect(asksImage([{ tag: 'latest', class: 'floating', line }])).toBe(false)
    expect(asksImage([{ tag: '1.4', class: 'immutable' }])).toBe(false)
    expect(asksImage(given(['main', 'latest']))).toBe(true)
  })
  test('a version whose rule knows the variant counts for the tags of that variant', () => {
    const line = {
      version: readVersion('1.4.2') as Version,
      prefix: 'web-',
      suffix: '-alpine',
      fixed: [0, 1, 2],
    }
    const whole: TagOfRelease = { tag: 'web-1.4.2-alpine', class: 'immutable', line }
    const floating = (tag: string): TagOfRelease => ({ tag, class: 'floating' })
    const found = linesOf([whole, floating('latest-alpine'), floating('latest')])
    expect([...found].map(([tag, { prefix, suffix }]) => [tag, prefix, suffix])).toEqual([
      ['latest-alpine', 'web-', '-alpine'],
    ])
  })
  test('what a rule says counts more than what its text looks like', () => {
    const alpine = { version: readVersion('1.4.2') as Version, prefix: '', suffix: '-alpine' }
    const tags: TagOfRelease[] = [
      { tag: '1.4.2-alpine', class: 'immutable', line: { ...alpine, fixed: [0, 1, 2] } },
      { tag: 'latest', class: 'floating', line: { ...alpine, fixed: [] } },
      { tag: 'odd', class: 'floating', line: alpine },
    ]
    expect([...linesOf(tags)].map(([tag, { suffix }]) => [tag, suffix])).toEqual([['latest', '-alpine']])
  })
})

test.each([
  ['latest', ['', [], '']],
  ['latest-alpine', ['', [], '-alpine']],
  ['web-latest', ['web-', [], '']],
  ['1.4-alpine', ['', [1, 4], '-alpine']],
  ['v1', ['', [1], '']],
  ['web-v1.4', ['web-', [1, 4], '']],
] as const)('%s has the floating form %j', (tag, [component, numbers, variant]) => {
  expect(readFloating(tag)).toEqual({ component, numbers, variant })
})
test.each(['1.4.2', 'main', 'latestx', 'x1', '1.4-', ''])('%j has no floating form', tag => {
  expect(readFloating(tag)).toBeUndefined()
})

test('outside strict mode the parts of a local version have commas between them', () => {
  expect(readPep440WithCommas('1.0+local.1')?.text).toBe('1.0+local,1')
  expect(readPep440WithCommas('main')).toBeUndefined()
})

test('a branch is written as a tag in one way', () => {
  expect(sanitise('feature/a b#1')).toBe('feature-a-b-1')
})
