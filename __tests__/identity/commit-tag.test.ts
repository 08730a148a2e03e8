import { describe, expect, test } from '@jest/globals'
import { commitInTag, dirtyTags, isCommitRule, wrongNames } from '../../src/identity/commit-tag.ts'
import { isBuildOf } from '../../src/identity/compare.ts'

const [own, other] = ['a'.repeat(40), 'b'.repeat(40)]

test.each([
  ['type=sha', true],
  ['type=sha,format=long', true],
  ['format=long, type = sha', true],
  ['type=raw,value=build-{{sha}}', true],
  ['type=raw,value={{ sha }}', true],
  ['type=raw,value={{~sha~}}', true],
  ['type=shave', false],
  ['mytype=sha', false],
  ['type=ref,event=branch', false],
  ['type=raw,value=sha', false],
  ['type=raw,value={{shape}}', false],
])('the rule %s names the commit: %s', (rule, names) => {
  expect(isCommitRule(rule)).toBe(names)
})

test.each([
  [`sha-${own}`, own],
  ['sha-aaaaaaa', 'aaaaaaa'],
  ['sha-aaaaaa', undefined],
  [`sha-${'a'.repeat(64)}`, 'a'.repeat(64)],
  [`sha-${'a'.repeat(65)}`, undefined],
  ['web-sha-aaaaaaa', 'aaaaaaa'],
  ['web_sha-aaaaaaa-alpine', 'aaaaaaa'],
  ['websha-aaaaaaa', undefined],
  ['sha-aaaaaaag', undefined],
  ['sha-AAAAAAA', undefined],
  ['main', undefined],
])('the tag %s names the commit %s', (tag, commit) => {
  expect(commitInTag(tag)).toBe(commit)
})

test.each([
  [{ commit: own }, own, true],
  [{ commit: own }, 'aaaaaaa', true],
  [{ commit: own }, own.toUpperCase(), true],
  [{ commit: own }, other, false],
  [{ commit: '0123456789abcdef0123456789abcdef01234567' }, '0123456', true],
  [{ commit: '0123456789abcdef0123456789abcdef01234567' }, '1234567', false],
  [{ commit: own }, '', false],
  [{ commit: other, pinnedBy: own }, own, true],
  [{ commit: other, pinnedBy: own }, other, true],
  [{ commit: other, pinnedBy: other }, own, false],
  [{}, own, false],
])('a build of %j is one of %s: %s', (built, named, is) => {
  expect(isBuildOf(built, named)).toBe(is)
})

describe('names of another commit', () => {
  const sorted = (tag: { name: string; rule?: string }, built: string, gitTag?: string) => {
    const naming = { commit: own, ...(gitTag && { gitTag }) }
    const { right, wrong } = wrongNames([tag], { commit: built }, naming)
    expect(right.length + wrong.length).toBe(1)
    return right.length === 1 ? 'right' : wrong[0]?.names
  }
  const version = { name: '1.0.0', rule: 'type=semver,pattern={{version}}' }
  const bySha = { name: 'x', rule: 'type=raw,value=x-{{sha}}' }

  test.each([
    ['of a rule for the commit', bySha, own, undefined, 'right'],
    ['of such a rule, of another build', bySha, other, undefined, own],
    ['of any rule, of a Git tag', version, other, 'v1.0.0', own],
    ['of any rule, of a Git tag and its build', version, own, 'v1.0.0', 'right'],
    ['of a rule, without a Git tag', version, other, undefined, 'right'],
    ['that is given by hand', { name: 'main' }, other, undefined, 'right'],
    ['that is given by hand, of a Git tag', { name: 'main' }, other, 'v1.0.0', 'right'],
    ['that is given by hand and names a commit', { name: `sha-${own}` }, other, undefined, own],
    [
      'that names another commit than the run',
      { name: `sha-${other}`, rule: 'type=sha' },
      own,
      undefined,
      other,
    ],
    ['that names the commit that was built', { name: `sha-${other}` }, other, undefined, 'right'],
  ])('a tag %s', (_, tag, built, gitTag, expected) => {
    expect(sorted(tag, built, gitTag)).toBe(expected)
  })
})

test('a word is the short form of a commit by its beginning, not by its end', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567'
  const { right, wrong } = wrongNames(
    [{ name: 'web-0123456' }, { name: 'web-1234567' }],
    { commit: other },
    { commit },
  )
  expect(right).toEqual([{ name: 'web-1234567' }])
  expect(wrong).toEqual([{ name: 'web-0123456', names: commit }])
})

test('of changed files the tags that name the commit are given, with -dirty, and no longer than a tag may be', () => {
  const tags = [
    { name: `sha-${own}` },
    { name: 'x', rule: 'type=sha' },
    { name: 'main', rule: 'type=ref,event=branch' },
    { name: 'edge' },
    { name: `sha-aaaaaaa-${'x'.repeat(116)}` },
  ]
  const dirty = dirtyTags(tags)
  expect(dirty.map(({ name }) => name)).toEqual([
    `sha-${own}-dirty`,
    'x-dirty',
    `sha-aaaaaaa-${'x'.repeat(110)}-dirty`,
  ])
  expect(dirty.map(({ class: kind }) => kind)).toEqual(['floating', 'floating', 'floating'])
  expect(dirty[2]?.name).toHaveLength(128)
})
