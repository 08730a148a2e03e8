import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  formatPlatform,
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
