import { expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import { registryStore } from '../../src/store/open-store.ts'
import { readPlatforms } from '../../src/store/runnable-images.ts'
import { type FakeOptions, fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed, type Wish } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }

/** An image with many pieces of evidence, each made a minute after the one before it. */
async function world(options: FakeOptions, count: number, wish: Wish = {}) {
  const fake = fakeRegistry(options)
  const transport = fakeTransport(fake.http)
  const image = makeImage(wish)
  await seed(transport, at, image)
  const repository = `${at.registry}/${at.repository}`
  const subject = {
    digest: image.root.digest,
    source: { kind: 'registry', repository } as const,
    platforms: await readPlatforms(registryStore(at, transport).reader, image.root.digest),
  }
  const record = recordOf(subject)
  const later = (minutes: number) => {
    const startedAt = new Date(Date.parse(record.scan?.startedAt ?? '') + minutes * 60_000).toISOString()
    return {
      ...record,
      scan: { ...record.scan, startedAt },
      smoke: { ...record.smoke, startedAt },
    } as typeof record
  }
  for (let n = 0; n < count; n++)
    await attachEvidence(transport, at, { subject: descriptorOf(image.root), record: later(n) })
  fake.requests.length = 0
  const run = (texts: Record<string, string>, more = {}) =>
    promoteThrough(
      fakeTransport(fake.http),
      requestFor({ image: `${repository}@${image.root.digest}`, tags: '1.0.0', ...texts }, more),
      toolsFor({ http: fake.http, now: () => Date.parse(record.scan?.startedAt ?? '') + count * 60_000 }),
    )
  return { fake, run }
}

/** What setting one tag takes without evidence: the manifest, a lookup of the tag, the write, and a look behind it. */
const retag = 4

test.each([
  // The config, the list or two, and the two newest pieces with their documents.
  ['one image', {}, 'yes', 6],
  ['one image', {}, 'no', 7],
  // A manifest and a config of each platform.
  ['an index', { platforms: ['linux/amd64', 'linux/arm64'] }, 'yes', 9],
  ['an index', { platforms: ['linux/amd64', 'linux/arm64'] }, 'no', 10],
] as const)(
  'the gate reads the newest evidence of %s first and no more than it needs (%j, referrers API: %s)',
  async (_, wish, referrers, gate) => {
    const { fake, run } = await world({ referrers }, 60, wish)
    expect(await run({ require: 'scan, smoke', 'max-age': '20m' })).toMatchObject({
      outcome: 'promoted',
      evidence: [{ status: 'passed' }, { status: 'passed' }],
    })
    expect(fake.requests).toHaveLength(retag + gate)
  },
)
