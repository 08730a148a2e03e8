import { describe, expect, test } from '@jest/globals'
import { classOfText, namesOneBuild, overrideClass } from '../../src/tags/class.ts'
import { loadDates } from '../../src/tags/date.ts'

test.each([
  ['{{sha}}', true],
  ['x-{{ sha }}-y', true],
  ['{{#if sha}}', false],
  ['{{shape}}', false],
  ['sha', false],
  ["{{date 'YYYYMMDD'}}", true],
  ["{{date 'YYYY-MM'}}", false],
  ["{{date 'YYYY'}}", false],
  ["{{date 'DD'}}", false],
  ["{{date 'MMDD'}}", false],
  ["{{date 'GGGG-[W]WW'}}", false],
  ["{{date 'GGGG-[W]WW-E'}}", true],
  ["{{date 'E-WW-GGGG'}}", true],
  ["{{date 'gggg-ww-e'}}", true],
  ["{{date 'YYYY-E'}}", false],
  ["{{branch 'YYYYMMDD'}}", false],
  ["{{date 'x'}}", true],
  ['{{date}}', true],
  ['{{date}}-{{branch}}', true],
  ['{{commit_date "YYYYMMDD"}}', true],
  ["{{date 'YYYY'}}-{{date 'YYYYMMDD'}}", true],
  ["date 'YYYYMMDD'", false],
  ['{{branch}}', false],
])('%s names one build: %s', (text, names) => {
  expect(namesOneBuild(text)).toBe(names)
})

/** Noon of more days than a year has. */
const days = Array.from({ length: 400 }, (_, day) => Date.UTC(2024, 0, 1 + day, 12))

test.each([
  ...[
    'YYYYMMDD',
    'YYYY-MM',
    'YYYY',
    'DD',
    'MMDD',
    'YYYYDD',
    'YY.M.D',
    'YYYY-MMM-Do',
    'YYYY-MM-dddd',
    'YYYY-DDDD',
    'DDD',
  ],
  ...[
    'GGGG-[W]WW',
    'GGGG-[W]WW-E',
    'E-WW-GGGG',
    'gggg-ww',
    'gggg-ww-e',
    'YYYY-E',
    'YYYY-WW',
    'WW-E',
    'yMMDD',
  ],
  ...['X', 'L', 'LL', 'll', 'LLLL', 'LT', 'LTS', '[L]YYYY', '[YYYYMMDD]', 'HHmmss'],
])('the format %s names one build where it is another text on every day', async format => {
  const write = await loadDates('')
  const texts = days.map(time => write({ time, format, remark: () => {} }))
  expect(namesOneBuild(`{{date '${format}'}}`)).toBe(new Set(texts).size === days.length)
})

test.each([
  ['{{sha}}', 'x', 'immutable'],
  ['{{branch}}', 'main', 'floating'],
  ['{{branch}}', '1.2.3', 'immutable'],
  ['1.2.3', '1.2.3', 'immutable'],
  ['latest', 'latest', 'floating'],
] as const)('%s with the value %s is %s', (text, value, kind) => {
  expect(classOfText(text, value)).toBe(kind)
})

describe('the last pattern that matches decides', () => {
  test.each([
    ['main', 'floating', [], 'floating'],
    ['1.2.3', 'immutable', [], 'immutable'],
    ['main', 'floating', ['ma*'], 'immutable'],
    ['main', 'floating', ['m'], 'floating'],
    ['1.2.3', 'immutable', ['!1.*'], 'floating'],
    ['main', 'floating', ['*', '!main'], 'floating'],
    ['main', 'floating', ['!main', '*'], 'immutable'],
    ['v1', 'floating', ['v?'], 'immutable'],
    ['v12', 'floating', ['v?'], 'floating'],
    ['1x2', 'floating', ['1.2'], 'floating'],
    ['a+b', 'floating', ['a+b'], 'immutable'],
    ['main', 'floating', ['*', 'other'], 'immutable'],
  ] as const)('%s, %s by itself, with %j is %s', (name, own, patterns, kind) => {
    expect(overrideClass(name, own, patterns)).toBe(kind)
  })
})
