import { describe, expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { readEvidence } from '../../src/promote/evidence/store.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import { fallbackTag } from '../../src/registry/referrers.ts'
import { attach } from '../../src/store/artifact.ts'
import { registryStore } from '../../src/store/open-store.ts'
import { evidenceTag } from '../../src/store/referrers.ts'
import { readPlatforms } from '../../src/store/runnable-images.ts'
import type { Http } from '../../src/system/http.ts'
import { type FakeOptions, fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeClock, fakeTransport } from '../registry/transports.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const [from, to] = [
  { registry: 'source.example', repository: 'acme/web' },
  { registry: 'target.example', repository: 'acme/release' },
]
const sbom = {
  artifactType: 'application/vnd.example.sbom',
  document: { bytes: Buffer.from('{}'), mediaType: 'application/json' },
  annotations: {},
}

/** A source with a proven image and its SBOM, and a destination with quirks. */
async function world(habits: FakeOptions, { withSbom = true } = {}) {
  const [source, target] = [fakeRegistry(), fakeRegistry(habits)]
  const http: Http = request => (request.url.host === from.registry ? source : target).http(request)
  const transport = fakeTransport(http)
  const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'] })
  await seed(transport, from, image)
  const home = registryStore(from, transport)
  const platforms = await readPlatforms(home.reader, image.root.digest)
  const subject = {
    digest: image.root.digest,
    source: { kind: 'registry', repository: `${from.registry}/${from.repository}` } as const,
    platforms,
  }
  const run = (
    texts: Record<string, string>,
    record: Parameters<typeof requestFor>[1] = {},
    through = http,
  ) =>
    promoteThrough(
      fakeTransport(through),
      requestFor({ floating: 'always', ...texts }, record),
      toolsFor({ http: through }),
    )
  // Its evidence comes from the run that built it.
  await run({ tags: 'main' }, { subject, images: [subject.source.repository], evidence: recordOf(subject) })
  if (withSbom) await attach(transport, from, { subject: descriptorOf(image.root), ...sbom })
  const move = (tags: string, texts: Record<string, string> = {}, through = http) =>
    run(
      {
        image: `${subject.source.repository}@${image.root.digest}`,
        to: `${to.registry}/${to.repository}`,
        tags,
        ...texts,
      },
      {},
      through,
    )
  const held = (tag: string) => target.tags.get(`${to.repository}:${tag}`)
  return { source, target, http, transport, image, digest: image.root.digest, subject, run, move, held }
}

