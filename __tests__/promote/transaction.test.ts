import { describe, expect, test } from '@jest/globals'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { Http } from '../../src/system/http.ts'
import { type FakeOptions, type FakeRegistry, fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const [old, next] = [makeImage(), makeImage()]
const repository = 'acme/web'

/** Two registries with the old image under some tags, and the new one in the first. */
async function world(tags: readonly string[], options: FakeOptions = {}, second: FakeOptions = options) {
  const registries: Record<string, FakeRegistry> = {
    'a.example': fakeRegistry(options),
    'b.example': fakeRegistry(second),
  }
  for (const [registry, { http }] of Object.entries(registries))
    await seed(fakeTransport(http), { registry, repository }, old, tags)
  await seed(
    fakeTransport(registries['a.example']?.http as Http),
    { registry: 'a.example', repository },
    next,
  )
  for (const { requests } of Object.values(registries)) requests.length = 0
  const log: string[] = []
  let broken: (request: Parameters<Http>[0]) => boolean | 503 = () => false
  const http: Http = async request => {
    log.push(
      `${request.url.host} ${request.method} ${request.url.pathname.split('/').at(-1)}${request.url.search}`,
    )
    const fails = broken(request)
    if (fails) return respond(fault(fails === 503 ? 503 : 403, 'DENIED'))
    const fake = registries[request.url.host]
    if (fake === undefined) throw new Error(`nobody at ${request.url.host}`)
    return fake.http(request)
  }
  const run = (texts: Record<string, string>, now = Date.now) =>
    promoteThrough(
      fakeTransport(http),
      requestFor({ image: `a.example/${repository}@${next.root.digest}`, ...texts }),
      toolsFor({ http, now }),
    )
  return {
    registries,
    run,
    log,
    held: (host: string, tag: string) => registries[host]?.tags.get(`${repository}:${tag}`),
    breakOn: (test: typeof broken) => {
      broken = test
    },
  }
}

const both = { to: `a.example/${repository}, b.example/${repository}` }

describe('several registries are one commit', () => {
  test('nothing is written anywhere when one of them refuses an immutable tag', async () => {
    const { run, log } = await world(['1.0.0', 'stable'])
    const refused = await run({ tags: '1.0.0, stable', ...both })
    expect(refused).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
    expect(log.filter(line => / (PUT|POST) /.test(line))).toEqual([])
  })

  test('no floating tag moves at either when an immutable one fails at one of them', async () => {
    const { run, held, breakOn } = await world(['stable'])
    breakOn(
      ({ method, url }) => method === 'PUT' && url.host === 'b.example' && url.pathname.endsWith('/1.0.0'),
    )
    const result = await run({ tags: '1.0.0, stable, latest', ...both, floating: 'always' })
    expect(result).toMatchObject({ status: 'failed', outcome: 'partial' })
    expect(result.reason).toContain('b.example/acme/web:1.0.0')
    for (const host of ['a.example', 'b.example']) {
      expect(held(host, 'stable')).toBe(old.root.digest)
      expect(held(host, 'latest')).toBeUndefined()
    }
  })

  test('floating tags that moved go back when another one fails, and the record says so', async () => {
    const { run, held, breakOn } = await world(['stable', 'edge', 'latest'])
    breakOn(
      ({ method, url }) => method === 'PUT' && url.host === 'b.example' && url.pathname.endsWith('/latest'),
    )
    const result = await run({ tags: 'stable, edge, latest', ...both, floating: 'always' })
    expect(result).toMatchObject({ status: 'failed', outcome: 'rolled-back' })
    for (const host of ['a.example', 'b.example'])
      for (const tag of ['stable', 'edge', 'latest']) expect(held(host, tag)).toBe(old.root.digest)
    const { tags } = result
    expect(tags.find(({ reference }) => reference === 'a.example/acme/web:stable')).toMatchObject({
      outcome: 'not-reached',
      after: old.root.digest,
      reason: 'moved, and moved back',
    })
  })

  test('a floating tag whose write was answered with another digest goes back, wherever it was then', async () => {
    const { registries, run, held, breakOn } = await world(['stable'])
    let late = false
    const b = registries['b.example'] as FakeRegistry
    const lookedUp = b.http
    Object.assign(b, {
      http: async (request: Parameters<Http>[0]) => {
        const { method, url, body } = request
        const answer = await lookedUp(request)
        if (!url.pathname.endsWith('/stable')) return answer
        const set = method === 'PUT' && Buffer.from(body as Uint8Array).equals(next.root.bytes)
        // The lookup behind it still says what was there before.
        const other = {
          ...answer.headers,
          'docker-content-digest': [set ? `sha256:${'b'.repeat(64)}` : old.root.digest],
        }
        if (set) late = true
        else if (method !== 'HEAD' || !late) return answer
        else late = false
        return { ...answer, headers: other }
      },
    })
    breakOn(() => false)
    const result = await run({ tags: 'stable', ...both, floating: 'always' })
    expect(result).toMatchObject({ status: 'failed', outcome: 'rolled-back' })
    for (const host of ['a.example', 'b.example']) expect(held(host, 'stable')).toBe(old.root.digest)
  })

  test('a floating tag that may have moved goes back as well, when no answer says whether it has', async () => {
    const { registries, run, held, breakOn } = await world(['stable'])
    let lost = false
    breakOn(({ method, url, body }) => {
      if (url.host !== 'b.example' || !url.pathname.endsWith('/stable')) return false
      const set = method === 'PUT' && Buffer.from(body as Uint8Array).equals(next.root.bytes)
      if (set) registries['b.example']?.tags.set(`${repository}:stable`, next.root.digest)
      lost ||= set
      if (set || (lost && method === 'HEAD')) throw new Error('read ECONNRESET')
      return false
    })
    const result = await run({ tags: 'stable', ...both, floating: 'always' })
    expect(result).toMatchObject({ status: 'failed', outcome: 'rolled-back' })
    for (const host of ['a.example', 'b.example']) expect(held(host, 'stable')).toBe(old.root.digest)
  })

  test('a floating tag that another run has set meanwhile stays there when another one fails', async () => {
    const { registries, run, held, breakOn } = await world(['stable', 'latest'])
    const { http, tags } = registries['a.example'] as FakeRegistry
    const other = makeImage()
    await seed(fakeTransport(http), { registry: 'a.example', repository }, other)
    breakOn(({ method, url }) => {
      const fails = method === 'PUT' && url.pathname.endsWith('/latest')
      if (fails) tags.set(`${repository}:stable`, other.root.digest)
      return fails
    })
    const result = await run({ tags: 'stable, latest', floating: 'always' })
    expect(result).toMatchObject({ status: 'failed' })
    expect([held('a.example', 'stable'), held('a.example', 'latest')]).toEqual([
      other.root.digest,
      old.root.digest,
    ])
    expect(result.tags[0]).toMatchObject({
      outcome: 'not-reached',
      after: other.root.digest,
      reason: 'moved; another run has set it since, and it stays there',
    })
  })

  test('what failed is told of every registry, with what to do', async () => {
    const { run, breakOn } = await world(['stable'])
    breakOn(({ method, url }) => method === 'PUT' && url.pathname.endsWith('stable'))
    const { reason } = await run({ tags: 'stable', ...both, floating: 'always' })
    expect(reason?.match(/destination \S+/g)).toEqual([
      'destination a.example/acme/web:stable:',
      'destination b.example/acme/web:stable:',
    ])
    expect(reason).toContain('403: DENIED denied. Log in to a.example first')
  })

  test('the order is: content everywhere, immutable tags everywhere, floating tags, latest', async () => {
    const { run, log } = await world(['stable'])
    await run({ tags: '1.0.0, stable, latest', ...both, floating: 'always' })
    const order = log
      .filter(line => line.includes(' PUT '))
      .map(line => (/\d+\?|sha256:/.test(line) ? 'content' : (line.split(' ').at(-1) as string)))
    expect(order.filter((name, at) => name !== order[at - 1])).toEqual([
      'content',
      '1.0.0',
      'stable',
      'latest',
    ])
  })

  test('an immutable tag that was created stays, and what moved after it goes back as a whole', async () => {
    const { run, held, breakOn } = await world(['stable'])
    breakOn(
      ({ method, url }) => method === 'PUT' && url.host === 'b.example' && url.pathname.endsWith('/stable'),
    )
    const result = await run({ tags: '1.0.0, stable', ...both, floating: 'always' })
    expect(result).toMatchObject({ status: 'failed', outcome: 'rolled-back' })
    for (const host of ['a.example', 'b.example']) {
      expect(held(host, '1.0.0')).toBe(next.root.digest)
      expect(held(host, 'stable')).toBe(old.root.digest)
    }
  })

  test('an immutable tag that got no clear answer is not moved back, and its state is not known', async () => {
    const { run, log, breakOn } = await world([])
    breakOn(({ method, url }) => (method === 'PUT' && url.pathname.endsWith('/1.0.0') ? 503 : false))
    const result = await run({ tags: '1.0.0' })
    expect(result).toMatchObject({ status: 'failed', outcome: 'unknown-state' })
    expect(result.reason).not.toContain('undefined')
    expect(log.at(-1)).toBe('a.example HEAD 1.0.0')
  })

  test('after a failure no further tag of the step is tried, and none that was set is read again', async () => {
    const { run, log, breakOn } = await world([])
    const tags = Array.from({ length: 20 }, (_, n) => `1.0.${n}`)
    breakOn(({ method, url }) => method === 'PUT' && (url.search !== '' || !url.pathname.endsWith('/1.0.0')))
    const result = await run({ tags: tags.join(',') })
    expect(result).toMatchObject({ status: 'failed', outcome: 'partial' })
    // Sixteen are on their way at the same time, and the one that was set made room for another.
    const tried = log.filter(line => / PUT 1\.0\.\d+$/.test(line))
    expect(tried).toHaveLength(17)
    const written = log.indexOf('a.example PUT 1.0.0')
    expect(log.slice(written)).not.toContain('a.example HEAD 1.0.0')
  })

  test('running again after a failure completes what is missing', async () => {
    const { run, held, breakOn } = await world(['stable'])
    breakOn(
      ({ method, url }) => method === 'PUT' && url.host === 'b.example' && url.pathname.endsWith('/1.0.0'),
    )
    await run({ tags: '1.0.0, stable', ...both })
    breakOn(() => false)
    expect(await run({ tags: '1.0.0, stable', ...both })).toMatchObject({ outcome: 'promoted' })
    for (const host of ['a.example', 'b.example']) {
      expect(held(host, '1.0.0')).toBe(next.root.digest)
      expect(held(host, 'stable')).toBe(next.root.digest)
    }
  })
})

test('after a long copy the tags are looked up again, so that one which appeared meanwhile is not moved', async () => {
  const { run, held, registries, breakOn } = await world(['stable'])
  breakOn(({ method, url }) => {
    if (method === 'POST') registries['b.example']?.tags.set(`${repository}:1.0.0`, old.root.digest)
    return url.host === 'nobody'
  })
  let time = Date.now()
  const slow = () => {
    time += 4000
    return time
  }
  const result = await run({ tags: '1.0.0, stable', to: `b.example/${repository}` }, slow)
  expect(result).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
  expect(held('b.example', '1.0.0')).toBe(old.root.digest)
  expect(held('b.example', 'stable')).toBe(old.root.digest)
})

describe('a tag that the registry itself keeps', () => {
  test.each([400, 409, 412] as const)('is told as such when it answers %d', async status => {
    const { run, held } = await world(['live', 'stable'], { immutable: { pattern: /^live$/, status } })
    const result = await run({ tags: 'live, stable', floating: 'always' })
    expect(result).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
    expect(result.reason).toContain(`names ${old.root.digest}, and the registry does not allow it to move`)
    expect(result.reason).toContain('a floating tag needs a repository with mutable tags')
    expect(held('a.example', 'stable')).toBe(old.root.digest)
  })

  test('is told as such also where another registry fails otherwise', async () => {
    const { run, breakOn } = await world(['live'], { immutable: { pattern: /^live$/, status: 409 } }, {})
    breakOn(
      ({ method, url }) => method === 'PUT' && url.host === 'b.example' && url.pathname.endsWith('/live'),
    )
    const result = await run({ tags: 'live', ...both, floating: 'always' })
    expect(result).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
    expect(result.tags.map(({ outcome }) => outcome)).toEqual(['refused', 'not-reached'])
  })

  test('and refuses the same digest too is no problem, because it is not asked', async () => {
    const { run } = await world([], { immutable: { pattern: /./, status: 400, evenSame: true } })
    expect(await run({ tags: '1.0.0' })).toMatchObject({ outcome: 'promoted' })
    expect(await run({ tags: '1.0.0' })).toMatchObject({ status: 'passed', outcome: 'unchanged' })
  })
})

describe('a lookup that is not clear', () => {
  test('stops everything, and is "absent" only where the user says so', async () => {
    const { run, log, breakOn } = await world([])
    breakOn(({ method, url }) => method !== 'PUT' && url.pathname.endsWith('/1.0.0'))
    await expect(run({ tags: '1.0.0' })).rejects.toThrow(
      'destination a.example/acme/web:1.0.0: it is not known whether the tag exists',
    )
    expect(log.filter(line => / (PUT|POST) /.test(line))).toEqual([])
    expect(await run({ tags: '1.0.0', 'new-repository': 'true' })).toMatchObject({ outcome: 'promoted' })
  })
})

describe('a registry that takes several tags in one request', () => {
  const tags = { tags: 'a-1.0.0, 1.0.0, 1.0.1, x, y, z', floating: 'always' }
  const puts = (log: readonly string[]) =>
    log.filter(line => line.includes(' PUT ')).map(line => line.split('?')[1] ?? '-')

  test('gets one for each step', async () => {
    const { run, log, held } = await world([], { manyTags: 'all' })
    expect(await run(tags)).toMatchObject({ outcome: 'promoted' })
    expect(puts(log)).toEqual(['tag=a-1.0.0&tag=1.0.0&tag=1.0.1', 'tag=x&tag=y&tag=z'])
    for (const tag of ['1.0.0', '1.0.1', 'x', 'y', 'z']) expect(held('a.example', tag)).toBe(next.root.digest)
  })

  test('gets the tags that it did not confirm one by one', async () => {
    const { run, log, held } = await world([], { manyTags: 'first' })
    expect(await run({ tags: 'x, y, z' })).toMatchObject({ outcome: 'promoted' })
    expect(puts(log)).toEqual(['tag=x&tag=y&tag=z', '-', '-'])
    for (const tag of ['x', 'y', 'z']) expect(held('a.example', tag)).toBe(next.root.digest)
  })

  test('is asked only once when it does not know how', async () => {
    const { run, log } = await world([], { manyTags: 'none' })
    expect(await run({ tags: '1.0.0, 1.0.1, x, y' })).toMatchObject({ outcome: 'promoted' })
    expect(puts(log).filter(query => query !== '-')).toHaveLength(1)
  })

  test('is read again after an error, because some of the tags may be set', async () => {
    const { run, held, breakOn } = await world([], { manyTags: 'all' })
    breakOn(({ url }) => url.search.startsWith('?tag='))
    expect(await run({ tags: 'x, y' })).toMatchObject({ outcome: 'promoted' })
    expect(held('a.example', 'y')).toBe(next.root.digest)
  })
})

describe('registries with habits of their own', () => {
  test.each<[string, FakeOptions]>([
    ['does not name digests', { digestHeader: 'no' }],
    ['knows no HEAD', { headManifest: 'no' }],
    ['answers mounts with an upload', { mount: 'session' }],
    ['denies mounts', { mount: 'denied' }],
    ['redirects the referrers list', { referrers: 'redirect' }],
    ['announces referrers and does not list them', { referrers: 'announced' }],
    ['takes uploads at another host', { uploadsAt: 'https://a.example' }],
  ])('one that %s is promoted to', async (_, options) => {
    const { run, held } = await world(['stable'], options)
    const result = await run({ tags: '1.0.0, stable', to: 'a.example/acme/other', floating: 'always' })
    expect(result).toMatchObject({ outcome: 'promoted' })
    expect(held('a.example', 'stable')).toBe(old.root.digest)
  })
})
