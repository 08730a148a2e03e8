import { describe, expect, test } from '@jest/globals'
import { allowedTags } from '../../src/identity/allowed-tags.ts'
import { tagsOfUncommitted } from '../../src/identity/uncommitted.ts'
import { UserError } from '../../src/messages/errors.ts'
import type { BuiltFrom } from '../../src/stage/record/built-from.ts'

const [own, other] = ['a'.repeat(40), 'b'.repeat(40)] as [string, string]
const sha = (commit: string, suffix = '') => ({
  name: `sha-${commit}${suffix}`,
  rule: 'type=sha,format=long',
})
const branch = { name: 'main', rule: 'type=ref,event=branch' }
const version = { name: '1.0.0', rule: 'type=semver,pattern={{version}}' }

const built = (more: Partial<BuiltFrom> = {}): BuiltFrom => ({
  commit: own,
  verified: true,
  event: 'push',
  ref: 'refs/heads/main',
  inputs: {} as BuiltFrom['inputs'],
  ...more,
})

function names(tags: readonly { name: string; rule?: string }[], from: BuiltFrom, more: object = {}) {
  return allowedTags(tags, from, { commit: own, dirty: false, ...more }).tags.map(({ name }) => name)
}

describe('the tags that a build may have', () => {
  test('are all of them where it is a build of the commit that they name', () => {
    expect(names([sha(own), branch, version], built(), { gitTag: 'v1.0.0' })).toEqual([
      `sha-${own}`,
      'main',
      '1.0.0',
    ])
    expect(names([sha(own.slice(0, 7), '-alpine')], built())).toEqual(['sha-aaaaaaa-alpine'])
    expect(names([sha(own)], built({ commit: other, pinnedBy: own }))).toEqual([`sha-${own}`])
  })

  test.each<[string, { name: string; rule?: string }, BuiltFrom, object]>([
    ['the commit’s own tag', sha(own), built({ commit: other }), {}],
    ['its short form', sha(own.slice(0, 7)), built({ commit: other }), {}],
    [
      'a tag with the commit in it',
      { name: `x-${own}`, rule: 'type=raw,value=x-{{sha}}' },
      built({ commit: other }),
      {},
    ],
    ['a name that is given by hand', { name: `sha-${other}` }, built(), {}],
    ['a version of a Git tag', version, built({ commit: other }), { gitTag: 'v1.0.0' }],
    [
      'any of them where the commit is not known',
      sha(own),
      built({ commit: undefined, verified: false }),
      {},
    ],
  ])('are never %s of another commit', (_, tag, from, more) => {
    expect(() => names([tag, { name: 'x' }], from, more)).toThrow(UserError)
  })

  test.each([
    ['the whole commit by a rule of any type', { name: own, rule: `type=raw,value=${own}` }],
    ['the whole commit of another build', { name: `v1-${'c'.repeat(40)}`, rule: 'type=raw,value=…' }],
    ['the short one behind a branch', { name: `main-${own.slice(0, 7)}`, rule: 'type=ref,event=branch' }],
    [
      'the short one before a variant',
      { name: `main_${own.slice(0, 12)}-alpine`, rule: 'type=ref,event=branch' },
    ],
  ])('are not %s where another one is built', (_, tag) => {
    expect(() => names([tag], built({ commit: other }))).toThrow(/would name the commit/)
  })

  test('may have words that only look like a commit', () => {
    const tags = ['20261127', `sha256-${'a'.repeat(64)}`, 'main-deadbeef', 'a'].map(name => ({ name }))
    expect(names(tags, built({ commit: other }))).toHaveLength(4)
  })

  test('of a pull request go without the names of other commits', () => {
    const from = built({ commit: other, pullRequest: { number: 7 } })
    expect(names([{ name: 'pr-7', rule: 'type=ref,event=pr' }, sha(own)], from)).toEqual(['pr-7'])
    expect(() => names([sha(own)], from)).toThrow(
      /would name the commit a{40}, and the checkout .* is at b{40}/,
    )
  })
})

