import { describe, expect, test } from '@jest/globals'
import {
  isLessThan,
  sameSubject,
  sharesSubject,
  subjectOfComment,
} from '../../../src/report/comment/same-image.ts'
import type { Reported, View } from '../../../src/report/view.ts'
import { pushed } from '../records.ts'

const [web, api] = ['ghcr.io/acme/web', 'ghcr.io/acme/api']

interface Given {
  readonly image?: string
  readonly platforms?: readonly string[]
  readonly tags?: readonly string[]
  /** The commit that the tags name. */
  readonly named?: string
  readonly commit?: string | undefined
  readonly pullRequest?: number
}

function record({ image = web, platforms = ['linux/amd64'], tags = [], ...given }: Given): Reported {
  const { commit = pushed.commit, named, pullRequest } = given
  return {
    ...pushed,
    commit: 'commit' in given ? given.commit : commit,
    event: { ...pushed.event, ...(pullRequest && { pullRequest: { number: pullRequest } }) },
    tags: {
      ...pushed.tags,
      images: [image],
      tags: tags.map(name => ({ name, class: 'floating' })),
      ...(named && { commit: named }),
    },
    build: {
      ...pushed.build,
      platforms: platforms.map(platform => ({ ...pushed.build?.platforms[0], platform })),
    },
  } as Reported
}

const view = (runs: readonly Reported[], missing: readonly string[] = []): View => ({
  imageReports: runs.map(run => ({ name: 'web', run })),
  missing: missing.map(name => ({ name })),
  history: [],
})
const subject = (...given: Given[]) => subjectOfComment(view(given.map(record)))

describe('a comment is about', () => {
  test('each image with each of its platforms, once and in a fixed order', () => {
    expect(subject({ platforms: ['linux/arm64', 'linux/amd64'] }, { image: api }, { image: api })).toEqual([
      `${api} linux/amd64`,
      `${web} linux/amd64`,
      `${web} linux/arm64`,
    ])
  })
  test('an image alone where its platforms are not known', () => {
    expect(subject({ platforms: [] })).toEqual([web])
  })
  test('an image by its short name where no repository is known', () => {
    const { tags: _, build: __, ...rest } = pushed
    expect(subjectOfComment(view([{ ...rest, project: 'acme/shop' } as Reported]))).toEqual(['shop'])
  })
  test('images without a record, too', () => {
    expect(subjectOfComment(view([record({})], ['worker', 'worker']))).toEqual([
      `${web} linux/amd64`,
      'worker',
    ])
  })
})

describe('the variant is what a tag has around the commit', () => {
  const commit = pushed.commit
  test.each<[string, Given, string]>([
    ['none', { tags: ['main', `sha-${commit}`] }, ''],
    ['none, with a short commit', { tags: [`sha-${commit.slice(0, 7)}`] }, ''],
    ['a suffix', { tags: ['main', `sha-${commit}-alpine`] }, ':-alpine'],
    ['a suffix behind a short commit', { tags: [`sha-${commit.slice(0, 7)}-alpine`] }, ':-alpine'],
    ['a prefix', { tags: [`alpine-sha-${commit}`] }, ':alpine-'],
    [
      'that of the commit in the tags, of a pull request',
      { named: 'd'.repeat(40), tags: [`sha-${'d'.repeat(40)}-slim`] },
      ':-slim',
    ],
    ['that of the tag of the pull request', { tags: ['pr-12-alpine'], pullRequest: 12 }, ':-alpine'],
    ['not known where the pull request is another one', { tags: ['pr-13-alpine'], pullRequest: 12 }, ''],
    ['not known of a push without a tag for its commit', { tags: ['main-alpine'] }, ''],
    [
      'that of the commit before that of the pull request',
      { tags: ['pr-12-a', `sha-${commit}-b`], pullRequest: 12 },
      ':-b',
    ],
    ['not known where no commit is', { commit: undefined, tags: ['main-alpine'] }, ''],
  ])('%s', (_, given, variant) => {
    expect(subject(given)).toEqual([`${web}${variant} linux/amd64`])
  })
})

describe('long lists are replaced by one digest', () => {
  const images = (count: number, length = 20) =>
    Array.from({ length: count }, (_, index) => String(index).padStart(length, 'x'))
  const about = (names: readonly string[]) => subjectOfComment(view([], names))

  test.each([
    [40, 20, 40],
    [41, 20, 1],
    [30, 100, 30],
    [30, 101, 1],
  ])('%d names of %d characters', (count, length, names) => {
    expect(about(images(count, length))).toHaveLength(names)
  })
  test('which is that of these names, in any order', () => {
    const long = images(41)
    expect(about(long)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    expect(about(long.toReversed())).toEqual(about(long))
    expect(about([...long.slice(1), 'other'])).not.toEqual(about(long))
  })
})

describe('two comments are about the same images', () => {
  test.each([
    [[web], [web], true],
    [[web, api], [api, web], true],
    [[web], [api], false],
    [[web], [web, api], false],
    [[web, api], [web], false],
    [[web, api], [web, 'other'], false],
    [[], [], true],
  ])('%j and %j: %s', (one, other, same) => {
    expect(sameSubject(one, other)).toBe(same)
  })
})

describe('two comments share an image', () => {
  test.each([
    [`${web} linux/amd64`, `${web} linux/amd64`, true],
    [`${web} linux/amd64`, `${web} linux/arm64`, false],
    [`${web} linux/amd64`, web, true],
    [web, `${web} linux/amd64`, true],
    [web, web, true],
    [web, api, false],
    [`${web} linux/amd64`, `${api} linux/amd64`, false],
    ['web', web, true],
    [web, 'web', true],
    ['web', api, false],
    ['web', 'web', true],
    ['web', 'api', false],
    [web, 'docker.io/acme/web', false],
    ['web linux/arm64', `${web} linux/amd64`, false],
    [`${web}:-alpine`, web, false],
  ])('%s and %s: %s', (one, other, shared) => {
    expect(sharesSubject(['unrelated', one], [other])).toBe(shared)
    expect(sharesSubject([one], [other, 'unrelated/too'])).toBe(shared)
  })
  test('and nothing shares nothing', () => {
    expect(sharesSubject([], [web])).toBe(false)
    expect(sharesSubject([web], [])).toBe(false)
  })
})

describe('a comment says less than another', () => {
  test.each([
    ['the same image without its platform', [web], [`${web} linux/amd64`], true],
    ['its short name', ['web'], [`${web} linux/amd64`], true],
    ['several', [web, 'api'], [`${web} linux/amd64`, `${api} linux/amd64`], true],
    ['not with one that the other does not have', [web, api], [`${web} linux/amd64`], false],
    ['not with a platform', [`${web} linux/amd64`], [`${web} linux/amd64`], false],
    [
      'not with a platform beside',
      [web, `${api} linux/amd64`],
      [`${web} linux/amd64`, `${api} linux/amd64`],
      false,
    ],
    ['not where the other tells no platform either', [web], [web], false],
    ['not about nothing', [], [`${web} linux/amd64`], false],
    ['not another image', [api], [`${web} linux/amd64`], false],
  ])('%s', (_, vague, exact, less) => {
    expect(isLessThan(vague, exact)).toBe(less)
  })
})
