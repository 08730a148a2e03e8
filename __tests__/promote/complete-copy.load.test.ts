import { expect, test } from '@jest/globals'
import { fallbackTag, listReferrers } from '../../src/registry/referrers.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { from, to, world } from './copied-world.ts'

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
