import { describe, expect, test } from '@jest/globals'
import { buildInputs } from '../../src/build/inputs.ts'
import { parse } from '../../src/inputs/table.ts'

describe('a wrong input is said before docker starts', () => {
  test.each([
    ['platforms', 'linux/amd6', '"amd6" is unknown, did you mean amd64?'],
    ['platforms', 'linux/sparc', '"sparc" is unknown: write one of 386, amd64'],
    ['platforms', 'linux', 'write os/architecture, for example linux/amd64'],
    ['platforms', 'linux/x86_64', 'images call "x86_64" amd64, write linux/amd64'],
    ['platforms', 'linux/armhf', 'images call "armhf" arm/v7, write linux/arm/v7'],
    ['platforms', 'linx/amd64', 'the system "linx" is unknown, did you mean linux?'],
    ['platforms', 'linux/arm/7', 'the variant "7" is not v and a number'],
    ['platforms', 'linux/arm/v7/x', 'write os/architecture'],
    ['secrets', 'token', 'item 1 has no "=": write id=value'],
    ['secrets', 'token=', '"token" is empty: is the secret defined for this repository?'],
    ['secrets', '=value', 'item 1 has no id before the "="'],
    ['secrets', 'my token=value', '"my token" is not a valid id'],
    ['secret-envs', 'token', '"token" has no "=": write id=value'],
    ['secret-files', 'token', '"token" has no "=": write id=value'],
    ['build-contexts', 'alpine', '"alpine" has no "=": write name=value'],
    ['build-args', '# a comment', 'is a comment, and there are none in this list'],
    ['build-args', '=value', 'has no name before the "="'],
    ['labels', '# a comment', 'is a comment'],
    ['shm-size', '128 parsecs', '"128 parsecs" is not a size'],
    ['add-hosts', 'example.org', '"example.org" is not a host: write name:address'],
    ['network', 'bridge', '"bridge" is not one of default, none, host'],
    ['pull', 'yes', '"yes" is neither true nor false'],
    ['cache', 'maybe', '"maybe" is not one of auto, registry, gha, local, none'],
  ])('%s: %s', (name, text, message) => {
    expect(() => parse(buildInputs, { [name]: text })).toThrow(message)
  })

  test('all of them at once', () => {
    const texts = { platforms: 'linux', secrets: 'token', pull: 'yes', contxt: '.' }
    expect(() => parse(buildInputs, texts)).toThrow(/^4 inputs are wrong:[\s\S]*did you mean context\?/)
  })
})

describe('secrets', () => {
  test('are hidden, and an error about one never prints it', () => {
    const hidden: string[] = []
    parse(buildInputs, { secrets: 'a=one\n"b=line 1\nline 2"' }, { mask: text => void hidden.push(text) })
    expect(hidden).toEqual(['one', 'line 1\nline 2'])
    expect(() => parse(buildInputs, { secrets: 'a=one\nt0psecret' })).toThrow(
      expect.not.stringContaining('t0psecret'),
    )
  })

  test('keep blanks and further equal signs', () => {
    expect(parse(buildInputs, { secrets: 'key= a=b= ' }).secrets).toEqual([{ name: 'key', value: ' a=b= ' }])
  })
})

test('platforms are taken once each, by line and comma', () => {
  expect(parse(buildInputs, { platforms: 'linux/amd64, linux/arm/v7\nlinux/amd64' }).platforms).toEqual([
    'linux/amd64',
    'linux/arm/v7',
  ])
})