describe('a registry that refuses what refers to an image (ECR, 405)', () => {
  const habits = { refusesReferrers: 405, mount: 'session' } as const

  test('gets no tag, and the reason names the referrer, the answer and the way on', async () => {
    const { move, target } = await world(habits)
    const moving = move('1.0.0')
    await expect(moving).rejects.toThrow(
      /target\.example\/acme\/release does not accept sha256:\w+, which refers to sha256:\w+: PUT .* 405: UNSUPPORTED/,
    )
    await expect(moving).rejects.toMatchObject({ hint: expect.stringContaining('referrers: accepted') })
    expect([...target.tags.keys()].filter(tag => tag.endsWith(':1.0.0'))).toEqual([])
  })

  test('gets the image without them where that is accepted, with a warning for each', async () => {
    const { move, held, digest } = await world(habits)
    const moved = await move('1.0.0', { referrers: 'accepted' })
    expect(moved).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(moved.warnings).toEqual([expect.stringContaining('does not accept sha256:')])
    expect(held('1.0.0')).toBe(digest)
  })

  test('has the evidence under a tag, where the next promotion finds it', async () => {
    const { move, run, held, transport, digest } = await world(habits, { withSbom: false })
    expect(await move('1.0.0')).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(held(evidenceTag(digest))).toBeDefined()
    expect(
      (await readEvidence(registryStore(to, transport), { digest, now: Date.now() })).sources,
    ).toHaveLength(1)
    const image = `${to.registry}/${to.repository}@${digest}`
    const released = await run({ image, tags: '1.0.1', require: 'scan, smoke' })
    expect(released).toMatchObject({
      outcome: 'promoted',
      evidence: [{ status: 'passed' }, { status: 'passed' }],
    })
    // It goes on from there, to a registry that would take it as a referrer too.
    const home = `${from.registry}/acme/other`
    expect(await run({ image, tags: '1.0.0', to: home, require: 'scan, smoke' })).toMatchObject({
      outcome: 'promoted',
    })
    const other = { registry: from.registry, repository: 'acme/other' }
    expect(
      (await readEvidence(registryStore(other, transport), { digest, now: Date.now() })).sources,
    ).toHaveLength(1)
  })

  test('has the evidence of this run under the tag, too, and none that speaks of another digest', async () => {
    const { run, held, transport, subject, digest } = await world(habits)
    const record = { subject, images: [`${to.registry}/${to.repository}`], evidence: recordOf(subject) }
    expect(await run({ tags: '1.0.0', referrers: 'none', require: 'scan, smoke' }, record)).toMatchObject({
      outcome: 'promoted',
      warnings: [],
    })
    expect(
      (await readEvidence(registryStore(to, transport), { digest, now: Date.now() })).sources,
    ).toHaveLength(1)
    const filed = held(evidenceTag(digest))
    const other = makeImage()
    await seed(transport, to, other, ['other'])
    const wrong = {
      ...transport,
      ...registryStore(to, transport),
      find: () => registryStore(to, transport).find(filed ?? ''),
    }
    const { sources, warnings } = await readEvidence(wrong, { digest: other.root.digest, now: Date.now() })
    expect(sources).toEqual([])
    expect(warnings.join()).toContain(`, not ${other.root.digest}`)
  })
})

