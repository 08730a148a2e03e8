import { describe, expect, test } from '@jest/globals'
import { asksForLayout, checkComplete, checkGiven, tagsToGive } from '../../src/promote/request.ts'
import { requestFor } from './requests.ts'

describe('the tags to give', () => {
  const given = (
    request: Partial<Parameters<typeof tagsToGive>[0]>,
    around: Parameters<typeof tagsToGive>[1] = { inLayout: ['1.0.0', 'edge'] },
  ) =>
    tagsToGive({ from: undefined, tags: [], to: [], ...request }, around).map(
      tag => `${tag.name} ${tag.class}${tag.branch ? ' of the branch' : ''}`,
    )

  test('are those of a layout where none are named', () => {
    expect(given({})).toEqual(['1.0.0 immutable', 'edge floating'])
    expect(given({ to: ['r.example/x', './web.tar'] })).toEqual(['1.0.0 immutable', 'edge floating'])
    expect(given({}, {})).toEqual([])
    expect(tagsToGive({ tags: [], to: [], from: undefined })).toEqual([])
  })

  test.each<[string, Partial<Parameters<typeof tagsToGive>[0]>, string[]]>([
    ['with tags', { tags: ['live'] }, ['live floating']],
    ['with a tag in to', { to: ['production'] }, []],
    ['with a place that has a tag', { to: ['r.example/x:live'] }, []],
    ['with a layout that has a tag', { to: ['oci-layout:///x:live'] }, []],
    ['of one image of several, by from', { from: 'staging', to: ['r.example/x'] }, []],
  ])('are those that are named %s', (_, request, names) => expect(given(request)).toEqual(names))

  test('have a class by their form, or by their rule', () => {
    const tags = ['1.2.3', { name: '1.2.4', class: 'floating' as const }]
    expect(given({ tags })).toEqual(['1.2.3 immutable', '1.2.4 floating'])
  })

  test('move with the branch of the run where they are called like it', () => {
    const tags = ['feature-a', 'feature/a', 'main']
    expect(given({ tags }, { branch: 'feature/a' })).toEqual([
      ...['feature-a floating of the branch', 'feature/a floating', 'main floating'],
    ])
  })
})

test.each([
  [{}, false],
  [{ to: 'r.example/x, live' }, false],
  [{ to: 'r.example/x, ./web.tar' }, true],
  [{ save: 'web.tar' }, true],
])('%j asks for a layout: %s', (texts, asks) => {
  expect(asksForLayout(requestFor(texts as Record<string, string>))).toBe(asks)
})

describe('a request', () => {
  const image = 'r.example/x:1'
  test('without an image and a place is refused at once', () => {
    expect(() => checkGiven(requestFor({}))).toThrow('2 inputs are wrong')
    const one: Record<string, string>[] = [
      { image },
      { from: 'a' },
      { tags: 'a' },
      { to: 'a' },
      { save: 'a' },
    ]
    for (const texts of one) expect(() => checkGiven(requestFor(texts))).not.toThrow()
    const subject = {
      digest: `sha256:${'a'.repeat(64)}`,
      source: { kind: 'layout', path: 'x' },
      platforms: [],
    }
    expect(() => checkGiven(requestFor({}, { subject: subject as never }))).not.toThrow()
  })

  test.each<[string, Record<string, string>, object, string | undefined]>([
    ['lacks its image', { tags: '1' }, {}, 'image: is missing'],
    [
      'lacks its image on a pull request, where no build need have been',
      { tags: '1' },
      { pullRequest: {} },
      undefined,
    ],
    ['lacks its image where nothing shall be written', { tags: '1', push: 'never' }, {}, undefined],
    ['is a rollback', { rollback: 'run.json' }, {}, undefined],
    ['lacks its tags', { image }, {}, 'tags: are missing'],
    ['lacks its tags, with from', { from: 'a' }, {}, 'tags: are missing'],
    ['has tags', { image, tags: '1' }, {}, undefined],
    ['has a place', { image, to: 'live' }, {}, undefined],
    ['has an archive to write', { image, save: 'a' }, {}, undefined],
  ])('that is held back and %s', (_, texts, facts, wrong) => {
    const check = () => checkComplete(requestFor(texts), facts)
    if (wrong === undefined) expect(check).not.toThrow()
    else expect(check).toThrow(wrong)
  })
})
