import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Repository } from '../../src/image/reference.ts'
import { promote } from '../../src/promote/promote.ts'
import { createHttp } from '../../src/system/http.ts'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { freshName, type MadeImage, makeImage, seed } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { inRounds } from './rounds.ts'
import { signEverything } from './signed-image.ts'
import { toolsFor } from './tools.ts'

const http = createHttp({})
const transport = anonymousTransport(http)
const release = ['1.2.3', '1.2', '1', 'latest']
const version = (text: string) => ({ labels: { 'org.opencontainers.image.version': text } })
const two = { platforms: ['linux/amd64', 'linux/arm64'], attestations: true } as const

let one: OwnRegistry
let another: OwnRegistry

beforeAll(async () => {
  ;[one, another] = await Promise.all([startRegistry(), startRegistry()])
})

afterAll(() => Promise.all([one.stop(), another.stop()]))

/** Puts an image into a repository of its own. */
async function seeded(image: MadeImage): Promise<Repository> {
  const at = { registry: one.host, repository: freshName() }
  await seed(transport, at, image)
  return at
}

const text = ({ registry, repository }: Repository) => `${registry}/${repository}`

/** Counts what the registries have written into their access logs. */
async function logged(): Promise<number> {
  const logs = await Promise.all([one.log(), another.log()])
  return logs.flat().filter(line => line.includes(' /v2/')).length
}

/** Promotes, and counts: requests by the registries' own logs, rounds of requests of our client. */
async function count(texts: Readonly<Record<string, string>>) {
  const before = await logged()
  const door = inRounds(http)
  // Time stands still: after some seconds what was looked up would be looked up again.
  const time = Date.now()
  const { outcome } = await promote(requestFor(texts), toolsFor({ http: door.http, now: () => time }))
  const requests = (await logged()) - before
  const writes = door.requests.filter(line => /^(?:PUT|POST|PATCH|DELETE)/.test(line)).length
  return { outcome, requests, rounds: door.rounds, writes }
}

describe('in one repository', () => {
  const tags = (n: number) => ['1.2.3', ...Array.from({ length: n - 1 }, (_, k) => `edge-${k}`)].join()

  test.each([1, 4, 10])(
    '%i tags take 2N+1 requests and one to read the immutable tag once more, and N+1 that write nothing when they are there',
    async n => {
      const image = makeImage(two)
      const texts = { image: `${text(await seeded(image))}@${image.root.digest}`, tags: tags(n) }
      expect(await count(texts)).toMatchObject({ requests: 2 * n + 1 + 1, rounds: n === 1 ? 3 : 4 })
      expect(await count(texts)).toEqual({ outcome: 'unchanged', requests: n + 1, rounds: 1, writes: 0 })
    },
  )

  test('tags that neither name nor follow a version take 2N+1', async () => {
    const image = makeImage(two)
    const texts = { image: `${text(await seeded(image))}@${image.root.digest}`, tags: 'main,edge,stable' }
    expect(await count(texts)).toEqual({ outcome: 'promoted', requests: 7, rounds: 2, writes: 3 })
  })

  /** 2N+1, one list where a version tag moves; after the writes the immutable tag, the list, and the last tag. */
  const released = { requests: 2 * release.length + 1 + 1 + (1 + 1 + 1), rounds: 7, writes: 4 }

  test('the tags of a release take 2N+1 requests, one list, and 3 to read once more, however many they are', async () => {
    const image = makeImage(two)
    const texts = { image: `${text(await seeded(image))}@${image.root.digest}`, tags: release.join() }
    expect(await count(texts)).toEqual({ outcome: 'promoted', ...released })
    const nothing = { outcome: 'unchanged', requests: release.length + 1, rounds: 1, writes: 0 }
    expect(await count(texts)).toEqual(nothing)
  })

  test('six tags take as many to read once more as four', async () => {
    const image = makeImage(two)
    const tags = [...release, 'v1', 'v1.2']
    const texts = { image: `${text(await seeded(image))}@${image.root.digest}`, tags: tags.join() }
    expect(await count(texts)).toMatchObject({ requests: 2 * tags.length + 1 + 1 + 3, rounds: 7 })
  })

  test.each([
    ['one manifest', {}],
    ['an index', { platforms: ['linux/amd64', 'linux/arm64'] }],
  ])('and no more when they move from %s: the list says which versions there are', async (_, kind) => {
    const [old, image] = [
      makeImage({ ...kind, ...version('1.2.2') }),
      makeImage({ ...kind, ...version('1.2.3') }),
    ]
    const at = await seeded(image)
    await seed(transport, at, old, ['1.2.2', ...release.slice(1)])
    const texts = { image: `${text(at)}@${image.root.digest}`, tags: release.join() }
    expect(await count(texts)).toEqual({ outcome: 'promoted', ...released })
  })
})

