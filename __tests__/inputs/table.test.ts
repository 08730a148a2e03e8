import { describe, expect, test } from '@jest/globals'
import {
  bool,
  choice,
  count,
  duration,
  exactText,
  items,
  lines,
  size,
  text,
} from '../../src/inputs/readers.ts'
import { camel, input, parse } from '../../src/inputs/table.ts'
import { InputError } from '../../src/messages/errors.ts'

const table = {
  context: input(text, { description: 'the context', default: '.' }),
  'build-args': input(lines, { description: 'arguments' }),
  platforms: input(items, { description: 'platforms' }),
  pull: input(bool, { description: 'pull' }),
  image: input(text, { description: 'the image', required: true }),
  password: input(exactText, { description: 'the password', secret: true }),
  secrets: input(lines, {
    description: 'secrets',
    secretsOf: given => given.map(item => item.slice(item.indexOf('=') + 1)),
  }),
}

describe('an input table', () => {
  test('gives defaults, absent values and camelCase names', () => {
    expect(parse(table, { image: 'a/b' })).toEqual({
      context: '.',
      buildArgs: [],
      platforms: [],
      pull: undefined,
      image: 'a/b',
      password: undefined,
      secrets: [],
    })
  })

  test("takes '' for absent, as a composite action forwards it", () => {
    expect(parse(table, { image: 'a/b', context: '', pull: '' })).toMatchObject({
      context: '.',
      pull: undefined,
    })
  })

  test('takes blanks alone for absent, and trims a text, but no password', () => {
    expect(parse(table, { image: ' a/b\n', context: ' \n', pull: '\n', password: ' x\n' })).toMatchObject({
      image: 'a/b',
      context: '.',
      pull: undefined,
      password: ' x\n',
    })
    expect(() => parse(table, { image: '\n' })).toThrow('image: is required')
  })

  test('reports every problem of a run at once', () => {
    const attempt = () => parse(table, { pull: 'yes', contxt: 'x' })
    expect(attempt).toThrow(InputError)
    expect(attempt).toThrow(
      '3 inputs are wrong:\n- contxt: is not an input of this action, did you mean context?\n' +
        '- pull: "yes" is neither true nor false: write true\n- image: is required: set it',
    )
  })

  test('hides a secret before it can be printed, and the values inside a list of secrets', () => {
    const hidden: string[] = []
    parse(
      table,
      { image: 'a', password: 'hunter2', secrets: 'TOKEN=abc\nKEY=def' },
      { mask: secret => hidden.push(secret) },
    )
    expect(hidden).toEqual(['hunter2', 'abc', 'def'])
  })
})

describe('readers', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['FALSE', false],
  ])('%s is the boolean %s', (given, expected) => expect(bool.read(given)).toBe(expected))

  test.each(['yes', '1', 'on', 'tRue'])('"%s" is no boolean', given =>
    expect(() => bool.read(given)).toThrow('neither'),
  )

  test.each([
    ['500ms', 500],
    ['20s', 20_000],
    ['1.5m', 90_000],
    ['7d', 604_800_000],
  ])('%s is %d milliseconds', (given, expected) => expect(duration.read(given)).toBe(expected))

  test('a time needs its unit', () =>
    expect(() => duration.read('30')).toThrow('write a number with ms, s, m, h or d'))

  test.each([
    ['500', 500],
    ['20MB', 20_000_000],
    ['1.5 GiB', 1_610_612_736],
    ['3kB', 3000],
    ['7B', 7],
  ])('%s is %d bytes', (given, expected) => expect(size.read(given)).toBe(expected))

  test('a size needs a known unit', () => expect(() => size.read('20 MBit')).toThrow('is not a size'))
  test('a count is whole and not negative', () => {
    expect(count.read(' 12 ')).toBe(12)
    expect(() => count.read('-1')).toThrow('not a whole number')
  })
  test('a choice names its words', () => expect(() => choice('a', 'b').read('c')).toThrow('not one of a, b'))
})

describe('list inputs', () => {
  test.each([
    ['one item a line, commas kept', 'a,b\n\n  c  \n', ['a,b', 'c']],
    ['a quoted item spans lines', '"KEY=one\ntwo"\nOTHER=x', ['KEY=one\ntwo', 'OTHER=x']],
    ['a doubled quote is a quote', '"a ""b"" c"', ['a "b" c']],
    ['a quote inside an item stays', 'FLAGS=--title "x"', ['FLAGS=--title "x"']],
    ['CRLF ends a line too', 'a\r\nb', ['a', 'b']],
  ])('%s', (_, given, expected) => expect(lines.read(given)).toEqual(expected))

  test('commas separate where the list says so', () => {
    expect(items.read('linux/amd64, linux/arm64\nlinux/arm/v7')).toEqual([
      'linux/amd64',
      'linux/arm64',
      'linux/arm/v7',
    ])
  })

  test('a quote that does not end is explained', () =>
    expect(() => lines.read('"abc')).toThrow('is not closed'))
})

test('kebab-case becomes camelCase', () => expect(camel('no-cache-filters')).toBe('noCacheFilters'))
