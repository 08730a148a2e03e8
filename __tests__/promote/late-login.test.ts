import { describe, expect, test } from '@jest/globals'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { Credentials } from '../../src/registry/auth/credentials.ts'
import { headManifest, putManifest } from '../../src/registry/manifests.ts'
import { addReferrer, fallbackTag } from '../../src/registry/referrers.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { type AuthScript, withTokens } from '../fakes/registry-auth.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeClock, fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const place = `${at.registry}/${at.repository}`
const credentials: Credentials = { kind: 'basic', username: 'alice', password: 'word' }

/** A registry that holds an old image, and hides what it holds from whoever has not logged in. */
async function hidden(script: Partial<AuthScript>, only = /./) {
  const fake = fakeRegistry({ referrers: 'no' })
  const behind = fakeTransport(fake.http)
  const [old, image] = [makeImage(), makeImage()]
  await seed(behind, at, old, ['1.0.0', 'latest'])
  await seed(behind, at, image)
  const clock = fakeClock()
  const tokens = withTokens(fake.http, {
    registry: at.registry,
    realm: 'https://auth.example/token',
    username: 'alice',
    password: 'word',
    now: clock.now,
    ...script,
  })
  // What is not hidden is public.
  const http: Http = request => {
    const reads = /^(?:GET|HEAD)$/.test(request.method) && request.url.host === at.registry
    return reads && request.url.pathname !== '/v2/' && !only.test(request.url.pathname)
      ? fake.http(request)
      : tokens.http(request)
  }
  fake.requests.length = 0
  const promote = (tags: string, texts: Record<string, string> = {}) =>
    promoteThrough(
      fakeTransport(http, { credentials, clock }),
      requestFor({ image: `${place}@${image.root.digest}`, floating: 'always', tags, ...texts }),
      toolsFor({ http, now: clock.now }),
    )
  const held = (tag: string) => fake.tags.get(`${at.repository}:${tag}`)
  return { fake, behind, http, clock, old, image, promote, held }
}

describe.each([
  ['asks for a login at its root', 'all but the root'],
  ['asks for a login on writes only', 'all'],
] as const)('a registry that shows the anonymous no tag, and %s', (_, hides) => {
  const tagsOnly = /\/manifests\/(?!sha256:)/

  test('keeps an immutable tag that it has', async () => {
    const { promote, held, old, fake } = await hidden({ hides }, tagsOnly)
    expect(await promote('1.0.0')).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
    expect(held('1.0.0')).toBe(old.root.digest)
    expect(fake.requests.filter(line => line.startsWith('PUT'))).toEqual([])
  })

  test('keeps it when several tags are set with one request', async () => {
    const { promote, held, old } = await hidden({ hides }, tagsOnly)
    expect(await promote('2.0.0, 1.0.0, 2.0.1')).toMatchObject({ outcome: 'refused-immutable' })
    expect([held('1.0.0'), held('2.0.0')]).toEqual([old.root.digest, undefined])
  })

  test('gets a new tag, and a floating one moves with its old digest in the record', async () => {
    const { promote, held, old, image } = await hidden({ hides }, tagsOnly)
    const { outcome, tags } = await promote('1.1.0, latest')
    expect(outcome).toBe('promoted')
    expect(tags.find(({ reference }) => reference.endsWith(':latest'))).toMatchObject({
      outcome: 'moved',
      before: old.root.digest,
    })
    expect([held('1.1.0'), held('latest')]).toEqual([image.root.digest, image.root.digest])
  })

  test('keeps the entries of a list of referrers', async () => {
    const { http, clock, behind, image, fake } = await hidden({ hides }, tagsOnly)
    const transport = fakeTransport(http, { credentials, clock })
    const [first, second] = [makeImage(), makeImage()]
    const subject = image.root.digest
    for (const made of [first, second]) await seed(behind, at, made)
    await addReferrer(behind, at, subject, { stored: first.root, keepsReferrers: false })
    await addReferrer(transport, at, subject, { stored: second.root, keepsReferrers: false })
    const list = fake.manifests.get(
      `${at.repository}@${fake.tags.get(`${at.repository}:${fallbackTag(subject)}`)}`,
    )
    const { manifests } = JSON.parse(list?.bytes.toString() ?? '')
    expect(manifests.map(({ digest }: { digest: string }) => digest)).toEqual([
      first.root.digest,
      second.root.digest,
    ])
  })

  test('is never written over, whoever asks', async () => {
    const { http, clock, image, held, old } = await hidden({ hides }, tagsOnly)
    const transport = fakeTransport(http, { credentials, clock })
    const seen = await headManifest(transport, at, '1.0.0')
    if (hides === 'all but the root') expect(seen?.digest).toBe(old.root.digest)
    else
      await expect(putManifest(transport, at, image.root, { name: '1.0.0' })).rejects.toThrow(
        `${place}:1.0.0 exists: it was looked up before the registry asked for the login`,
      )
    expect(held('1.0.0')).toBe(old.root.digest)
  })
})

