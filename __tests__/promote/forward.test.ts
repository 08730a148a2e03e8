import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { digestOf } from '../../src/image/digest.ts'
import { descriptorOf, manifestTypes } from '../../src/image/manifest.ts'
import type { Digest, Repository } from '../../src/image/reference.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { PromoteRequest } from '../../src/promote/request.ts'
import type { Facts, Http } from '../../src/stage/stage.ts'
import { type FakeOptions, fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { type MadeImage, makeImage, seed, store } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at: Repository = { registry: 'registry.example', repository: 'acme/web' }
const place = `${at.registry}/${at.repository}`
const labelled = (version: string) => makeImage({ labels: { 'org.opencontainers.image.version': version } })

interface World {
  readonly options?: FakeOptions
  /** Nobody may list tags. */
  readonly unlisted?: true
  readonly facts?: Partial<Facts>
}

/** A registry, and promotions to it from the texts of the inputs. */
function world({ options, unlisted, facts }: World = {}) {
  const fake = fakeRegistry(options)
  const http: Http = async request =>
    unlisted && request.url.pathname.endsWith('/tags/list')
      ? respond(fault(403, 'DENIED'))
      : fake.http(request)
  const transport = fakeTransport(http)
  const promote = async (
    image: MadeImage,
    texts: Record<string, string>,
    record: Partial<Pick<PromoteRequest, 'tags' | 'evidence'>> = {},
  ) => {
    await seed(transport, at, image)
    fake.requests.length = 0
    const tools = toolsFor({ http, facts })
    const request = requestFor({ image: `${place}@${image.root.digest}`, ...texts }, record)
    const section = await promoteThrough(transport, request, tools)
    return { section, said: tools.said, requests: [...fake.requests] }
  }
  return {
    fake,
    transport,
    promote,
    put: (image: MadeImage, ...tags: string[]) => seed(transport, at, image, tags),
    holds: (tag: string) => fake.tags.get(`${at.repository}:${tag}`),
  }
}

const lists = (requests: readonly string[]) => requests.filter(line => line.includes('/tags/list')).length

describe('a version tag is compared with the versions that the repository has', () => {
  test('also where the label of the held image names a branch', async () => {
    const { promote, holds } = world()
    const [two, one] = [labelled('main'), labelled('release-1.x')]
    await promote(two, { tags: '2.0.0,2.0,2,latest' })
    const { section } = await promote(one, { tags: '1.2.5,1.2,1,latest' })
    expect(section.outcome).toBe('promoted')
    expect(section.warnings).toEqual([
      `latest is not moved: 1.2.5 is lower than 2.0.0, which ${place} has (floating: always moves it)`,
    ])
    expect([holds('latest'), holds('2'), holds('1'), holds('1.2')]).toEqual([
      ...[two.root.digest, two.root.digest],
      ...[one.root.digest, one.root.digest],
    ])
  })

  test.each([
    ['1.2.5', '1.2.6', '1.2.5,1.2,1,latest', '1.2 1 latest'],
    ['1.2.5', '1.3.0', '1.2.5,1.2,1,latest', '1 latest'],
    ['1.2.5', '1.2.5-rc.1 2.0.0-rc.1 1.2 1 latest main', '1.2.5,1.2,1,latest', ''],
    ['1.2.5', '2026.11.1 20261121 9', '1.2.5,latest', ''],
    ['2026.01.03', '2026.11.1', '2026.01.03,2026.01,latest', 'latest'],
    ['2026.11.1', '2026.9.1 v3.0.0', '2026.11.1,latest', ''],
    ['20260103', '20261121', '20260103,latest', 'latest'],
    ['41', '42', '41,latest', 'latest'],
    ['42', '41 1.0.0', '42,latest', ''],
    ['1.4', '1.10', '1.4,latest', 'latest'],
    ['1.9.1.1', '1.10.0', '1.9.1.1,latest', 'latest'],
    ['1.4.2-alpine', '1.4.1-alpine 2.0.0', '1.4.2-alpine,latest-alpine', ''],
    ['1.4.2-alpine', '2.0.0-alpine', '1.4.2-alpine,1.4-alpine,1-alpine,latest-alpine', 'latest-alpine'],
    ['1.4.2-alpine', '2.0.0-alpine', '1.4.2-alpine,alpine', 'alpine'],
    ['1.4.2-alpine', '2.0.0-slim', '1.4.2-alpine,alpine', ''],
    ['web-v1.2.4', 'web-v2.0.0', 'web-v1.2.4,latest', 'latest'],
    ['web-v1.2.4', 'api-v2.0.0 2.0.0', 'web-v1.2.4,web-v1,web-latest', ''],
    ['web-1.2.4', 'web-v1.3.0', 'web-1.2.4,web-1.2,web-1,web-latest', 'web-1 web-latest'],
    ['1.2.5-rc.1', '1.0.0', '1.2.5-rc.1,latest,1.2', 'latest 1.2'],
    ['1.0rc1', '0.9', '1.0rc1,latest', 'latest'],
    ['1.0.post1', '1.0', '1.0.post1,latest', 'latest'],
    ['1.2.3_build.5', '1.3.0_build.1', '1.2.3_build.5,latest', 'latest'],
    ['1.2.4', '1.3.0', '1.2.4,1.x,1.2.x', '1.x'],
    ['1.2.4', '1.3.0', '1.2.4,1-stable,latest-stable', '1-stable latest-stable'],
    ['1.2.4', '1.3.0-alpine 1.2.3', '1.2.4,latest-alpine', 'latest-alpine'],
    ['1.2.4 and a variant', '1.3.0', '1.2.4-alpine,1-alpine,latest-alpine', ''],
    [
      'a component with a number',
      'node20-1.3.0',
      'node20-1.2.4,node20-1.2,node20-1,node20',
      'node20-1 node20',
    ],
    ['a component with dots', 'py3.11-1.3.0', 'py3.11-1.2.4,py3.11-1.2,py3.11-1', 'py3.11-1'],
    ['alpine-1.2.4', 'alpine-1.3.0 2.0.0', 'alpine-1.2.4,alpine-1.2,alpine', 'alpine'],
    ['a date with a commit', '20260104-abc1234', '20260103-abc1235,latest', 'latest'],
    ['a date with a commit of digits', '20260103-7654321', '20260103-abc1235,latest', ''],
    ['a date with a time', '2026-01-03T10-10-12Z', '2026-01-03T10-11-12Z,latest', ''],
    ['a date with an earlier time', '2026-01-03T10-11-12Z', '2026-01-03T10-10-12Z,latest', 'latest'],
    ['a named date', 'RELEASE.2026-01-04T00-00-00Z', 'RELEASE.2026-01-03T00-00-00Z,latest', 'latest'],
  ])('%s after %s, given %s, leaves "%s"', async (_, there, tags, held) => {
    const { promote, put, holds } = world()
    const old = makeImage()
    await put(old, ...there.split(' '), ...tags.split(',').slice(1))
    const image = makeImage()
    const { section } = await promote(image, { tags })
    const stayed = section.tags.filter(({ outcome }) => outcome === 'held-back')
    expect(stayed.map(({ reference }) => reference.slice(place.length + 1)).join(' ')).toBe(held)
    for (const tag of tags.split(',')) {
      const stays = held.split(' ').includes(tag)
      expect([tag, holds(tag)]).toEqual([tag, stays ? old.root.digest : image.root.digest])
    }
  })

  test('a floating tag that is not there yet is not given to a lower version either', async () => {
    const { promote, put, holds } = world()
    await put(makeImage(), '1.3.0', '2.0.0')
    await promote(makeImage(), { tags: '1.2.5,1.2,1,latest' })
    expect([holds('1.2') !== undefined, holds('1'), holds('latest')]).toEqual([true, undefined, undefined])
  })

  test.each([
    ['1.3.0', 'latest'],
    ['alpine-1.3.0', 'alpine'],
    ['1.3.0 alpine-1.3.0', 'latest alpine'],
    ['slim-1.3.0', ''],
  ])('beside two components each tag follows its own: after %s stays "%s"', async (there, held) => {
    for (const tags of ['1.2.4,alpine-1.2.4,latest,alpine', 'alpine-1.2.4,1.2.4,latest,alpine']) {
      const { promote, put, holds } = world()
      const old = makeImage()
      await put(old, ...there.split(' '), 'latest', 'alpine')
      await promote(makeImage(), { tags })
      const stayed = ['latest', 'alpine'].filter(tag => holds(tag) === old.root.digest)
      expect(stayed.join(' ')).toBe(held)
    }
  })

  test.each(['1.2', 'v1', '1.x', '2026.11', '42'])(
    'the branch %s moves its tag, whichever versions there are',
    async name => {
      const facts = { branch: name, ref: `refs/heads/${name}` }
      const made = [name, 'latest'].map(tag => ({ name: tag, class: 'floating', branch: true }) as const)
      for (const [texts, record] of [
        [{}, { tags: made }],
        [{ tags: name }, {}],
      ] as const) {
        const { promote, put, holds } = world({ facts })
        await put(makeImage(), '1.2.5', '1.9.0', '2.0.0', '2026.11.3', '43', name, 'latest')
        const image = makeImage()
        await promote(image, texts, record)
        expect(holds(name)).toBe(image.root.digest)
      }
    },
  )

  test('a branch moves its tag, though a date with its name stands beside', async () => {
    const { promote, put, holds } = world({ facts: { branch: 'main', ref: 'refs/heads/main' } })
    await put(makeImage(), 'main-20260104-abc1234', 'main')
    const image = makeImage()
    await promote(image, { tags: 'main-20260103-abc1234,main' })
    expect(holds('main')).toBe(image.root.digest)
  })

  test("a branch's tag that is not there yet is created", async () => {
    const { promote, holds } = world({ facts: { branch: 'main', ref: 'refs/heads/main' } })
    const image = makeImage()
    await promote(image, { tags: 'main' })
    expect(holds('main')).toBe(image.root.digest)
  })

  test('floating: always moves it, and asks nobody', async () => {
    const { promote, put, holds } = world()
    await put(makeImage(), '2.0.0', 'latest')
    const image = makeImage()
    const { requests } = await promote(image, { tags: '1.2.5,latest', floating: 'always' })
    expect(holds('latest')).toBe(image.root.digest)
    expect(lists(requests)).toBe(0)
  })

  test('the list is asked for only when a version tag would move', async () => {
    const { promote } = world()
    const image = makeImage()
    expect(lists((await promote(image, { tags: '1.2.5,main,edge' })).requests)).toBe(0)
    expect(lists((await promote(image, { tags: '1.2.5,latest', 'dry-run': 'true' })).requests)).toBe(1)
    expect(lists((await promote(image, { tags: '1.2.5,1.2,1,latest', 'dry-run': 'true' })).requests)).toBe(1)
    // Once to plan, and once after the tags were written.
    expect(lists((await promote(image, { tags: '1.2.5,latest' })).requests)).toBe(2)
    expect(lists((await promote(image, { tags: '1.2.5,latest' })).requests)).toBe(0)
    // Another tag moves, and with no version; what moves with one is there already.
    expect(lists((await promote(image, { tags: '1.2.5,latest,beta' })).requests)).toBe(0)
  })

  test('a dry run shows what would stay', async () => {
    const { promote, put } = world()
    await put(makeImage(), '2.0.0', 'latest')
    const { section } = await promote(makeImage(), { tags: '1.2.5,latest', 'dry-run': 'true' })
    expect(section).toMatchObject({
      outcome: 'would-change',
      tags: [{ outcome: 'would-create' }, { outcome: 'held-back' }],
    })
  })

  test('what a rule says of its tag counts more than the text', async () => {
    const { promote, put, holds } = world()
    const old = makeImage()
    await put(old, '2.0.0', '1.9.0-alpine', 'latest')
    const version = { scheme: 'semver', text: '1.4.2', stable: true, numbers: [1, 4, 2] } as const
    const line = { version, prefix: '', suffix: '-alpine' }
    const tags = [
      { name: '1.4.2-alpine', class: 'immutable', line: { ...line, fixed: [0, 1, 2] } },
      { name: 'latest', class: 'floating', line: { ...line, fixed: [] } },
    ] as const
    await promote(makeImage(), {}, { tags })
    expect(holds('latest')).toBe(old.root.digest)
  })
})

describe('a version tag in an OCI layout is compared with the versions that the layout has', () => {
  const folder = temporaryFolder('forward-layout')
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each([
    ['2.0.0,latest', '1.2.5,1,latest', 'latest'],
    ['1.0.0,1,latest', '1.2.5,1,latest', ''],
    ['2026.11.1,latest', '1.2.5,1,latest', ''],
  ])('after %s, given %s, stays "%s"', async (there, tags, held) => {
    const { promote } = world()
    const layout = join(folder, there.replaceAll(',', '-'))
    await promote(makeImage(), { tags: there, to: `oci-layout://${layout}` })
    const { section } = await promote(makeImage(), { tags, to: `oci-layout://${layout}` })
    const stayed = section.tags.filter(({ outcome }) => outcome === 'held-back')
    expect(stayed.map(({ reference }) => reference.split(':').at(-1)).join(' ')).toBe(held)
    expect(section.warnings?.join() ?? '').not.toContain('cannot be listed')
  })

  test('and an immutable tag with the name of a branch is refused, whatever the commits are', async () => {
    const { promote } = world({ facts: { branch: '1.2.5', ref: 'refs/heads/1.2.5' } })
    const to = `oci-layout://${join(folder, 'branch')}`
    await promote(makeImage(), { tags: '1.2.5', to })
    const { section, said } = await promote(makeImage(), { tags: '1.2.5', to })
    expect(section.outcome).toBe('refused-immutable')
    expect(said.join('\n')).not.toContain('the commit of the image')
  })

  test('and not with those of another repository in it', async () => {
    const { promote, fake, transport } = world()
    const to = `oci-layout://${join(folder, 'shared')}`
    const other = makeImage()
    await seed(transport, { ...at, repository: 'acme/api' }, other)
    const request = requestFor({ image: `${at.registry}/acme/api@${other.root.digest}`, tags: '2.0.0', to })
    await promoteThrough(transport, request, toolsFor({ http: fake.http }))
    const { section } = await promote(makeImage(), { tags: '1.2.5,latest', to })
    expect(section.tags.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
  })
})

describe('what a tag holds counts where the list says nothing', () => {
  const inEvidence = (version: string) =>
    ({
      tags: {
        images: [],
        version,
        tags: [{ name: version, class: 'immutable', rule: 'x' }],
        silent: [],
        labels: {},
        annotations: [],
      },
    }) as never

  async function held(image: MadeImage, evidence: string | undefined, rest: World) {
    const { promote, put, transport, holds } = world(rest)
    await put(image, 'latest')
    const subject = { digest: image.root.digest, platforms: [] }
    if (evidence !== undefined)
      await attachEvidence(transport, at, {
        subject: {
          mediaType: image.root.mediaType,
          digest: image.root.digest,
          size: image.root.bytes.length,
        },
        record: recordOf(subject as never, inEvidence(evidence)),
      })
    const { section } = await promote(makeImage(), { tags: '1.2.5,latest' })
    return { warnings: section.warnings?.join('\n') ?? '', moved: holds('latest') !== image.root.digest }
  }

  test.each([
    ['2.0.0', undefined, false, 'it holds 2.0.0, which is higher than 1.2.5'],
    ['1.0.0', undefined, true, ''],
    ['1.2.5', undefined, true, ''],
    ['1.2.6', undefined, false, 'it holds 1.2.6'],
    ['1.0.0', '2.0.0', false, 'it holds 2.0.0'],
    ['2.0.0', '1.2.5', true, ''],
    ['2.0.0', '1.0.0', true, ''],
    ['main', undefined, true, ''],
    ['2026.11.1', undefined, true, ''],
    [
      '',
      undefined,
      false,
      'it is not known which version "latest" holds: its image has neither evidence nor a label',
    ],
  ])('nobody may list: labelled "%s", in evidence %s: moves %s', async (label, evidence, moves, why) => {
    const { moved, warnings } = await held(label === '' ? makeImage() : labelled(label), evidence, {
      unlisted: true,
    })
    expect(moved).toBe(moves)
    expect(warnings).toContain(why)
    expect(warnings).toContain(`the tags of ${place} cannot be listed`)
  })

  test.each([
    [404, 'NAME_UNKNOWN', ''],
    [405, 'UNSUPPORTED', 'cannot be listed'],
    [401, 'UNAUTHORIZED', 'cannot be listed'],
    [200, 'no list', 'cannot be listed'],
  ])(
    'a registry that answers %i %s to the question for a list has told nothing',
    async (status, code, warning) => {
      for (const [held, moves] of [
        [makeImage(), false],
        [labelled('2.0.0'), false],
        [labelled('1.0.0'), true],
      ] as const) {
        const { fake, transport, put, holds } = world()
        await put(held, 'latest')
        const image = makeImage()
        await seed(transport, at, image)
        const http: Http = async request =>
          request.url.pathname.endsWith('/tags/list') ? respond(fault(status, code)) : fake.http(request)
        const request = requestFor({ image: `${place}@${image.root.digest}`, tags: '1.2.5,latest' })
        const section = await promoteThrough(fakeTransport(http), request, toolsFor({ http }))
        expect(holds('latest') === image.root.digest).toBe(moves)
        expect(section.warnings?.join() ?? '').toContain(warning)
      }
    },
  )

  test('nobody may list: a label that is empty says as little as none', async () => {
    const { moved, warnings } = await held(labelled(''), undefined, { unlisted: true })
    expect(moved).toBe(false)
    expect(warnings).toContain('it is not known which version "latest" holds')
  })

  test('a repository without any version: the label holds latest back, and silence does not', async () => {
    expect(await held(labelled('2.0.0'), undefined, {})).toMatchObject({ moved: false })
    expect(await held(makeImage(), undefined, {})).toEqual({ moved: true, warnings: '' })
  })

  test('whole versions in the list say which releases there are, and no label does then', async () => {
    const { promote, put, holds } = world()
    const two = labelled('2.0.0')
    await put(two, 'latest')
    await put(makeImage(), '1.0.0')
    const image = makeImage()
    await promote(image, { tags: '1.2.5,latest' })
    expect(holds('latest')).toBe(image.root.digest)
  })

  test.each([
    ['2.0.0', '1.2.5-alpine,latest-alpine', 'latest-alpine', false],
    ['2.0.0-alpine', '1.2.5-alpine,latest-alpine', 'latest-alpine', false],
    ['1.2.4', '1.2.5-alpine,latest-alpine', 'latest-alpine', true],
    ['2.0.0-slim', '1.2.5-alpine,latest-alpine', 'latest-alpine', true],
    ['2.0.0', 'web-v1.2.5,web-latest', 'web-latest', false],
    ['web-v2.0.0', 'web-v1.2.5,web-latest', 'web-latest', false],
    ['api-v2.0.0', 'web-v1.2.5,web-latest', 'web-latest', true],
  ])('nobody may list: labelled %s, given %s: %s moves: %s', async (label, tags, tag, moves) => {
    const { promote, put, holds } = world({ unlisted: true })
    const old = labelled(label)
    await put(old, tag)
    await promote(makeImage(), { tags })
    expect(holds(tag) !== old.root.digest).toBe(moves)
  })

  test('what a pull request has found out says nothing about a release', async () => {
    const { promote, put, transport, holds } = world({ unlisted: true })
    const old = labelled('1.0.0')
    await put(old, 'latest')
    const { mediaType, digest, bytes } = old.root
    const record = recordOf({ digest, platforms: [] } as never, inEvidence('2.0.0'))
    const event = { ...record.event, pullRequest: { number: 7 } }
    await attachEvidence(transport, at, {
      subject: { mediaType, digest, size: bytes.length },
      record: { ...record, event } as never,
    })
    await promote(makeImage(), { tags: '1.2.5,latest' })
    expect(holds('latest')).not.toBe(digest)
  })

  test('parts of versions in the list do not say which releases there are', async () => {
    const { promote, put, holds } = world()
    const two = labelled('2.0.0')
    await put(two, 'latest', '1.1')
    await promote(makeImage(), { tags: '1.2.5,latest' })
    expect(holds('latest')).toBe(two.root.digest)
  })
})

describe('an image that is promoted without a version tag', () => {
  const none = makeImage({ labels: { 'org.opencontainers.image.version': 'main' } })

  /** Promotes to `latest` the image with the tag 1.2.5, where 2.0.0 is there. */
  async function promoted(texts: Record<string, string>, tags = ['1.2.5'], image = none) {
    const { promote, put, holds } = world()
    await put(makeImage(), '2.0.0', 'latest')
    await put(image, ...tags)
    const { section } = await promote(image, { tags: 'latest', ...texts })
    return { warnings: section.warnings?.join() ?? '', moved: holds('latest') === image.root.digest }
  }
  const why = `latest is not moved: 1.2.5 is lower than 2.0.0, which ${place} has`

  test.each([
    ['the tag that names it', { image: `${place}:1.2.5` }, ['1.2.5']],
    ['from, which names it', { from: '1.2.5', image: place, to: 'latest', tags: '' }, ['1.2.5']],
    ['the version tag that it has', {}, ['edge', 'v1.2.5']],
  ])('has the version of %s', async (_, texts, tags) => {
    const { moved, warnings } = await promoted(texts, tags)
    expect(moved).toBe(false)
    expect(warnings).toContain(why)
  })

  test('has the version of the tag that names it before that of its label', async () => {
    const { moved, warnings } = await promoted({ image: `${place}:1.2.5` }, ['1.2.5'], labelled('3.0.0'))
    expect(moved).toBe(false)
    expect(warnings).toContain(why)
  })

  test('has the version of its label before that of its other tags', async () => {
    const image = labelled('1.2.5')
    expect((await promoted({}, ['3.0.0-rc.1', 'edge'], image)).warnings).toContain(why)
  })

  test('has the version of its label where the tag that names it has none', async () => {
    const { warnings } = await promoted({ image: `${place}:edge` }, ['edge'], labelled('1.2.5'))
    expect(warnings).toContain(why)
  })

  test('has none for the tag of a branch, which moves with commits, and nobody is asked for it', async () => {
    const tags = [{ name: 'latest', class: 'floating', branch: true }] as const
    for (const image of [labelled('1.2.5'), makeImage()]) {
      const { promote, put, holds } = world()
      await put(makeImage(), '2.0.0', 'latest')
      const { requests } = await promote(image, {}, { tags })
      expect(holds('latest')).toBe(image.root.digest)
      expect(lists(requests)).toBe(0)
    }
  })

  test('and without any version moves: nothing is there to compare', async () => {
    expect(await promoted({}, ['edge'])).toEqual({ moved: true, warnings: '' })
  })
})

describe('what is no image that runs', () => {
  const layers = 'application/vnd.oci.image.layer.v1.tar+gzip'
  const kinds: [string, MadeImage][] = [
    ['an image without a platform', single('{"config":{}}')],
    ['a config without anything', single('null')],
    ['a config that is no JSON', single('FROM scratch')],
    ['labels of the wrong kind', single('{"config":{"Labels":"x"}}')],
    ['a Helm chart', single('{"name":"x"}', 'application/vnd.cncf.helm.config.v1+json')],
    ['an empty index', indexOf()],
    ['an index of a Helm chart', indexOf(single('{}', 'application/vnd.cncf.helm.config.v1+json'))],
    ['an index of an image without a platform', indexOf(single('{"config":{}}'))],
  ]

  function single(config: string, mediaType = 'application/vnd.oci.image.config.v1+json'): MadeImage {
    const blobs = new Map<Digest, Buffer>()
    const blob = (type: string, text: string) => {
      const bytes = Buffer.from(text)
      blobs.set(digestOf(bytes), bytes)
      return { mediaType: type, digest: digestOf(bytes), size: bytes.length }
    }
    const manifest = { config: blob(mediaType, config), layers: [blob(layers, `layer ${Math.random()}`)] }
    return {
      root: store({ schemaVersion: 2, mediaType: manifestTypes[2], ...manifest }),
      children: [],
      blobs,
    }
  }

  function indexOf(...images: MadeImage[]): MadeImage {
    const manifests = images.map(({ root }) => descriptorOf(root))
    return {
      root: store({ schemaVersion: 2, mediaType: manifestTypes[0], manifests }),
      children: images.map(({ root }) => root),
      blobs: new Map(images.flatMap(({ blobs }) => [...blobs])),
    }
  }

  test.each(kinds)('%s gives its tags away, and is promoted without evidence', async (_, thing) => {
    const facts = {
      branch: 'main',
      ref: 'refs/heads/main',
      commit: 'a'.repeat(40),
      headCommit: 'a'.repeat(40),
    }
    const { promote, put, holds } = world({ facts })
    await put(thing, 'latest', 'main')
    const image = makeImage()
    await promote(image, { tags: '1.2.5,latest,main' })
    expect([holds('latest'), holds('main')]).toEqual([image.root.digest, image.root.digest])
    const other = world()
    await other.promote(thing, { tags: 'latest' })
    expect(other.holds('latest')).toBe(thing.root.digest)
  })

  test('an image without a platform has labels all the same', async () => {
    const { put, promote, holds } = world({ unlisted: true })
    const held = single('{"config":{"Labels":{"org.opencontainers.image.version":"2.0.0"}}}')
    await put(held, 'latest')
    await promote(makeImage(), { tags: '1.2.5,latest' })
    expect(holds('latest')).toBe(held.root.digest)
  })

  test('a registry that does not answer is no image without a label', async () => {
    const { fake, transport, put } = world()
    const held = labelled('2.0.0')
    await put(held, 'latest')
    const image = makeImage()
    await seed(transport, at, image)
    const http: Http = async request =>
      request.url.pathname.includes('/blobs/') ? respond(fault(403, 'DENIED')) : fake.http(request)
    const request = requestFor({ image: `${place}@${image.root.digest}`, tags: '1.2.5,latest' })
    await expect(promoteThrough(fakeTransport(http), request, toolsFor({ http }))).rejects.toThrow('403')
  })
})

test('a release that GitHub marks as a pre-release takes no tag that moves with releases', async () => {
  const facts = {
    ci: 'github',
    event: 'release',
    ref: 'refs/tags/v4.0.5',
    gitTag: 'v4.0.5',
    payload: { release: { tag_name: 'v4.0.5', prerelease: true } },
  } as const
  const { promote, holds } = world({ facts })
  const { section } = await promote(makeImage(), { tags: '4.0.5,4.0,4,latest,next' })
  expect([holds('4.0'), holds('4'), holds('latest')]).toEqual([undefined, undefined, undefined])
  expect([holds('4.0.5'), holds('next')]).not.toContain(undefined)
  expect(section.warnings).toContain(
    'latest is not moved: GitHub marks v4.0.5 as a pre-release (floating: always moves it)',
  )
  const full = world({ facts: { ...facts, payload: { release: { tag_name: 'v4.0.5', prerelease: false } } } })
  await full.promote(makeImage(), { tags: '4.0.5,4.0,4,latest' })
  expect(full.holds('latest')).toBeDefined()
})
