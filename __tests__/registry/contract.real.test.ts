import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../src/image/digest.ts'
import { descriptorOf } from '../../src/image/manifest.ts'
import type { Repository } from '../../src/image/reference.ts'
import { bodyFromBytes } from '../../src/registry/blob-body.ts'
import { getBlob, hasBlob, putBlob } from '../../src/registry/blobs.ts'
import { getManifest, headManifest, putManifest } from '../../src/registry/manifests.ts'
import { listReferrers } from '../../src/registry/referrers.ts'
import { listTags } from '../../src/registry/tag-list.ts'
import { attach } from '../../src/store/artifact.ts'
import { copyContent } from '../../src/store/copy.ts'
import { openImage } from '../../src/store/image-reader.ts'
import { readSubject } from '../../src/store/subject.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { freshName, makeImage, seed, writeLayout } from './images.ts'
import { anonymousTransport, fakeTransport } from './transports.ts'

const real = {
  registry: bootstrapped('BUILDONCE_TEST_REGISTRY'),
  transport: anonymousTransport(),
}
const fake = { registry: 'registry.example', transport: fakeTransport(fakeRegistry().http) }
const fakeWithoutReferrers = {
  registry: 'old.example',
  transport: fakeTransport(fakeRegistry({ referrers: 'no', mount: 'session' }).http),
}

describe.each([
  ['distribution 2.8', real],
  ['a registry of the newest specification', fake],
  ['a registry without referrers and mounts', fakeWithoutReferrers],
])('with %s', (_, { registry, transport }) => {
  const fresh = (): Repository => ({ registry, repository: freshName() })

  test('a manifest comes back as the bytes that were put', async () => {
    const at = fresh()
    const image = makeImage()
    await seed(transport, at, image, ['one'])
    expect(await getManifest(transport, at, 'one')).toMatchObject({
      digest: image.root.digest,
      bytes: image.root.bytes,
      mediaType: image.root.mediaType,
    })
    expect((await headManifest(transport, at, image.root.digest))?.digest).toBe(image.root.digest)
  })

  test('a tag and a repository that are not there are absent, not errors', async () => {
    const at = fresh()
    expect(await headManifest(transport, at, 'none')).toBeUndefined()
    expect(await getManifest(transport, at, 'none')).toBeUndefined()
    expect(await hasBlob(transport, at, { digest: digestOf(Buffer.from('none')) })).toBe(false)
  })

  test('a blob is uploaded once, found again, and read whole', async () => {
    const at = fresh()
    const bytes = randomBytes(200_000)
    const upload = {
      blob: { digest: digestOf(bytes), size: bytes.length },
      open: async () => bodyFromBytes(bytes),
    }
    expect(await putBlob(transport, at, upload)).toBe('uploaded')
    expect(await putBlob(transport, at, upload)).toBe('present')
    const chunks: Buffer[] = []
    for await (const chunk of await getBlob(transport, at, upload.blob)) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  })

  test('a blob whose source lies is not stored', async () => {
    const at = fresh()
    const promised = Buffer.from('promised')
    const blob = { digest: digestOf(promised), size: promised.length }
    const lie = putBlob(transport, at, { blob, open: async () => bodyFromBytes(Buffer.from('replaced')) })
    await expect(lie).rejects.toThrow(/DIGEST_INVALID|digest/i)
    expect(await hasBlob(transport, at, blob)).toBe(false)
  })

  test('an index with its attestations is copied to another repository, digest by digest', async () => {
    const [from, to] = [fresh(), fresh()]
    const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true })
    await seed(transport, from, image)
    const repository = `${registry}/${from.repository}`
    const reader = openImage({ kind: 'registry', repository }, transport)
    await copyContent({ reader, root: image.root, to, mountFrom: from.repository }, transport)
    await putManifest(transport, to, image.root, { name: 'copied' })
    for (const { digest } of image.children)
      expect((await headManifest(transport, to, digest))?.digest).toBe(digest)
  })

  test('an OCI layout is pushed and read back as the same subject', async () => {
    const to = fresh()
    const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true })
    const folder = await writeLayout(image, temporaryFolder())
    const inLayout = await readSubject(folder, transport)
    const reader = openImage(inLayout.source, transport)
    await copyContent({ reader, root: image.root, to }, transport)
    await putManifest(transport, to, image.root, { name: 'pushed' })
    const inRegistry = await readSubject(`${registry}/${to.repository}:pushed`, transport)
    expect(inRegistry.digest).toBe(inLayout.digest)
    expect(inRegistry.platforms).toEqual(inLayout.platforms)
    expect(inRegistry.platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
  })

  test('a tar archive of a layout is pushed as it is', async () => {
    const to = fresh()
    const image = makeImage({ platforms: ['linux/amd64'] })
    const folder = await writeLayout(image, temporaryFolder())
    const archives = temporaryFolder()
    execFileSync('tar', ['-cf', `${archives}/image.tar`, '-C', folder, '.'])
    const inArchive = await readSubject(`${archives}/image.tar`, transport)
    expect(inArchive.digest).toBe(image.root.digest)
    const reader = openImage(inArchive.source, transport)
    await copyContent({ reader, root: await reader.manifest(inArchive.digest), to }, transport)
    await putManifest(transport, to, image.root, { name: 'pushed' })
    expect((await headManifest(transport, to, 'pushed'))?.digest).toBe(image.root.digest)
  })

  test('what is attached to an image is found by its digest', async () => {
    const at = fresh()
    const image = makeImage()
    await seed(transport, at, image)
    const notes = ['first', 'second'].map(text => ({
      subject: descriptorOf(image.root),
      artifactType: 'application/vnd.example.note',
      document: { bytes: Buffer.from(text), mediaType: 'text/plain' },
      annotations: { note: text },
    }))
    const digests = [
      await attach(transport, at, notes[0] as never),
      await attach(transport, at, notes[1] as never),
    ]
    const listed = await listReferrers(transport, at, image.root.digest)
    expect(listed.map(({ digest }) => digest).sort()).toEqual(digests.sort())
    expect(new Set(listed.map(({ artifactType }) => artifactType))).toEqual(
      new Set(['application/vnd.example.note']),
    )
  })

  test('a file that is no archive, and a folder that is no layout, are told as such', async () => {
    const folder = await writeLayout(makeImage(), temporaryFolder())
    await expect(readSubject(`${folder}/index.json`, transport)).rejects.toThrow(
      /neither a folder nor a tar archive/,
    )
    await expect(readSubject(`${folder}/blobs`, transport)).rejects.toThrow(
      /is not an OCI layout: it has no file index\.json/,
    )
    await expect(readSubject(`${folder}/nothing`, transport)).rejects.toThrow(
      /is not an OCI layout: there is no such file or folder/,
    )
  })

  test('all tags are listed', async () => {
    const at = fresh()
    await seed(transport, at, makeImage(), ['a', 'b', 'c'])
    expect((await listTags(transport, at)).sort()).toEqual(expect.arrayContaining(['a', 'b', 'c']))
    expect(await listTags(transport, fresh())).toEqual([])
  })
})
