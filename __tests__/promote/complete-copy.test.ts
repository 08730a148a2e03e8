import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { digestOf } from '../../src/image/digest.ts'
import { blobPath } from '../../src/image/layout.ts'
import { type Descriptor, manifestTypes } from '../../src/image/manifest.ts'
import { putManifest } from '../../src/registry/manifests.ts'
import { fallbackTag, listReferrers } from '../../src/registry/referrers.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { type MadeImage, makeImage, seed, store } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { makeIndex } from '../store/made-index.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { from, to, world } from './copied-world.ts'

const platform = (architecture: string) => ({ os: 'linux', architecture })
const image = (architecture: string) =>
  ({ kind: 'image', config: platform(architecture), platform: platform(architecture) }) as const

test.each(['yes', 'no'] as const)(
  'what cosign signs recursively goes along from every node of a nested index (referrers API: %s)',
  async referrers => {
    const made = makeIndex({
      kind: 'index',
      lists: [
        image('amd64'),
        { kind: 'attestation', by: 'both' },
        { kind: 'index', lists: [image('arm64'), { kind: 'attestation', by: 'both' }] },
      ],
    })
    const { fake, transport, promote, sign } = await world(made, { referrers })
    const nodes = [made.root, ...made.children]
    expect(nodes).toHaveLength(6)
    const signature = makeImage()
    await seed(transport, from, signature)
    for (const node of nodes) {
      await sign(node)
      await putManifest(transport, from, signature.root, { name: `${fallbackTag(node.digest)}.sig` })
    }
    expect(await promote()).toMatchObject({ outcome: 'promoted', warnings: [] })
    for (const { digest } of nodes) {
      expect((await listReferrers(transport, to, digest)).map(each => each.digest)).toEqual(
        (await listReferrers(transport, from, digest)).map(each => each.digest),
      )
      expect(fake.tags.get(`${to.repository}:${fallbackTag(digest)}.sig`)).toBe(signature.root.digest)
    }
    expect(await promote()).toMatchObject({ outcome: 'unchanged', warnings: [] })
    expect(fake.requests.filter(line => /^(?:PUT|POST)/.test(line))).toEqual([])
  },
)

test('what refers to a referrer goes along with it', async () => {
  const made = makeImage()
  const { fake, promote, sign } = await world(made, { referrers: 'yes' })
  const first = await sign(made.root)
  const stored = fake.manifests.get(`${from.repository}@${first}`)
  if (stored === undefined) throw new Error('it was not stored')
  const second = await sign({ bytes: stored.bytes, digest: first, mediaType: stored.mediaType })
  expect(await promote()).toMatchObject({ outcome: 'promoted', warnings: [] })
  for (const digest of [first, second]) expect(fake.manifests.has(`${to.repository}@${digest}`)).toBe(true)
})

test('an image travels to a registry once, and its other repositories mount it', async () => {
  const made = makeImage({ platforms: ['linux/amd64', 'linux/arm64'] })
  const source = fakeRegistry()
  await seed(fakeTransport(source.http), { ...from, registry: 'source.example' }, made)
  const { fake, promote } = await world(makeImage(), {})
  const http: Http = request => (request.url.host === 'source.example' ? source : fake).http(request)
  const repositories = Array.from({ length: 20 }, (_, n) => `acme/copy-${n}`)
  source.requests.length = 0
  const ended = await promote(
    {
      image: `source.example/${from.repository}@${made.root.digest}`,
      to: repositories.map(name => `${to.registry}/${name}`).join(','),
    },
    http,
  )
  expect(ended).toMatchObject({ outcome: 'promoted', warnings: [] })
  expect(source.requests.filter(line => line.startsWith('GET') && line.includes('/blobs/'))).toHaveLength(
    made.blobs.size,
  )
  for (const name of repositories) {
    expect(fake.tags.get(`${name}:1.0.0`)).toBe(made.root.digest)
    for (const digest of made.blobs.keys()) expect(fake.blobs.has(`${name}@${digest}`)).toBe(true)
  }
})

test('where the first repository refuses it, the others get it all the same', async () => {
  const made = makeImage()
  const source = fakeRegistry()
  await seed(fakeTransport(source.http), { ...from, registry: 'source.example' }, made)
  const { fake, promote } = await world(makeImage(), {})
  const http: Http = async request => {
    if (request.url.host === 'source.example') return source.http(request)
    const denied = request.method === 'POST' && request.url.pathname.includes('/acme/one/')
    return denied ? respond(fault(403, 'DENIED')) : fake.http(request)
  }
  const promoting = promote(
    {
      image: `source.example/${from.repository}@${made.root.digest}`,
      to: `${to.registry}/acme/one, ${to.registry}/acme/two`,
    },
    http,
  )
  await expect(promoting).rejects.toThrow('/acme/one')
  for (const digest of made.blobs.keys()) expect(fake.blobs.has(`acme/two@${digest}`)).toBe(true)
})

