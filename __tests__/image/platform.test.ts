import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  canonicalPlatform,
  formatPlatform,
  isUnknown,
  machineOf,
  matchesPlatform,
  normalizePlatform,
  pairPlatforms,
  parsePlatform,
  platformIn,
  samePlatform,
} from '../../src/image/platform.ts'

describe('a platform', () => {
  test.each([
    ['linux/amd64', { os: 'linux', architecture: 'amd64' }],
    ['linux/arm/v6', { os: 'linux', architecture: 'arm', variant: 'v6' }],
    [
      'windows(10.0.17763.2114)/amd64',
      { os: 'windows', architecture: 'amd64', osVersion: '10.0.17763.2114' },
    ],
    [
      'windows(10.0.17763+win32k)/amd64',
      { os: 'windows', architecture: 'amd64', osVersion: '10.0.17763', osFeatures: ['win32k'] },
    ],
    ['linux(+gpu+net)/riscv64', { os: 'linux', architecture: 'riscv64', osFeatures: ['gpu', 'net'] }],
  ])('%s is read with all its fields', (text, platform) => {
    expect(parsePlatform(text)).toEqual(platform)
  })

  test.each(['', 'linux', 'linux/', '/amd64', 'linux/amd64/v2/x', 'linux amd64', 'linux()(/amd64', 'a+b/c'])(
    '%j is none',
    text => {
      expect(() => parsePlatform(text)).toThrow(`"${text}" is not a platform`)
    },
  )

  test('is read from a descriptor as from a config, and what is no text is not said', () => {
    expect(
      platformIn({
        os: 'windows',
        architecture: 'amd64',
        variant: 7,
        'os.version': '10.0.1',
        'os.features': ['b', 1],
      }),
    ).toEqual({ os: 'windows', architecture: 'amd64', osVersion: '10.0.1', osFeatures: ['b'] })
    expect(platformIn({})).toEqual({ os: '', architecture: '' })
    expect(platformIn({ os: 'linux', architecture: 'arm', variant: 'v6' })).toEqual({
      os: 'linux',
      architecture: 'arm',
      variant: 'v6',
    })
    const nothing = { os: 'linux', architecture: 'arm', variant: '', 'os.version': '', 'os.features': [] }
    expect(Object.keys(platformIn(nothing))).toEqual(['os', 'architecture'])
    expect(Object.keys(platformIn({ ...nothing, 'os.features': 'gpu' }))).toEqual(['os', 'architecture'])
    expect(Object.keys(parsePlatform('linux/arm'))).toEqual(['os', 'architecture'])
    expect(Object.keys(normalizePlatform({ os: 'linux', architecture: 'arm64', variant: 'v8' }))).toEqual([
      'os',
      'architecture',
    ])
  })

  test.each([
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['Linux/AMD64', 'linux/amd64'],
    ['linux/i386', 'linux/386'],
    ['macos/arm64', 'darwin/arm64'],
    ['linux(+b+a+b)/amd64', 'linux(+a+b)/amd64'],
    ['linux/x86-64', 'linux/amd64'],
    ['linux/amd64/v2', 'linux/amd64/v2'],
    ['linux/arm64/v8.0', 'linux/arm64'],
    ['linux/arm64/v8.1', 'linux/arm64/v8.1'],
    ['linux/riscv64', 'linux/riscv64'],
    ['linux/ppc64le/power9', 'linux/ppc64le/power9'],
    ['windows(10.0.17763)/amd64', 'windows(10.0.17763)/amd64'],
  ])('%s means %s', (written, usual) => {
    expect(formatPlatform(parsePlatform(written))).toBe(usual)
    expect(samePlatform(written, usual)).toBe(true)
  })

  test.each([
    ['linux/arm64', 'linux/arm64/v9'],
    ['linux/amd64', 'linux/amd64/v2'],
    ['linux/arm', 'linux/arm/v6'],
    ['linux/amd64', 'windows/amd64'],
    ['windows(10.0.17763.1)/amd64', 'windows(10.0.17763.2)/amd64'],
    ['windows/amd64', 'windows(10.0.17763.1)/amd64'],
    ['windows/amd64', 'windows(+win32k)/amd64'],
  ])('%s is not %s', (one, other) => {
    expect(samePlatform(one, other)).toBe(false)
  })

  test.each([
    ['windows/amd64', 'windows(10.0.17763.2114)/amd64', true],
    ['windows(10.0.17763)/amd64', 'windows(10.0.17763.2114)/amd64', true],
    ['windows(10.0.1776)/amd64', 'windows(10.0.17763.2114)/amd64', false],
    ['windows(10.0.17763.2114)/amd64', 'windows/amd64', false],
    ['windows(+win32k)/amd64', 'windows(10.0+hyperv+win32k)/amd64', true],
    ['linux/arm64/v8', 'linux/arm64', true],
    ['linux/amd64', 'linux/amd64/v3', false],
    ['linux/amd64', 'windows/amd64', false],
    ['linux/amd64', 'linux/arm64', false],
    ['windows(+win32k)/amd64', 'windows/amd64', false],
    ['windows(+win32k+gpu)/amd64', 'windows(+win32k)/amd64', false],
    ['anything', 'anything', true],
    ['anything', 'linux/amd64', false],
    ['linux/amd64', 'anything', false],
  ])('who asks for %s means %s: %s', (asked, platform, fits) => {
    expect(matchesPlatform(asked, platform)).toBe(fits)
  })

  const part = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map(text => text.toWellFormed())
  const anything = fc.record(
    {
      os: part,
      architecture: part,
      variant: part,
      osVersion: part,
      osFeatures: fc.uniqueArray(part, { minLength: 1 }),
    },
    { requiredKeys: ['os', 'architecture'] },
  )

  test('of a hostile index becomes one plain word, from which it is read back', () => {
    fc.assert(
      fc.property(anything, platform => {
        const text = formatPlatform(platform)
        expect(text).toMatch(/^[\w.%()+-]+\/[\w.%-]+(?:\/[\w.%-]+)?$/)
        expect(normalizePlatform(parsePlatform(text))).toEqual(normalizePlatform(platform))
        expect(formatPlatform(parsePlatform(text))).toBe(text)
      }),
    )
  })
})

