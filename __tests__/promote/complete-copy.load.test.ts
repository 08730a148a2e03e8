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

/** Read, looked for what refers to it, its document mounted, and written; a few requests are there once for all. */
const [perReferrer, once] = [4, 20]

test.each([
  ['yes', 0],
  ['no', 1],
] as const)(
  'a hundred referrers take four requests each, and one write of a list that the registry does not keep (referrers API: %s)',
  async (referrers, writes) => {
    const made = makeImage()
    const { fake, transport, promote, sign } = await world(made, { referrers })
    await promote({ referrers: 'none' })
    const alone = fake.requests.length
    for (let n = 0; n < 100; n++) await sign(made.root, n)
    fake.tags.delete(`${to.repository}:1.0.0`)
    expect(await promote()).toMatchObject({ outcome: 'promoted', warnings: [] })
    const list = fallbackTag(made.root.digest)
    expect(fake.requests.filter(line => line.startsWith('PUT') && line.endsWith(list))).toHaveLength(writes)
    expect(fake.requests.length - alone).toBeLessThanOrEqual(100 * perReferrer + once)
    expect(await listReferrers(transport, to, made.root.digest)).toHaveLength(100)
  },
)

test.each(['yes', 'no'] as const)(
  'to another registry they take two more, for its documents are sent (referrers API: %s)',
  async referrers => {
    const made = makeImage()
    const { fake, transport, sign, promote } = await world(made, { referrers })
    for (let n = 0; n < 100; n++) await sign(made.root, n)
    const target = fakeRegistry({ referrers })
    const there = { registry: 'target.example', repository: 'acme/release' }
    const http: Http = request => (request.url.host === there.registry ? target : fake).http(request)
    const copied = await promote({ to: `${there.registry}/${there.repository}` }, http)
    expect(copied).toMatchObject({ outcome: 'promoted', warnings: [] })
    const requests = fake.requests.length + target.requests.length
    expect(requests).toBeLessThanOrEqual(100 * (perReferrer + 2) + once + 10)
    expect(await listReferrers(fakeTransport(target.http), there, made.root.digest)).toHaveLength(100)
    expect(await listReferrers(transport, from, made.root.digest)).toHaveLength(100)
  },
)