describe('a repository whose tags are all immutable (Artifact Registry, ECR)', () => {
  const habits = { referrers: 'no', immutable: { pattern: /./, status: 400, evenSame: true } } as const

  test('takes an image with what refers to it once, and the same again', async () => {
    const { move, held, digest } = await world(habits, { withSbom: false })
    expect(await move('1.0.0')).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(held('1.0.0')).toBe(digest)
    expect(await move('1.0.0')).toMatchObject({ outcome: 'unchanged', warnings: [] })
  })

  test('holds one version of the list of referrers, and says so when there is a second', async () => {
    const { move, held, transport, image } = await world(habits)
    // What goes there at once is one version.
    expect(await move('1.0.0')).toMatchObject({ outcome: 'promoted', warnings: [] })
    const later = { ...sbom, document: { ...sbom.document, bytes: Buffer.from('[]') } }
    await attach(transport, from, { subject: descriptorOf(image.root), ...later })
    const moving = move('1.0.1')
    await expect(moving).rejects.toThrow(/sha256-\w{64} lists the referrers of the image and has to move/)
    await expect(moving).rejects.toMatchObject({
      hint: expect.stringContaining('exempt tags that begin with "sha256-"'),
    })
    expect(held('1.0.1')).toBeUndefined()
  })

  test('keeps a floating tag where it is, and the reason says what that takes', async () => {
    const { move, held, transport } = await world(habits, { withSbom: false })
    const old = makeImage()
    await seed(transport, to, old, ['latest'])
    const refused = await move('1.0.0, latest')
    expect(refused).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
    expect(refused.reason).toMatch(
      /release:latest: it names sha256:\w+, and the registry does not allow it to move: .*\(a floating tag needs a repository with mutable tags/,
    )
    expect(held('latest')).toBe(old.root.digest)
    expect(held('1.0.0')).toBeDefined()
  })

  test('is content with a tag that somebody set to the same digest in between', async () => {
    const { move, target, http, digest } = await world(habits, { withSbom: false })
    const raced: Http = request => {
      const { pathname } = request.url
      if (request.method === 'PUT' && pathname.endsWith('/manifests/1.0.0'))
        target.tags.set(`${to.repository}:1.0.0`, digest)
      return http(request)
    }
    expect(await move('1.0.0', {}, raced)).toMatchObject({ status: 'passed', outcome: 'promoted' })
  })
})

describe('a registry that counts pulls (Docker Hub)', () => {
  const limited = (headers: Record<string, string>) => ({
    ...fault(429, 'TOOMANYREQUESTS', 'You have reached your unauthenticated pull rate limit.'),
    headers,
  })
  async function pull(headers: Record<string, string>, times = Number.POSITIVE_INFINITY) {
    const { http, image } = await world({})
    const clock = fakeClock()
    let refusals = 0
    const counted: Http = async request => {
      const pulls = request.method === 'GET' && request.url.pathname.includes('/manifests/')
      if (!pulls || refusals === times) return http(request)
      refusals++
      return respond(limited(headers))
    }
    const texts = { image: `${from.registry}/${from.repository}@${image.root.digest}`, tags: '1.0.0' }
    const request = requestFor(texts)
    const ended = await promoteThrough(
      fakeTransport(counted, { clock }),
      request,
      toolsFor({ http: counted, now: clock.now }),
    ).then(
      section => ({ section, error: undefined }),
      error => ({ section: undefined, error }),
    )
    return { ...ended, refusals, waited: clock.waited }
  }

  test('and has none left is not asked again, and the reason tells over how many hours', async () => {
    const { error, refusals, waited } = await pull({
      'ratelimit-limit': '100;w=21600',
      'ratelimit-remaining': '0;w=21600',
    })
    expect(refusals).toBe(1)
    expect(waited).toBe(0)
    expect(error.message).toContain('You have reached your unauthenticated pull rate limit.')
    expect(error.hint).toContain('All pulls that source.example allows in 6 hours are used up')
  })

  test('is asked again when it only wants it slower', async () => {
    for (const headers of [{ 'ratelimit-remaining': '12;w=21600' }, { 'retry-after': '1' }, {}]) {
      const { section, waited } = await pull(headers as Record<string, string>, 2)
      expect(section).toMatchObject({ outcome: 'promoted' })
      expect(waited).toBeGreaterThan(0)
    }
  })
})

test('what is beside an image is looked for once, however many repositories it goes to', async () => {
  const { source, move } = await world({})
  source.requests.length = 0
  const places = ['one', 'two', 'three'].map(name => `${to.registry}/acme/${name}`)
  expect(await move('1.0.0', { to: places.join(', ') })).toMatchObject({ outcome: 'promoted', warnings: [] })
  const looked = source.requests.filter(line => line.includes('/referrers/'))
  expect(looked.length).toBeGreaterThan(0)
  expect(new Set(looked).size).toBe(looked.length)
})

test('what a list names although it refers to another image is left behind, with a warning', async () => {
  const { transport, http, move, target, digest } = await world({})
  const other = makeImage()
  await seed(transport, from, other)
  const strange = await attach(transport, from, { ...sbom, subject: descriptorOf(other.root) })
  const lying: Http = request =>
    http(
      request.url.host === from.registry && request.url.pathname.endsWith(`/referrers/${digest}`)
        ? { ...request, url: new URL(`/v2/acme/web/referrers/${other.root.digest}`, request.url) }
        : request,
    )
  const { outcome, warnings = [] } = await move('1.0.0', {}, lying)
  expect([outcome, warnings.join()]).toEqual(['promoted', expect.stringContaining(`${strange} is listed as`)])
  expect(target.manifests.has(`${to.repository}@${strange}`)).toBe(false)
})

test('what several runs attach at the same time is all in the fallback list', async () => {
  const { transport, image } = await world({ referrers: 'no' })
  const at = { registry: to.registry, repository: 'acme/many' }
  await seed(transport, at, image)
  const subject = descriptorOf(image.root)
  const notes = ['a', 'b', 'c'].map(name => ({
    ...sbom,
    subject,
    document: { ...sbom.document, bytes: Buffer.from(name) },
  }))
  await Promise.all(notes.map(note => attach(transport, at, note)))
  const list = await registryStore(at, transport).find(fallbackTag(image.root.digest))
  expect(JSON.parse(Buffer.from(list?.bytes ?? []).toString()).manifests).toHaveLength(3)
})