test('what is no plain character is written as in addresses', () => {
  expect(formatPlatform({ os: 'a/b', architecture: 'x y', variant: '\u00ff' })).toBe('a%2Fb/x%20y/%C3%BF')
})

test.each([
  ['linux/arm64/v8', 'linux/arm64', 'linux/arm64'],
  ['windows(10.0.17763.1)/amd64', 'windows(10.0.17763.1)/amd64', 'windows/amd64'],
  ['linux/arm/v6', 'linux/arm/v6', 'linux/arm'],
  ['no platform', 'no platform', 'no platform/'],
])('%s is %s in canonical form, and a machine %s', (text, canonical, machine) => {
  expect(canonicalPlatform(text)).toBe(canonical)
  expect(machineOf(text)).toBe(machine)
})

test.each([
  [{ os: 'unknown', architecture: 'unknown' }, true],
  [{ os: 'linux', architecture: 'unknown' }, true],
  [{ os: 'unknown', architecture: 'amd64' }, true],
  [{ os: 'linux', architecture: 'amd64' }, false],
  [{ os: 'linux', architecture: 'amd64', variant: 'unknown' }, false],
  [{ os: '', architecture: '' }, false],
])('%j is not known: %s', (platform, unknown) => {
  expect(isUnknown(platform)).toBe(unknown)
})

describe('images of two sides are paired', () => {
  const side = (...rows: [platform: string, digest: string][]) =>
    rows.map(([platform, digest]) => ({ platform, digest }))
  const pairs = (one: ReturnType<typeof side>, other: ReturnType<typeof side>) =>
    [...pairPlatforms(one, other)].map(([a, b]) => [a.digest, b.digest])

  test('by what their platforms mean', () => {
    expect(pairs(side(['linux/arm64', 'a']), side(['linux/amd64', 'x'], ['linux/arm64/v8', 'b']))).toEqual([
      ['a', 'b'],
    ])
  })

  test('the same bytes first where a platform is there twice, and none twice', () => {
    const now = side(['linux/amd64', 'a'], ['linux/amd64', 'b'])
    expect(pairs(now, side(['linux/amd64', 'b'], ['linux/amd64', 'c']))).toEqual([
      ['b', 'b'],
      ['a', 'c'],
    ])
    expect(pairs(now, side(['linux/amd64', 'x']))).toEqual([['a', 'x']])
  })

  test('by equal digests of equal platforms only, and without digests by their order', () => {
    expect(pairs(side(['linux/amd64', 'a']), side(['linux/arm64', 'a'], ['linux/amd64', 'b']))).toEqual([
      ['a', 'b'],
    ])
    const bare = ['linux/amd64', 'linux/amd64'].map(platform => ({ platform }))
    const others = side(['linux/amd64', 'x'], ['linux/amd64', 'y'])
    expect([...pairPlatforms(bare, others).values()]).toEqual(others)
    expect([...pairPlatforms(bare, bare.slice(1))]).toEqual([[bare[0], bare[1]]])
    const mixed = [...others.slice(0, 1), { platform: 'linux/amd64' }]
    expect([
      ...pairPlatforms<{ platform: string }, { platform: string }>(bare.slice(0, 1), mixed).values(),
    ]).toEqual(mixed.slice(0, 1))
  })

  test.each([
    ['linux(5.1.2.1)/amd64', 'linux(5.1.2.2)/amd64', 0],
    ['windows(10.0.17763.1)/amd64', 'windows(10.0.17763.2)/amd64', 1],
    ['windows(10.0.17763)/amd64', 'windows(10.0.17763.2)/amd64', 1],
    ['windows(10.0.17763.1)/amd64', 'windows(10.0.17763.2)/arm64', 0],
    ['windows(10.0.17763.1)/amd64', 'linux/amd64', 0],
    ['windows/amd64', 'windows(10.0.17763.2)/amd64', 0],
    ['windows(10.0.17763.1+a)/amd64', 'windows(10.0.17763.2)/amd64', 0],
    ['windows(10.0.17763.1+a)/amd64', 'windows(10.0.17763.2+a)/amd64', 1],
    ['windows(10.0.17763.1)/amd64', 'no platform', 0],
    ['no platform', 'no platform', 1],
  ])('%s with %s: %d', (one, other, count) => {
    expect(pairs(side([one, 'a']), side([other, 'b']))).toHaveLength(count)
  })

  test('the same version of Windows before the same release', () => {
    const now = side(['windows(10.0.17763.2)/amd64', 'a'])
    const before = side(['windows(10.0.17763.1)/amd64', 'x'], ['windows(10.0.17763.2)/amd64', 'y'])
    expect(pairs(now, before)).toEqual([['a', 'y']])
  })

  test('within a release of Windows, and never with another release', () => {
    const now = side(['windows(10.0.17763.6054)/amd64', 'a'], ['windows(10.0.20348.2582)/amd64', 'b'])
    const before = side(['windows(10.0.20348.2461)/amd64', 'B'], ['windows(10.0.17763.5820)/amd64', 'A'])
    expect(pairs(now, before)).toEqual([
      ['a', 'A'],
      ['b', 'B'],
    ])
    expect(pairs(now.slice(0, 1), before.slice(0, 1))).toEqual([])
  })
})