describe.each([
  ['one manifest', {}, 0],
  ['an index', two, 2],
] as const)('%s', (_, wish, platforms) => {
  /** The image in a repository of its own, with its numbers of blobs and of children. */
  const make = async (): Promise<{ texts: Record<string, string>; b: number; m: number }> => {
    const image = makeImage(wish)
    const texts = { image: `${text(await seeded(image))}@${image.root.digest}`, tags: '1.0.0' }
    return { texts, b: image.blobs.size, m: image.children.length }
  }

  test('in another repository takes b+2M+2 requests and two lookups of the tag', async () => {
    const { texts, b, m } = await make()
    const there = { ...texts, to: `${one.host}/${freshName()}`, referrers: 'none' }
    expect(await count(there)).toMatchObject({ requests: b + 2 * m + 2 + 2, rounds: 4 + platforms })
    expect(await count(there)).toMatchObject({ outcome: 'unchanged', requests: m + 2, writes: 0 })
  })

  test('at another registry takes 3b+2M+2, two lookups of the tag, and those of the blobs', async () => {
    const { texts, b, m } = await make()
    const there = { ...texts, to: `${another.host}/${freshName()}`, referrers: 'none' }
    expect(await count(there)).toMatchObject({ requests: 3 * b + 2 * m + 2 + 2 + b })
    expect(await count(there)).toMatchObject({ outcome: 'unchanged', requests: m + 2, writes: 0 })
  })

  test('with what is beside it takes one request for the API and one for the tags of all signatures', async () => {
    const { texts, b, m } = await make()
    const there = { ...texts, to: `${one.host}/${freshName()}` }
    const looking = 1 + 1
    expect(await count(there)).toMatchObject({
      requests: b + 2 * m + 2 + 2 + looking,
      rounds: 4 + platforms,
    })
    expect(await count(there)).toMatchObject({ outcome: 'unchanged', requests: m + 2 + looking, writes: 0 })
  })
})

test('a signed index in another repository takes what each signature and each list needs, and two requests to find them', async () => {
  const image = makeImage(two)
  const at = await seeded(image)
  const { referrers, lists, tagged } = await signEverything(transport, at, image)
  const there = { image: `${text(at)}@${image.root.digest}`, tags: '1.0.0', to: `${one.host}/${freshName()}` }
  const [b, m] = [image.blobs.size, image.children.length]
  const content = {
    // Its digest comes before its tag, because what refers to it needs it.
    image: b + 2 * m + 2 + 2 + 1,
    // Whether there is an API, all tags, and the lists that they name.
    looking: 1 + 1 + lists,
    // Each is read, its document mounted, and written; they share the empty config.
    referrers: 3 * referrers + 1,
    // Read, mounted with a config of its own, and written, unless the tag has other signatures.
    tagged: 5 * tagged,
    // Read, written, and read again, because others may write it at the same time.
    lists: 3 * lists,
  }
  expect(await count(there)).toEqual({
    outcome: 'promoted',
    requests: Object.values(content).reduce((sum, each) => sum + each),
    rounds: 15,
    writes: b + m + 2 + 2 * referrers + 1 + 3 * tagged + lists,
  })
  expect(await count(there)).toMatchObject({ outcome: 'unchanged', writes: 0 })
})
