import { describe, expect, test } from '@jest/globals'
import { promoteThrough } from '../../src/promote/promote.ts'
import { fallbackTag, listReferrers } from '../../src/registry/referrers.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond, type Scripted } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { signEverything } from './signed-image.ts'
import { toolsFor } from './tools.ts'

const [from, to] = [
  { registry: 'registry.example', repository: 'acme/web' },
  { registry: 'registry.example', repository: 'acme/release' },
]

/** Names its software, and gives each digest as ETag. */
const asDistribution =
  (http: Http): Http =>
  async request => {
    const answer = await http(request)
    const etag = answer.headers['docker-content-digest']?.map(digest => `"${digest}"`)
    const version = { 'docker-distribution-api-version': ['registry/2.0'], ...(etag && { etag }) }
    return { ...answer, headers: { ...answer.headers, ...version } }
  }

/** Promotes a signed index to another repository; a script may replace what is said to the list of tags. */
async function promoteSigned(
  like: (http: Http) => Http,
  list?: (tags: readonly string[]) => Scripted,
  referrers: 'yes' | 'no' = 'no',
) {
  const fake = fakeRegistry({ referrers })
  const transport = fakeTransport(fake.http)
  const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true })
  await seed(transport, from, image)
  await signEverything(transport, from, image)
  fake.requests.length = 0
  const http: Http = async request => {
    const isList = request.url.pathname.endsWith(`/${from.repository}/tags/list`)
    if (!isList || list === undefined) return fake.http(request)
    fake.requests.push(`GET ${request.url.pathname}`)
    const names = [...fake.tags.keys()].filter(key => key.startsWith(`${from.repository}:`))
    return respond(list(names.map(key => key.slice(from.repository.length + 1))))
  }
  const section = await promoteThrough(
    fakeTransport(like(http)),
    requestFor({
      image: `${from.registry}/${from.repository}@${image.root.digest}`,
      to: `${to.registry}/${to.repository}`,
      tags: '1.0.0',
    }),
    toolsFor({ http }),
  )
  const lookups = fake.requests.filter(line =>
    line.startsWith(`GET /v2/${from.repository}/manifests/sha256-`),
  )
  const listed = fake.requests.filter(line => line.includes(`/${from.repository}/tags/list`)).length
  const served = fake.requests.filter(line => line.includes(`/${to.repository}/referrers/`)).length
  return { fake, transport, image, section, lookups, listed, served }
}

type Promoted = Awaited<ReturnType<typeof promoteSigned>>

/** Returns what is attached at the source and at the destination. */
async function attached({ fake, transport, image }: Promoted) {
  const subjects = [image.root, ...image.children]
  const at = async (place: typeof from) => [
    ...(await Promise.all(subjects.map(({ digest }) => listReferrers(transport, place, digest)))),
    fake.tags.get(`${place.repository}:${fallbackTag(image.root.digest)}.sig`),
  ]
  return { source: await at(from), destination: await at(to) }
}

async function expectAll(promoted: Promoted): Promise<void> {
  expect(promoted.section).toMatchObject({ outcome: 'promoted', warnings: [] })
  const { source, destination } = await attached(promoted)
  // Two at the index, one at each of its four manifests, and the tag.
  expect(source.flat()).toHaveLength(7)
  expect(destination).toEqual(source)
}

const tagsOf = (tags: readonly string[]): Scripted => ({
  status: 200,
  body: JSON.stringify({ name: from.repository, tags }),
})

describe('where a registry is built on distribution', () => {
  test.each(['yes', 'no'] as const)(
    'one list of all tags takes the place of the lookups of signatures (referrers API: %s)',
    async referrers => {
      const promoted = await promoteSigned(asDistribution, undefined, referrers)
      await expectAll(promoted)
      expect(promoted.listed).toBe(1)
      // The tag that is there, and the lists where there is no API.
      expect(promoted.lookups).toHaveLength(1 + (referrers === 'no' ? 6 : 0))
      // Whether the list that the destination announces is served is asked once, for all of them.
      expect(promoted.served).toBe(referrers === 'yes' ? 1 : 0)
    },
  )

  test.each<[string, (tags: readonly string[]) => Scripted]>([
    ['goes on', tags => ({ ...tagsOf(tags.slice(0, 1)), headers: { link: '</v2/x?last=a>; rel="next"' } })],
    ['is at another host', () => ({ status: 307, headers: { location: 'https://elsewhere.example/' } })],
    ['is refused', () => fault(403, 'DENIED')],
    ['is not served', () => fault(404, 'NOT_FOUND')],
    ['fails', () => fault(500, 'UNKNOWN')],
    ['is no list', () => ({ status: 200, body: '<html>' })],
  ])('and each is looked up where that list %s', async (_, list) => {
    const promoted = await promoteSigned(asDistribution, list)
    await expectAll(promoted)
    expect(promoted.listed).toBe(1)
    expect(promoted.lookups.length).toBeGreaterThan(20)
  })
})

test('where a list may leave tags out, as that of a cache, every signature is looked up and none is lost', async () => {
  const promoted = await promoteSigned(
    http => http,
    () => tagsOf([]),
  )
  await expectAll(promoted)
  expect(promoted.listed).toBe(0)
  expect(promoted.lookups.length).toBeGreaterThan(20)
})
