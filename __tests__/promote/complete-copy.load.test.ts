import { expect, test } from '@jest/globals'
import { descriptorOf, type StoredManifest } from '../../src/image/manifest.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import { fallbackTag, listReferrers } from '../../src/registry/referrers.ts'
import { attach } from '../../src/store/artifact.ts'
import type { Http } from '../../src/system/http.ts'
import { type FakeOptions, fakeRegistry } from '../fakes/registry.ts'
import { type MadeImage, makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const [from, to] = [
  { registry: 'registry.example', repository: 'acme/web' },
  { registry: 'registry.example', repository: 'acme/release' },
]

async function world(made: MadeImage, options: FakeOptions) {
  const fake = fakeRegistry(options)
  const transport = fakeTransport(fake.http)
  await seed(transport, from, made)
  const promote = async (texts: Record<string, string> = {}, http: Http = fake.http) => {
    fake.requests.length = 0
    return promoteThrough(
      fakeTransport(http),
      requestFor({
        image: `${from.registry}/${from.repository}@${made.root.digest}`,
        to: `${to.registry}/${to.repository}`,
        tags: '1.0.0',
        ...texts,
      }),
      toolsFor({ http }),
    )
  }
  const sign = (subject: StoredManifest, n = 0) =>
    attach(transport, from, {
      subject: descriptorOf(subject),
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      document: { bytes: Buffer.from(`${subject.digest} ${n}`), mediaType: 'application/json' },
      annotations: {},
    })
  return { fake, transport, promote, sign }
}

test('a hundred referrers take at most 4.5 requests each, and one write of the list', async () => {
  const made = makeImage()
  const { fake, transport, promote, sign } = await world(made, { referrers: 'no' })
  await promote({ referrers: 'none' })
  const alone = fake.requests.length
  for (let n = 0; n < 100; n++) await sign(made.root, n)
  fake.tags.delete(`${to.repository}:1.0.0`)
  expect(await promote()).toMatchObject({ outcome: 'promoted', warnings: [] })
  const list = fallbackTag(made.root.digest)
  expect(fake.requests.filter(line => line.startsWith('PUT') && line.endsWith(list))).toHaveLength(1)
  expect((fake.requests.length - alone) / 100).toBeLessThanOrEqual(4.5)
  expect(await listReferrers(transport, to, made.root.digest)).toHaveLength(100)
})