describe('a registry that hides what a token gives no right to', () => {
  /** Its token server understands the last of several scopes only, so that the first token gives less than was asked for. */
  const misreading = { misread: 'last' } as const
  const source = { ...at, repository: 'acme/web' }
  const target = { ...at, repository: 'acme/release' }

  async function narrow() {
    const fake = fakeRegistry()
    const behind = fakeTransport(fake.http)
    const [old, image] = [makeImage(), makeImage()]
    await seed(behind, source, image)
    await seed(behind, target, old, ['1.0.0'])
    const clock = fakeClock()
    const tokens = withTokens(fake.http, {
      ...{ registry: at.registry, realm: 'https://auth.example/token', username: 'alice', password: 'word' },
      ...misreading,
      now: clock.now,
    })
    const http: Http = async request => {
      const answer = await tokens.http(request)
      const looksWithToken = /^(?:GET|HEAD)$/.test(request.method) && request.headers?.authorization
      return answer.status === 401 && looksWithToken && request.url.host === at.registry
        ? respond(fault(404, 'NAME_UNKNOWN'))
        : answer
    }
    const held = () => fake.tags.get(`${target.repository}:1.0.0`)
    return { fake, http, clock, image, old, held, transport: fakeTransport(http, { credentials, clock }) }
  }

  test('keeps an immutable tag that was looked up with it', async () => {
    const { http, clock, image, old, held } = await narrow()
    const ended = await promoteThrough(
      fakeTransport(http, { credentials, clock }),
      requestFor({
        image: `${place}@${image.root.digest}`,
        to: `${at.registry}/${target.repository}`,
        tags: '1.0.0',
      }),
      toolsFor({ http, now: clock.now }),
    )
    expect(ended).toMatchObject({ outcome: 'refused-immutable' })
    expect(held()).toBe(old.root.digest)
  })

  test('is looked up again before a write with another token, also where the write names several tags', async () => {
    const { transport, image, old, held } = await narrow()
    transport.declare([
      { at: target, push: true },
      { at: source, push: false },
    ])
    expect(await headManifest(transport, target, '1.0.0')).toBeUndefined()
    for (const names of [{ name: '1.0.0' }, { name: image.root.digest, tags: ['2.0.0', '1.0.0'] }])
      await expect(putManifest(transport, target, image.root, names)).rejects.toThrow(
        'acme/release:1.0.0 exists: it was looked up with a token of less right',
      )
    expect(held()).toBe(old.root.digest)
  })
})

test.each([
  ['a HEAD that is not supported', ({ method }: { method: string }) => method === 'HEAD'],
  ['an upload that leads nowhere', ({ method }: { method: string }) => method === 'POST'],
])('a hidden tag is kept also with %s', async (_, odd) => {
  const { http, clock, image, held, old } = await hidden({ hides: 'all' })
  const oddly: Http = async request => {
    if (!request.headers?.authorization || !odd(request)) return http(request)
    return request.method === 'HEAD'
      ? respond({ status: 405 })
      : respond({ status: 202, headers: { location: 'http://[' } })
  }
  const transport = fakeTransport(oddly, { credentials, clock })
  expect(await headManifest(transport, at, '1.0.0')).toBeUndefined()
  if (odd({ method: 'POST' })) expect(await transport.isOutdated(at)).toBe(true)
  await expect(putManifest(transport, at, image.root, { name: '1.0.0' })).rejects.toThrow(
    `${place}:1.0.0 exists`,
  )
  expect(held('1.0.0')).toBe(old.root.digest)
})

test('a hidden tag is kept where one request names several', async () => {
  const { http, clock, image, held, old } = await hidden({ hides: 'all' })
  const transport = fakeTransport(http, { credentials, clock })
  for (const tag of ['1.0.0', '2.0.0']) expect(await headManifest(transport, at, tag)).toBeUndefined()
  const names = { name: image.root.digest, tags: ['2.0.0', '1.0.0'] }
  await expect(putManifest(transport, at, image.root, names)).rejects.toThrow(`${place}:1.0.0 exists`)
  expect(held('1.0.0')).toBe(old.root.digest)
})

test('an image that goes there from elsewhere does not take a hidden tag', async () => {
  const { http, clock, held, old } = await hidden({ hides: 'all' })
  const source = fakeRegistry()
  const image = makeImage()
  const from = { registry: 'source.example', repository: 'acme/web' }
  await seed(fakeTransport(source.http), from, image)
  const both: Http = request => (request.url.host === from.registry ? source.http : http)(request)
  const ended = await promoteThrough(
    fakeTransport(both, { credentials, clock }),
    requestFor({
      image: `${from.registry}/${from.repository}@${image.root.digest}`,
      to: place,
      tags: '1.0.0',
    }),
    toolsFor({ http: both, now: clock.now }),
  )
  expect(ended).toMatchObject({ outcome: 'refused-immutable' })
  expect(held('1.0.0')).toBe(old.root.digest)
})

test('a root that is busy is asked again, and says nothing until then', async () => {
  const { http, clock, held, old, image } = await hidden({ hides: 'all but the root' }, /\/manifests\/1/)
  let asked = 0
  const busy: Http = async request =>
    request.url.pathname === '/v2/' && ++asked < 3 ? respond(fault(503, 'UNAVAILABLE')) : http(request)
  const ended = await promoteThrough(
    fakeTransport(busy, { credentials, clock }),
    requestFor({ image: `${place}@${image.root.digest}`, tags: '1.0.0' }),
    toolsFor({ http: busy, now: clock.now }),
  )
  expect(ended).toMatchObject({ outcome: 'refused-immutable' })
  expect([held('1.0.0'), asked]).toEqual([old.root.digest, 3])
})

test('a registry that asks for nothing is asked for its root once, and for nothing more by who has no login', async () => {
  const fake = fakeRegistry()
  const http: Http = async request => {
    if (request.url.pathname !== '/v2/') return fake.http(request)
    fake.requests.push('ping')
    return respond({ status: 200 })
  }
  for (const [login, pings] of [
    [credentials, 1],
    [undefined, 0],
  ] as const) {
    fake.requests.length = 0
    const transport = fakeTransport(http, { credentials: login })
    for (const tag of ['a', 'b', 'c']) expect(await headManifest(transport, at, tag)).toBeUndefined()
    expect(fake.requests.filter(line => line === 'ping')).toHaveLength(pings)
  }
})