test('an image without a tag is the one that latest names, and that is said', async () => {
  const made = makeImage()
  const { transport, promote } = await world(made, {})
  await putManifest(transport, from, made.root, { name: 'latest' })
  const image = `${from.registry}/${from.repository}`
  const { outcome, warnings } = await promote({ image })
  const said = `the image ${image} names no tag: what its tag latest names now was taken, ${made.root.digest}`
  expect([outcome, warnings]).toEqual(['promoted', [said]])
})

/** An image with one more layer of a type, with addresses, which its registry holds. */
function withLayer(mediaType: string): MadeImage & { readonly layer: Descriptor } {
  const made = makeImage()
  const bytes = Buffer.from(mediaType)
  const layer = {
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
    urls: ['https://cdn.example/layer'],
  }
  const value = JSON.parse(Buffer.from(made.root.bytes).toString())
  const root = store({ ...value, mediaType: manifestTypes[2], layers: [...value.layers, layer] })
  return { ...made, root, blobs: new Map([...made.blobs, [layer.digest, bytes]]), layer }
}

test('a layer of a type that may be distributed is copied, whatever addresses it has besides', async () => {
  const made = withLayer('application/vnd.oci.image.layer.v1.tar+gzip')
  const { fake, promote } = await world(made, {})
  expect(await promote()).toMatchObject({ outcome: 'promoted', warnings: [] })
  expect(fake.blobs.has(`${to.repository}@${made.layer.digest}`)).toBe(true)
})

test.each([
  'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
])('a layer of the type %s stays where it is, and that is said', async type => {
  const made = withLayer(type)
  const { fake, promote } = await world(made, { lax: true })
  const { outcome, warnings = [] } = await promote()
  expect([outcome, warnings]).toEqual(['promoted', [expect.stringContaining(made.layer.digest)]])
  expect(fake.blobs.has(`${to.repository}@${made.layer.digest}`)).toBe(false)
})

test('it is left out of layouts, which is said, or goes along where that is asked for and the source has it', async () => {
  const type = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip'
  const made = withLayer(type)
  const { fake, promote } = await world(made, { lax: true })
  const folder = temporaryFolder()
  const blob = (path: string) => existsSync(join(folder, path, blobPath(made.layer.digest)))
  const save = async (path: string, texts: Record<string, string> = {}) =>
    (await promote({ to: join(folder, path), ...texts })).warnings
  const said = [
    expect.stringContaining(`not distributable by media type (${made.layer.digest}) was not copied`),
  ]
  expect([await save('a'), blob('a')]).toEqual([said, false])
  const copying = { 'nondistributable-layers': 'copy' }
  expect([await save('b', copying), blob('b')]).toEqual([[], true])
  // From one layout to another, in which it is or is not.
  expect([await save('c', { ...copying, image: join(folder, 'b') }), blob('c')]).toEqual([[], true])
  expect([await save('d', { ...copying, image: join(folder, 'a') }), blob('d')]).toEqual([said, false])
  expect(await save('e.tar', copying)).toEqual([])
  expect(await save('f.tar', { ...copying, image: join(folder, 'e.tar') })).toEqual([])
  fake.blobs.delete(`${from.repository}@${made.layer.digest}`)
  expect([await save('g', copying), blob('g')]).toEqual([said, false])
})

test('it is copied where that is asked for and the source has it, by a mount or from another registry', async () => {
  const made = withLayer('application/vnd.oci.image.layer.nondistributable.v1.tar+gzip')
  const { fake, promote } = await world(made, { lax: true })
  const copying = { 'nondistributable-layers': 'copy' }
  expect(await promote(copying)).toMatchObject({ outcome: 'promoted', warnings: [] })
  expect(fake.blobs.has(`${to.repository}@${made.layer.digest}`)).toBe(true)
  fake.blobs.delete(`${from.repository}@${made.layer.digest}`)
  const again = await promote({ ...copying, to: `${to.registry}/acme/other` })
  expect(again).toMatchObject({ outcome: 'promoted', warnings: [expect.stringContaining(made.layer.digest)] })
})
