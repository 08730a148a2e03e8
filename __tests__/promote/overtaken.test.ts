import { describe, expect, test } from '@jest/globals'
import { versionTagOf } from '../../src/promote/held-order.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { Http } from '../../src/system/http.ts'
import { type FakeRegistry, fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { type MadeImage, makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const place = `${at.registry}/${at.repository}`
const labelled = (version: string) => makeImage({ labels: { 'org.opencontainers.image.version': version } })
const [old, low, high] = [labelled('1.0.0'), labelled('1.2.5'), labelled('2.0.0')]

/** What somebody else does, or a registry answers, after a tag was written for the first time. */
interface Meanwhile {
  /** The tag after whose first writing it happens. */
  readonly after?: string
  readonly happens?: (fake: FakeRegistry) => void
  /** From then on these requests are refused. */
  readonly refused?: (method: string, path: string) => boolean
  /** It happens after each writing of the tag. */
  readonly again?: true
}

interface Release {
  readonly given?: string
  /** Images that the repository has, with their tags. */
  readonly there?: readonly (readonly [MadeImage, readonly string[]])[]
  readonly meanwhile?: Meanwhile
}

/** Releases the image 2.0.0, by default with `latest`, which 1.0.0 has. */
async function release({ given = '2.0.0,latest', there = [], meanwhile = {} }: Release) {
  const { after = 'latest', happens = () => {}, refused = () => false, again } = meanwhile
  const fake = fakeRegistry()
  const transport = fakeTransport(fake.http)
  await seed(transport, at, old, ['latest'])
  for (const [image, tags] of there) await seed(transport, at, image, tags)
  await seed(transport, at, high)
  let since = false
  const http: Http = async request => {
    const { method, url } = request
    if (since && refused(method, url.pathname)) return respond(fault(403, 'DENIED'))
    const answer = await fake.http(request)
    if ((!since || again) && method === 'PUT' && url.pathname.endsWith(`/manifests/${after}`)) {
      since = true
      happens(fake)
    }
    return answer
  }
  const request = requestFor({ image: `${place}@${high.root.digest}`, tags: given })
  const section = await promoteThrough(fakeTransport(http), request, toolsFor({ http }))
  return {
    section,
    requests: fake.requests,
    holds: (tag: string) => fake.tags.get(`${at.repository}:${tag}`),
    outcomes: Object.fromEntries(
      section.tags.map(({ reference, outcome }) => [reference.slice(place.length + 1), outcome]),
    ),
  }
}

/** Somebody else gives a tag to another image. */
const taken =
  (image: MadeImage, tag = 'latest') =>
  (fake: FakeRegistry) =>
    void fake.tags.set(`${at.repository}:${tag}`, image.root.digest)

const again = (digest: string) =>
  `another run had set it to a lower version (${digest}): it is set to 2.0.0 again`

describe('somebody else writes a floating tag between our write and our reading', () => {
  test.each<[string, MadeImage, readonly string[]]>([
    ['by its tag', makeImage(), ['1.2.5']],
    ['by its label', low, []],
    ['by its tag, whatever its label says', labelled('3.0.0'), ['1.2.5']],
    ['by the highest of its tags', makeImage(), ['1.2.5', '1.9.0', '1.0.1']],
  ])('a lower version, %s: the tag is set again, and the record says so', async (_, other, tags) => {
    const { section, holds } = await release({ there: [[other, tags]], meanwhile: { happens: taken(other) } })
    const reason = again(other.root.digest)
    expect(holds('latest')).toBe(high.root.digest)
    expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(section.tags[1]).toMatchObject({ outcome: 'moved', after: high.root.digest, reason })
    expect(section.warnings).toEqual([`${place}:latest: ${reason}`])
  })

  test('a lower version under a tag that was not there: it was created', async () => {
    const { section, outcomes } = await release({
      given: '2.0.0,2',
      there: [[low, []]],
      meanwhile: { after: '2', happens: taken(low, '2') },
    })
    expect(outcomes).toEqual({ '2.0.0': 'created', '2': 'created' })
    expect(section.warnings).toEqual([`${place}:2: ${again(low.root.digest)}`])
  })

  test('a part of a version names no release: `2.0` is not the version of what it holds', async () => {
    const other = makeImage()
    const { holds } = await release({
      given: '2.0.0,2.0',
      there: [[other, ['1.2.5']]],
      meanwhile: { after: '2.0', happens: taken(other, '2.0') },
    })
    expect(holds('2.0')).toBe(high.root.digest)
  })

  test.each<[string, MadeImage, readonly string[], string]>([
    ['a higher version', labelled('2.0.1'), [], ''],
    ['the same version, by its tag', makeImage(), ['v2.0.0'], ''],
    ['the same version, by its label', labelled('2.0.0'), [], ''],
    ['the same version, which has a lower tag, too', makeImage(), ['v2.0.0', '1.2.5'], ''],
    ['something without a version', makeImage(), [], ', of which no version is known'],
    ['a branch', labelled('main'), [], ', of which no version is known'],
    ['another scheme', makeImage(), ['2026.11.1', '41'], ', of which no version is known'],
  ])('%s: the tag stays there, with a warning', async (_, other, tags, doubt) => {
    const { section, holds } = await release({ there: [[other, tags]], meanwhile: { happens: taken(other) } })
    expect(holds('latest')).toBe(other.root.digest)
    expect(section.warnings).toEqual([
      `${place}:latest: another run has set it to ${other.root.digest}${doubt}, and it stays there`,
    ])
    expect(section.tags[1]).toMatchObject({ outcome: 'held-back', after: other.root.digest })
  })

  test.each([
    ['the 64 highest versions are asked', 62, true],
    ['no more than them are', 63, false],
  ])('%s', async (_, between, known) => {
    const other = makeImage()
    const others = Array.from({ length: between }, (__, n) => `1.1.${n}`)
    const { holds } = await release({
      there: [
        [old, others],
        [other, ['1.0.5']],
      ],
      meanwhile: { happens: taken(other) },
    })
    expect(holds('latest')).toBe((known ? high : other).root.digest)
  })

  test('nothing of it is asked where the tag is as it was written, or gone', async () => {
    const kept = await release({})
    expect(kept.section).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(kept.outcomes).toEqual({ '2.0.0': 'created', latest: 'moved' })
    const gone = await release({
      meanwhile: { happens: fake => void fake.tags.delete(`${at.repository}:latest`) },
    })
    expect(gone.section).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(gone.holds('latest')).toBeUndefined()
  })

  test('nothing but the last tag is read where the list says that no other release came', async () => {
    const { requests } = await release({
      given: '2.0.0,2.0,2,latest',
      there: [[low, ['1.2.5', '2.0.0-rc.1']]],
    })
    const written = requests.findLastIndex(line => line.startsWith('PUT '))
    expect(requests.slice(written + 1).toSorted()).toEqual([
      `GET /v2/${at.repository}/tags/list?n=1000`,
      `HEAD /v2/${at.repository}/manifests/latest`,
    ])
  })

  test('a tag of no version is not read again', async () => {
    const { section, holds } = await release({
      given: 'edge',
      there: [[low, []]],
      meanwhile: { after: 'edge', happens: taken(low, 'edge') },
    })
    expect(section).toMatchObject({ status: 'passed', warnings: [] })
    expect(holds('edge')).toBe(low.root.digest)
  })

  test('a tag that is taken again and again is set eight times, and then left with a warning', async () => {
    const { section, requests, holds } = await release({
      there: [[low, []]],
      meanwhile: { happens: taken(low), again: true },
    })
    expect(holds('latest')).toBe(low.root.digest)
    expect(
      requests.filter(line => line.startsWith(`PUT /v2/${at.repository}/manifests/latest`)),
    ).toHaveLength(
      // What the test has seeded, our own, and eight to put it right.
      1 + 1 + 8,
    )
    expect(section.warnings?.at(-1)).toBe(
      `${place}:latest was set by other runs again and again: ${again(low.root.digest)}`,
    )
    expect(section.warnings).toHaveLength(9)
  })

  test('what cannot be read again is a warning, and what was written counts', async () => {
    const { section, outcomes } = await release({
      meanwhile: { refused: (method, path) => method !== 'PUT' && path.endsWith('/latest') },
    })
    expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(outcomes).toEqual({ '2.0.0': 'created', latest: 'moved' })
    expect(section.warnings).toEqual([
      expect.stringContaining(`${place}:latest could not be read once more: `),
    ])
  })

  test('where the tags cannot be listed any more, the label tells', async () => {
    const { section, holds } = await release({
      there: [[low, ['1.2.5']]],
      meanwhile: { happens: taken(low), refused: (_, path) => path.endsWith('/tags/list') },
    })
    expect(holds('latest')).toBe(high.root.digest)
    expect(section.warnings).toEqual([`${place}:latest: ${again(low.root.digest)}`])
  })
})

describe('a higher version is released between our plan and our reading', () => {
  const higher = labelled('2.1.0')
  const came = '2.1.0 was released at the same time, and is higher than 2.0.0'
  const released = (fake: FakeRegistry) => taken(higher, '2.1.0')(fake)

  test('and has not set the tag yet: it is set to it, and this run has not moved it', async () => {
    const { section, holds, outcomes } = await release({
      there: [[higher, []]],
      meanwhile: { happens: released },
    })
    expect(holds('latest')).toBe(higher.root.digest)
    expect(outcomes).toEqual({ '2.0.0': 'created', latest: 'held-back' })
    expect(section.tags[1]).toMatchObject({ after: higher.root.digest })
    expect(section.warnings).toEqual([`${place}:latest: ${came}: the tag is set to ${higher.root.digest}`])
  })

  test('and has set the tag: it stays', async () => {
    const { section, holds, outcomes } = await release({
      there: [[higher, []]],
      meanwhile: {
        happens: fake => {
          released(fake)
          taken(higher)(fake)
        },
      },
    })
    expect(holds('latest')).toBe(higher.root.digest)
    expect(outcomes).toEqual({ '2.0.0': 'created', latest: 'held-back' })
    expect(section.warnings).toEqual([
      `${place}:latest: ${came}: the tag names ${higher.root.digest}, and stays`,
    ])
  })

  test('and is this very image: nothing is to be done', async () => {
    const { section, holds } = await release({ meanwhile: { happens: fake => taken(high, '2.1.0')(fake) } })
    expect(holds('latest')).toBe(high.root.digest)
    expect(section).toMatchObject({ outcome: 'promoted', warnings: [] })
  })

  test('and is gone again: the tag is as it was written', async () => {
    const { section, holds } = await release({
      there: [[higher, []]],
      meanwhile: {
        happens: fake => void fake.tags.set(`${at.repository}:2.1.0`, `sha256:${'9'.repeat(64)}`),
      },
    })
    expect(holds('latest')).toBe(high.root.digest)
    expect(section).toMatchObject({ outcome: 'promoted', warnings: [] })
  })

  test('in another line: only the tags that it is for go on', async () => {
    const { holds } = await release({
      given: '2.0.0,2.0,2,latest',
      there: [[higher, []]],
      meanwhile: { happens: released },
    })
    expect([holds('2.0'), holds('2'), holds('latest')]).toEqual(
      [high, higher, higher].map(({ root }) => root.digest),
    )
  })
})

describe('somebody else writes an immutable tag between our write and our reading', () => {
  test('with another digest: nothing that depends on it moves', async () => {
    const { section, holds } = await release({
      there: [[low, []]],
      meanwhile: { after: '2.0.0', happens: taken(low, '2.0.0') },
    })
    expect(section).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
    expect(section.reason).toContain(`another run has set it to ${low.root.digest} at the same time`)
    expect(section.reason).not.toContain('a floating tag needs')
    expect(section.tags).toMatchObject([
      { outcome: 'refused', after: low.root.digest },
      { outcome: 'not-reached', after: old.root.digest },
    ])
    expect(holds('latest')).toBe(old.root.digest)
  })

  test('with the same digest, or removes it: all is well', async () => {
    const same = await release({ meanwhile: { after: '2.0.0', happens: taken(high, '2.0.0') } })
    expect(same.section).toMatchObject({ outcome: 'promoted', warnings: [] })
    const removed = await release({
      meanwhile: { after: '2.0.0', happens: fake => void fake.tags.delete(`${at.repository}:2.0.0`) },
    })
    expect(removed.section).toMatchObject({ outcome: 'promoted' })
  })

  test('what cannot be read again is a warning, because the registry has taken it', async () => {
    const { section, holds } = await release({
      meanwhile: { after: '2.0.0', refused: (method, path) => method !== 'PUT' && path.endsWith('/2.0.0') },
    })
    expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(section.warnings).toContainEqual(
      expect.stringContaining(`${place}:2.0.0 could not be read once more: `),
    )
    expect(holds('latest')).toBe(high.root.digest)
  })
})

describe('the version tag of an image', () => {
  const find = async (tags: readonly string[], others: readonly string[] = [], unlisted = false) => {
    const fake = fakeRegistry()
    await seed(fakeTransport(fake.http), at, high, tags)
    await seed(fakeTransport(fake.http), at, low, others)
    const http: Http = async request => (unlisted ? respond(fault(403, 'DENIED')) : fake.http(request))
    return versionTagOf({ at, digest: high.root.digest }, fakeTransport(http))
  }
  const many = (count: number) => Array.from({ length: count }, (_, n) => `3.0.${n}`)

  test.each<[string, readonly string[], readonly string[], string | undefined]>([
    ['is the highest of them', ['1.2.3', '1.10.0', '1.9.0'], ['2.0.0'], '1.10.0'],
    ['is a whole one', ['2.0', '2', 'latest', '1.2.3'], [], '1.2.3'],
    ['is not known of parts alone', ['1.2', '1', 'latest'], [], undefined],
    ['is not that of another image', ['edge'], ['1.2.3'], undefined],
    ['may be a date', ['2026.11.1'], ['1.2.3'], '2026.11.1'],
    ['is among the 64 highest', ['1.2.3'], many(63), '1.2.3'],
    ['is not looked for below them', ['1.2.3'], many(64), undefined],
    ['is looked for in each scheme by itself', ['2026.11.1'], many(64), '2026.11.1'],
  ])('%s', async (_, tags, others, expected) => {
    expect(await find(tags, others)).toBe(expected)
  })

  test('is not known where the tags cannot be listed', async () => {
    expect(await find(['1.2.3'], [], true)).toBeUndefined()
  })
})

test('a list that lacks the own version tells nothing: all tags are read', async () => {
  const { section, holds } = await release({
    given: '2.0.0,2.0,2,latest',
    there: [[low, ['1.2.5']]],
    meanwhile: {
      after: 'latest',
      happens: fake => {
        taken(low, '2')(fake)
        fake.tags.delete(`${at.repository}:2.0.0`)
      },
    },
  })
  expect(holds('2')).toBe(high.root.digest)
  expect(section.warnings).toEqual([`${place}:2: ${again(low.root.digest)}`])
})
