import { describe, expect, test } from '@jest/globals'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { type MadeImage, makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const place = `${at.registry}/${at.repository}`
const labelled = (version: string) => makeImage({ labels: { 'org.opencontainers.image.version': version } })
const [old, low, high] = [labelled('1.0.0'), labelled('1.2.5'), labelled('2.0.0')]

describe('somebody else writes a tag between our write and our reading', () => {
  /** Releases 2.0.0 while `other` takes `latest`, right after it was written for the first time. */
  async function overtaken(
    other: MadeImage,
    tags: readonly string[] = [],
    taken = 'latest',
    given = '2.0.0,latest',
  ) {
    const fake = fakeRegistry()
    const transport = fakeTransport(fake.http)
    await seed(transport, at, old, ['latest'])
    await seed(transport, at, other, tags)
    await seed(transport, at, high)
    let once = true
    const http: Http = async request => {
      const answer = await fake.http(request)
      if (once && request.method === 'PUT' && request.url.pathname.endsWith(`/${taken}`)) {
        once = false
        fake.tags.set(`${at.repository}:${taken}`, other.root.digest)
      }
      return answer
    }
    const request = requestFor({ image: `${place}@${high.root.digest}`, tags: given })
    const section = await promoteThrough(fakeTransport(http), request, toolsFor({ http }))
    return { section, holds: (tag: string) => fake.tags.get(`${at.repository}:${tag}`) }
  }

  test('a lower version, by its tag or by its label: the tag is set again, and the record says so', async () => {
    for (const [other, tags] of [
      [makeImage(), ['1.2.5']],
      [low, []],
    ] as const) {
      const { section, holds } = await overtaken(other, tags)
      expect(holds('latest')).toBe(high.root.digest)
      const reason = `another run had set it to a lower version (${other.root.digest}): it is set to 2.0.0 again`
      expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
      expect(section.tags[1]).toMatchObject({ outcome: 'moved', after: high.root.digest, reason })
      expect(section.warnings).toEqual([`${place}:latest: ${reason}`])
    }
  })

  test.each([
    ['a higher version', labelled('2.0.1'), [], ''],
    ['the same version', makeImage(), ['v2.0.0'], ''],
    ['the same version by its label', labelled('2.0.0'), [], ''],
    ['something without a version', makeImage(), [], ', of which no version is known'],
    ['a branch', labelled('main'), [], ', of which no version is known'],
  ])('%s: the tag stays there, with a warning', async (_, other, tags, doubt) => {
    const { section, holds } = await overtaken(other, tags)
    expect(holds('latest')).toBe(other.root.digest)
    expect(section.warnings).toEqual([
      `${place}:latest: another run has set it to ${other.root.digest}${doubt}, and it stays there`,
    ])
    expect(section.tags[1]).toMatchObject({ outcome: 'held-back', after: other.root.digest })
  })

  test('another digest under the immutable tag: nothing that depends on it moves', async () => {
    const { section, holds } = await overtaken(low, [], '2.0.0')
    expect(section).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
    expect(section.reason).toContain(`another run has set it to ${low.root.digest} at the same time`)
    expect(section.tags).toMatchObject([
      { outcome: 'refused', after: low.root.digest },
      { outcome: 'not-reached', after: old.root.digest },
    ])
    expect(holds('latest')).toBe(old.root.digest)
  })

  test.each([
    ['2.0.0,2.0,2,latest', ['latest', '2'], 'the last tag says it'],
    ['2,latest', ['2'], 'the list does not have 2.0.0'],
  ])('giving %s, and %j are taken: all are put right, because %s', async (given, taken) => {
    const fake = fakeRegistry()
    for (const image of [low, high]) await seed(fakeTransport(fake.http), at, image)
    let once = true
    const http: Http = async request => {
      const answer = await fake.http(request)
      if (once && request.method === 'PUT' && request.url.pathname.endsWith('/latest')) {
        once = false
        for (const tag of taken) fake.tags.set(`${at.repository}:${tag}`, low.root.digest)
      }
      return answer
    }
    const request = requestFor({ image: `${place}@${high.root.digest}`, tags: given })
    const { warnings } = await promoteThrough(fakeTransport(http), request, toolsFor({ http }))
    expect(warnings).toHaveLength(taken.length)
    for (const tag of given.split(','))
      expect([tag, fake.tags.get(`${at.repository}:${tag}`)]).toEqual([tag, high.root.digest])
  })

  test('a tag of no version is not read again', async () => {
    const { section, holds } = await overtaken(low, [], 'edge', 'edge')
    expect(section).toMatchObject({ status: 'passed', warnings: [] })
    expect(holds('edge')).toBe(low.root.digest)
  })
})

describe('what is found when the tags are read once more', () => {
  /** Releases 2.0.0; `after` sees each request with its answer, and may change both. */
  async function release(
    after: (
      asked: { line: string; writes: number },
      tags: Map<string, string>,
    ) => ReturnType<typeof respond> | undefined,
    before: readonly string[] = ['latest'],
  ) {
    const fake = fakeRegistry()
    const transport = fakeTransport(fake.http)
    await seed(transport, at, old, before)
    for (const image of [low, high]) await seed(transport, at, image)
    let writes = 0
    const http: Http = async request => {
      const name = request.url.pathname.split('/').at(-1) as string
      const answer = await fake.http(request)
      if (request.method === 'PUT' && name === 'latest') writes++
      return after({ line: `${request.method} ${name}`, writes }, fake.tags) ?? answer
    }
    const request = requestFor({ image: `${place}@${high.root.digest}`, tags: '2.0.0,latest' })
    const section = await promoteThrough(fakeTransport(http), request, toolsFor({ http }))
    return { section, latest: fake.tags.get(`${at.repository}:latest`) }
  }
  const key = (tag: string) => `${at.repository}:${tag}`

  test('a tag that cannot be read is a warning: the registry has said that it took it', async () => {
    let reads = 0
    const { section } = await release(({ line, writes }) =>
      (writes > 0 && /^(?:HEAD|GET) latest$/.test(line)) ||
      line === 'GET 2.0.0' ||
      (line === 'HEAD 2.0.0' && reads++ > 0)
        ? respond(fault(403, 'DENIED'))
        : undefined,
    )
    expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(section.warnings).toEqual([
      expect.stringContaining(`${place}:2.0.0 could not be read once more`),
      expect.stringContaining(`${place}:latest could not be read once more`),
    ])
  })
  test('a tag that is gone is nothing to put right', async () => {
    const { section } = await release(({ line }, tags) => {
      if (line === 'PUT latest') tags.delete(key('latest'))
      if (line === 'PUT 2.0.0') tags.delete(key('2.0.0'))
      return undefined
    })
    expect(section).toMatchObject({ status: 'passed', warnings: [] })
  })

  test('a first latest that was taken is created again', async () => {
    const { section, latest } = await release(({ line, writes }, tags) => {
      if (line === 'PUT latest' && writes === 1) tags.set(key('latest'), low.root.digest)
      return undefined
    }, [])
    expect(section.tags[1]).toMatchObject({ outcome: 'created', after: high.root.digest })
    expect(latest).toBe(high.root.digest)
  })

  test('a tag that is taken again and again is left at last, with a warning', async () => {
    let most = 0
    const { section } = await release(({ line, writes }, tags) => {
      if (line === 'PUT latest') tags.set(key('latest'), low.root.digest)
      most = writes
      return undefined
    })
    expect(most).toBe(9)
    expect(section).toMatchObject({ status: 'passed' })
    expect(section.warnings?.at(-1)).toContain(`${place}:latest was set by other runs again and again`)
  })

  test('a higher release that has the tag already keeps it', async () => {
    const { section, latest } = await release(({ line }, tags) => {
      if (line === 'PUT latest') for (const tag of ['latest', '2.0.1']) tags.set(key(tag), low.root.digest)
      return undefined
    })
    expect(latest).toBe(low.root.digest)
    expect(section.tags[1]).toMatchObject({
      outcome: 'held-back',
      reason: `2.0.1 was released at the same time, and is higher than 2.0.0: the tag names ${low.root.digest}, and stays`,
    })
  })

  test('a higher release that has not taken the tag yet gets it', async () => {
    const { section, latest } = await release(({ line, writes }, tags) => {
      if (line === 'PUT latest' && writes === 1) tags.set(key('2.0.1'), low.root.digest)
      return undefined
    })
    expect(latest).toBe(low.root.digest)
    expect(section.tags[1]).toMatchObject({ outcome: 'held-back', after: low.root.digest })
  })

  test('a higher version of the same image, or one that is gone, changes nothing', async () => {
    for (const gone of [true, false]) {
      const { section, latest } = await release(({ line }, tags) => {
        if (line === 'PUT latest')
          tags.set(key('2.0.1'), gone ? `sha256:${'0'.repeat(64)}` : high.root.digest)
        return undefined
      })
      expect(latest).toBe(high.root.digest)
      expect(section).toMatchObject({
        status: 'passed',
        warnings: [],
        tags: [{ outcome: 'created' }, { outcome: 'moved' }],
      })
    }
  })
})
