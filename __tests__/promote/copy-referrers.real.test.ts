import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { descriptorOf, manifestTypes } from '../../src/image/manifest.ts'
import { promote } from '../../src/promote/promote.ts'
import { headManifest, putManifest } from '../../src/registry/manifests.ts'
import { fallbackTag, listReferrers } from '../../src/registry/referrers.ts'
import type { Transport } from '../../src/registry/transport.ts'
import { attach } from '../../src/store/artifact.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { freshName, makeImage, seed } from '../registry/images.ts'
import { anonymousTransport, fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const loopback = createHttp({})
const real = anonymousTransport(loopback)
const fake = fakeRegistry()

describe.each([
  ['distribution 2.8', bootstrapped('BUILDONCE_TEST_REGISTRY'), loopback, real],
  ['a registry with the referrers API', 'registry.example', fake.http, fakeTransport(fake.http)],
])('at %s', (_, registry, http, transport: Transport) => {
  const fresh = () => ({ registry, repository: freshName() })
  const text = (at: { repository: string }) => `${registry}/${at.repository}`
  const note = (name: string) => ({
    artifactType: 'application/vnd.example.sbom',
    document: { bytes: Buffer.from(name), mediaType: 'text/plain' },
    annotations: { name },
  })

  test('referrers of the index and of a platform, their own referrers, and cosign tags travel along', async () => {
    const [from, to] = [fresh(), fresh()]
    const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'] })
    await seed(transport, from, image)
    const [child = image.root] = image.children
    const ofTop = await attach(transport, from, { subject: descriptorOf(image.root), ...note('index') })
    const ofChild = await attach(transport, from, { subject: descriptorOf(child), ...note('child') })
    const head = await headManifest(transport, from, ofTop)
    const ofReferrer = await attach(transport, from, {
      subject: { digest: ofTop, mediaType: manifestTypes[2], size: head?.size ?? 0 },
      ...note('signature of the note'),
    })
    const signature = makeImage()
    await seed(transport, from, signature, [`${fallbackTag(image.root.digest)}.sig`])
    const request = requestFor({ image: `${text(from)}@${image.root.digest}`, tags: '1.0.0', to: text(to) })
    expect(await promote(request, toolsFor({ http }))).toMatchObject({ outcome: 'promoted' })
    const listed = async (digest: typeof ofTop) =>
      (await listReferrers(transport, to, digest)).map(entry => entry.digest)
    expect(await listed(image.root.digest)).toEqual([ofTop])
    expect(await listed(child.digest)).toEqual([ofChild])
    expect(await listed(ofTop)).toEqual([ofReferrer])
    const sig = await headManifest(transport, to, `${fallbackTag(image.root.digest)}.sig`)
    expect(sig?.digest).toBe(signature.root.digest)
    // Again, from the start: nothing is written twice.
    expect(await promote(request, toolsFor({ http }))).toMatchObject({ outcome: 'unchanged' })
    expect(await listed(image.root.digest)).toEqual([ofTop])
  })

  test('the record of a promotion is attached where asked', async () => {
    const at = fresh()
    const image = makeImage()
    await seed(transport, at, image)
    const request = requestFor({ image: `${text(at)}@${image.root.digest}`, tags: '1.0.0', attach: 'record' })
    await promote(request, toolsFor({ http }))
    const [entry] = await listReferrers(transport, at, image.root.digest)
    expect(entry?.artifactType).toBe('application/vnd.buildonce.promotion.v1+json')
  })

  test('a promotion is taken back by its record, and only its floating tags', async () => {
    const at = fresh()
    const [old, next] = [makeImage(), makeImage()]
    await seed(transport, at, old, ['1.0.0', 'stable', 'edge'])
    await seed(transport, at, next)
    const request = requestFor({ image: `${text(at)}@${next.root.digest}`, tags: '1.0.1, stable, edge' })
    const section = await promote(request, toolsFor({ http }))
    const file = join(temporaryFolder(), 'run.json')
    await writeFile(file, JSON.stringify({ version: 1, promote: section }))
    const back = await promote(requestFor({ rollback: file }), toolsFor({ http }))
    expect(back).toMatchObject({ status: 'passed', outcome: 'rolled-back' })
    for (const tag of ['stable', 'edge', '1.0.0'])
      expect((await headManifest(transport, at, tag))?.digest).toBe(old.root.digest)
    expect((await headManifest(transport, at, '1.0.1'))?.digest).toBe(next.root.digest)
    expect(await promote(requestFor({ rollback: file }), toolsFor({ http }))).toMatchObject({
      outcome: 'unchanged',
    })
  })

  test('a tag that moved on since is not taken back', async () => {
    const at = fresh()
    const [old, next, later] = [makeImage(), makeImage(), makeImage()]
    await seed(transport, at, old, ['stable'])
    await seed(transport, at, next)
    const section = await promote(
      requestFor({ image: `${text(at)}@${next.root.digest}`, tags: 'stable' }),
      toolsFor({ http }),
    )
    await seed(transport, at, later, ['stable'])
    const file = join(temporaryFolder(), 'run.json')
    await writeFile(file, JSON.stringify({ promote: section }))
    const back = await promote(requestFor({ rollback: file }), toolsFor({ http }))
    expect(back).toMatchObject({ status: 'failed' })
    expect(back.reason).toContain(`names ${later.root.digest} now`)
    expect((await headManifest(transport, at, 'stable'))?.digest).toBe(later.root.digest)
  })
})

test('a fallback tag that holds an image is an error and stays as it is', async () => {
  const http = fakeRegistry({ referrers: 'no' }).http
  const transport = fakeTransport(http)
  const at = { registry: 'old.example', repository: 'acme/web' }
  const image = makeImage({ platforms: ['linux/amd64'] })
  await seed(transport, at, image)
  await putManifest(transport, at, image.root, { name: fallbackTag(image.root.digest) })
  const attaching = attach(transport, at, {
    subject: descriptorOf(image.root),
    artifactType: 'application/vnd.example.sbom',
    document: { bytes: Buffer.from('x'), mediaType: 'text/plain' },
    annotations: {},
  })
  await expect(attaching).rejects.toThrow(/is an image itself/)
})
