import { readdirSync } from 'node:fs'
import { lstat, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { blobPath } from '../../../src/image/layout.ts'
import { descriptorOf, manifestTypes } from '../../../src/image/manifest.ts'
import { fallbackTag } from '../../../src/registry/referrers.ts'
import { openImage } from '../../../src/store/image-reader.ts'
import { formatLayoutPath, layoutPath } from '../../../src/store/layout/layout-path.ts'
import { writeLayout as write } from '../../../src/store/layout/write-layout.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { findImage } from '../../../src/store/subject.ts'
import { type MadeImage, makeImage, store, writeLayout } from '../../registry/images.ts'
import { fakeTransport } from '../../registry/transports.ts'
import { temporaryFolder } from '../../temporary-folder.ts'

const transport = fakeTransport(async request => {
  throw new Error(`nobody is asked here, and ${request.url} was`)
})
const two = { platforms: ['linux/amd64', 'linux/arm64'], attestations: true } as const
const none = { referrers: [], artifacts: [], names: [{ tag: '1.0.0' }] }

async function sourceOf(image: MadeImage) {
  const path = await writeLayout(image, temporaryFolder())
  return { path, reader: openImage({ kind: 'layout', path }, transport) }
}

/** Adds entries to the list of a layout, and their manifests to its blobs. */
async function list(path: string, more: readonly { stored: ReturnType<typeof store>; tag?: string }[]) {
  const file = join(path, 'index.json')
  const index = JSON.parse(await readFile(file, 'utf8')) as { manifests: object[] }
  for (const { stored, tag } of more) {
    await writeFile(join(path, blobPath(stored.digest)), stored.bytes)
    const annotations = tag && { annotations: { 'org.opencontainers.image.ref.name': tag } }
    index.manifests.push({ ...descriptorOf(stored), ...annotations })
  }
  await writeFile(file, JSON.stringify(index))
}

describe.each(['image.tar', 'folder'])('writing %s', name => {
  test.each(['altered', 'shortened'])(
    'stops when a blob of the source was %s, and leaves nothing',
    async how => {
      const image = makeImage(two)
      const { path, reader } = await sourceOf(image)
      const [digest, bytes] = [...image.blobs].at(-1) as [`sha256:${string}`, Buffer]
      const wrong = how === 'altered' ? Buffer.alloc(bytes.length, 1) : bytes.subarray(1)
      await writeFile(join(path, blobPath(digest)), wrong)
      const folder = temporaryFolder()
      const writing = write({ ...none, reader, root: image.root, path: join(folder, name) })
      await expect(writing).rejects.toThrow(digest)
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test('holds every manifest and blob, each once', async () => {
    const image = makeImage(two)
    const { reader } = await sourceOf(image)
    const path = join(temporaryFolder(), name)
    await write({ ...none, reader, root: image.root, path })
    const written = openImage({ kind: 'layout', path }, transport)
    for (const { digest, bytes } of [image.root, ...image.children])
      expect(Buffer.from((await written.manifest(digest)).bytes).equals(Buffer.from(bytes))).toBe(true)
    for (const [digest, bytes] of image.blobs) {
      const chunks: Buffer[] = []
      for await (const chunk of await written.blob({ digest, size: bytes.length }))
        chunks.push(chunk as Buffer)
      expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
    }
  })
})

test.each(['other bytes of the same size', 'a link to the right ones'])(
  'a blob of a layout folder that is %s is written again',
  async what => {
    const image = makeImage(two)
    const { reader } = await sourceOf(image)
    const path = await writeLayout(image, temporaryFolder())
    const [digest, bytes] = [...image.blobs].at(-1) as [`sha256:${string}`, Buffer]
    const blob = join(path, blobPath(digest))
    await rm(blob)
    const outside = join(temporaryFolder(), 'blob')
    await writeFile(outside, bytes)
    if (what.startsWith('other')) await writeFile(blob, Buffer.alloc(bytes.length, 1))
    else await symlink(outside, blob)
    await write({ ...none, reader, root: image.root, path })
    expect((await lstat(blob)).isFile()).toBe(true)
    expect((await readFile(blob)).equals(bytes)).toBe(true)
  },
)

describe('a layout of another tool', () => {
  const referrer = (digest: string) =>
    store({
      schemaVersion: 2,
      mediaType: manifestTypes[2],
      artifactType: 'application/vnd.example.sbom',
      config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: `sha256:${'4'.repeat(64)}`, size: 2 },
      layers: [],
      subject: { mediaType: manifestTypes[0], digest, size: 1 },
    })

  test('that lists platforms and referrers beside the image, as oras does, holds one image all the same', async () => {
    const image = makeImage(two)
    const { path } = await sourceOf(image)
    const sbom = referrer(image.root.digest)
    await list(path, [...image.children.map(stored => ({ stored })), { stored: sbom }])
    const found = await findImage(path, transport)
    expect(found.digest).toBe(image.root.digest)
    const referrers = await openStore(found.source, transport).referrers(image.root.digest)
    expect(referrers.map(({ digest }) => digest)).toEqual([sbom.digest])
  })

  test('that lists referrers under the fallback tag, as regctl does, has them too', async () => {
    const image = makeImage(two)
    const { path } = await sourceOf(image)
    const sbom = referrer(image.root.digest)
    const fallback = store({ schemaVersion: 2, mediaType: manifestTypes[0], manifests: [descriptorOf(sbom)] })
    await writeFile(join(path, blobPath(sbom.digest)), sbom.bytes)
    await list(path, [{ stored: fallback, tag: fallbackTag(image.root.digest) }])
    const found = await findImage(path, transport)
    const home = openStore(found.source, transport)
    expect((await home.referrers(image.root.digest)).map(({ digest }) => digest)).toEqual([sbom.digest])
    expect((await home.find(sbom.digest))?.digest).toBe(sbom.digest)
    expect(await home.find('nothing')).toBeUndefined()
    expect(await home.find(`sha256:${'0'.repeat(64)}`)).toBeUndefined()
  })

  test('whose list fills the memory is not read', async () => {
    const { path } = await sourceOf(makeImage())
    await truncate(join(path, 'index.json'), 17 * 1024 * 1024)
    await expect(findImage(path, transport)).rejects.toThrow('index.json has 17825792 bytes, more than')
  })

  test('that holds two images asks for one of them', async () => {
    const [web, api] = [makeImage(two), makeImage()]
    const { path } = await sourceOf(web)
    await list(path, [{ stored: api.root, tag: 'api' }])
    await expect(findImage(path, transport)).rejects.toThrow('the OCI layout contains 2 images')
    expect((await findImage(`oci-layout://${path}:api`, transport)).digest).toBe(api.root.digest)
    expect((await findImage(`${path}@${web.root.digest}`, transport)).digest).toBe(web.root.digest)
  })
})

test.each([
  ['./web.tar', { path: './web.tar' }],
  ['/x/a:b.tar', { path: '/x/a:b.tar' }],
  ['oci-layout://web.tar', { path: 'web.tar' }],
  ['oci-layout:///x/web.tar:1.4.0', { path: '/x/web.tar', tag: '1.4.0' }],
  [`./x@sha256:${'a'.repeat(64)}`, { path: './x', digest: `sha256:${'a'.repeat(64)}` }],
  [`oci-layout://x:1@sha256:${'a'.repeat(64)}`, { path: 'x', tag: '1', digest: `sha256:${'a'.repeat(64)}` }],
  ['ghcr.io/acme/web:1', undefined],
  ['latest', undefined],
])('%s names a layout or it does not', (text, expected) => {
  const read = layoutPath(text)
  expect(read).toEqual(expected)
  if (read !== undefined) expect(layoutPath(formatLayoutPath(read))).toEqual(read)
})