test.each<[string, BuiltFrom, string[]]>([
  [
    'a checkout',
    built({ commit: other }),
    [`the checkout of the context is at ${other}`, `BUILDONCE_COMMIT=${other}`],
  ],
  [
    'the event',
    built({ commit: other, verified: false }),
    [`the event names ${other}`, `BUILDONCE_COMMIT=${other}`],
  ],
  [
    'nothing',
    built({ commit: undefined, verified: false }),
    ['which commit is built is not known', 'name the whole commit in the address of the context'],
  ],
])('a wrong name is explained by what told the commit, %s, with what to do', (_, from, words) => {
  try {
    names([sha(own)], from)
    throw new Error('the name was given')
  } catch (error) {
    const { message, hint } = error as UserError
    for (const word of words) expect(`${message} ${hint}`).toContain(word)
  }
})

describe('a build with changes on a developer’s machine', () => {
  const changes = { count: 5, tracked: 1, names: ['Dockerfile', 'x', 'y'] }
  const dirty = built({ dirty: true, changes })

  test('is not published, and says why and how it can be', () => {
    const failing = () => names([sha(own), branch], dirty)
    expect(failing).toThrow(
      `nothing is published under the name of the commit ${own}: 5 files of the build differ from the commit (1 of them changed): Dockerfile, x, y and 2 more`,
    )
    try {
      failing()
    } catch (error) {
      expect((error as UserError).hint).toContain(`sha-${own}-dirty with --dirty`)
    }
  })

  test('is told from one of which Git says nothing', () => {
    try {
      names([sha(own)], built({ dirty: true }))
      throw new Error('it was published')
    } catch (error) {
      const { message, hint } = error as UserError
      expect(message).toContain(`${own}: Git does not say what differs from the commit`)
      expect(hint).toMatch(/^Let Git read the checkout \(git status\), or publish .*--dirty\.$/)
    }
  })

  test('is published under names that say so, and no others, where it is asked for', () => {
    const tags = [sha(own), sha(own.slice(0, 7), '-alpine'), branch, version]
    const allowed = allowedTags(tags, dirty, { commit: own, dirty: true })
    expect(allowed.tags).toEqual([
      { ...sha(own), name: `sha-${own}-dirty`, class: 'floating' },
      { ...sha(own), name: 'sha-aaaaaaa-alpine-dirty', class: 'floating' },
    ])
    expect(allowed.remarks).toEqual([expect.stringMatching(/^main, 1\.0\.0 is not given: 5 files/)])
    expect(() => names([branch], dirty, { dirty: true })).toThrow(/no tag of this run names the commit/)
  })

  test('gets the mark behind every name of the commit: by its rule, by its form, however long', () => {
    const tags = [
      { name: own, rule: 'type=sha,prefix=,format=long' },
      { name: `x-${own}`, rule: 'type=raw,value=x-{{sha}}' },
      { name: `sha-${own}` },
      { name: `sha-aaaaaaa-${'x'.repeat(116)}` },
      { name: 'latest' },
    ]
    const { tags: given, remarks } = allowedTags(tags, dirty, { commit: own, dirty: true })
    expect(given.map(({ name }) => name)).toEqual([
      `${own}-dirty`,
      `x-${own}-dirty`,
      `sha-${own}-dirty`,
      `sha-aaaaaaa-${'x'.repeat(110)}-dirty`,
    ])
    expect(remarks).toEqual([expect.stringMatching(/^latest is not given: /)])
    expect(allowedTags([sha(own)], dirty, { commit: own, dirty: true }).remarks).toEqual([])
  })

  test('takes its usual names with --dirty where nothing has changed', () => {
    expect(names([sha(own), branch], built(), { dirty: true })).toEqual([`sha-${own}`, 'main'])
  })
})

test.each<[string, BuiltFrom['changes'], string]>([
  ['are known', { count: 1, tracked: 1, names: ['a'] }, 'Commit the changes'],
  ['could not be read', undefined, 'Let Git read the checkout'],
])('changes of the files that %s are refused with what to do', (_, changes, hint) => {
  const from = built({ changes, event: 'local' })
  expect(() => tagsOfUncommitted([sha(own)], from, { dirty: false })).toThrow(
    expect.objectContaining({ hint: expect.stringMatching(new RegExp(`^${hint}`)) }),
  )
})
