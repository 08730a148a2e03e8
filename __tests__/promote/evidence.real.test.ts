import { describe, expect, test } from '@jest/globals'
import { findProven } from '../../src/promote/evidence/proven.ts'
import { readEvidence } from '../../src/promote/evidence/store.ts'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import type { Transport } from '../../src/registry/transport.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { registryStore } from '../../src/store/open-store.ts'
import { readSubject } from '../../src/store/subject.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { freshName, makeImage, seed, writeLayout } from '../registry/images.ts'
import { anonymousTransport, fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const loopback = createHttp({})
const real = anonymousTransport(loopback)
const fake = fakeRegistry()
const commit = 'c'.repeat(40)
const day = 86_400_000

describe.each([
  ['distribution 2.8', bootstrapped('BUILDONCE_TEST_REGISTRY'), loopback, real],
  ['a registry with the referrers API', 'registry.example', fake.http, fakeTransport(fake.http)],
])('evidence at %s', (_, registry, http, transport: Transport) => {
  const tools = () => toolsFor({ http })
  const search = (image: string) => ({
    image,
    commit,
    require: ['scan', 'smoke'] as const,
    maxAge: 30 * day,
    now: Date.now(),
  })

  async function promoteMain(record: Parameters<typeof recordOf>[1] = {}) {
    const image = `${registry}/${freshName()}`
    const subject = await readSubject(
      await writeLayout(
        makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true }),
        temporaryFolder(),
      ),
      transport,
    )
    const request = requestFor(
      { tags: `main, sha-${commit}`, require: 'scan, smoke' },
      { subject, images: [image], evidence: recordOf(subject, record) },
    )
    return { image, subject, request, section: await promote(request, tools()) }
  }

  test('what main has proven is found for the commit and released without the bytes of the build', async () => {
    const { image, subject, section } = await promoteMain()
    expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
    const proven = await findProven(search(image), transport)
    expect(proven).toMatchObject({
      status: 'proven',
      subject: { digest: subject.digest, platforms: subject.platforms },
    })
    if (proven.status !== 'proven') return
    const request = requestFor(
      { tags: '1.2.3, 1.2, latest', require: 'scan, smoke' },
      { subject: proven.subject, images: [image] },
    )
    const released = await promote(request, tools())
    expect(released).toMatchObject({ status: 'passed', outcome: 'promoted' })
    expect(released.evidence.map(({ section: name, status }) => `${name} ${status}`)).toEqual([
      'scan passed',
      'smoke passed',
    ])
    const latest = await headManifest(
      transport,
      { registry, repository: image.slice(registry.length + 1) },
      'latest',
    )
    expect(latest?.digest).toBe(subject.digest)
  })

  test('the evidence holds the whole record but not what containers printed', async () => {
    const { image } = await promoteMain()
    const proven = await findProven(search(image), transport)
    const text = JSON.stringify(proven)
    expect(text).toContain('"failOn":"high"')
    expect(text).not.toContain('a secret of the container')
  })

  test('evidence is attached once: a second run adds nothing', async () => {
    const { image, subject, request } = await promoteMain()
    expect(await promote(request, tools())).toMatchObject({ outcome: 'unchanged' })
    const at = { registry, repository: image.slice(registry.length + 1) }
    expect(
      (await readEvidence(registryStore(at, transport), { digest: subject.digest, now: Date.now() })).sources,
    ).toHaveLength(1)
  })

  test('evidence of another digest proves nothing, and the reason names both', async () => {
    const { image, section } = await promoteMain({
      scan: { ...failing, digest: `sha256:${'0'.repeat(64)}`, status: 'passed' },
    })
    expect(section).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
    expect(section.reason).toContain(`only one of sha256:${'0'.repeat(64)}`)
    expect(await findProven(search(image), transport)).toMatchObject({ status: 'missing' })
  })

  test('a failed scan of this run refuses, whatever an earlier run found', async () => {
    const { image, subject, request } = await promoteMain()
    const evidence = recordOf(subject, { scan: { ...failing, digest: subject.digest } })
    const again = await promote({ ...request, tags: ['1.0.0'], evidence, images: [image] }, tools())
    expect(again).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
    expect(again.reason).toContain('the scan of this digest failed: 2 are critical')
  })

  test('evidence that is too old refuses and says how old it may be', async () => {
    const { section } = await promoteMain({ at: new Date(Date.now() - 45 * day).toISOString() })
    expect(section.reason).toContain('the scan is 45 days old, but evidence may be at most 30 days old')
  })

  test('an image without evidence is nobody’s: nothing says what it was built from', async () => {
    const repository = freshName()
    await seed(transport, { registry, repository }, makeImage(), [`sha-${commit}`])
    const proven = await findProven(search(`${registry}/${repository}`), transport)
    expect(proven).toMatchObject({ status: 'foreign' })
    expect(proven).toHaveProperty(
      'reason',
      expect.stringMatching(/nothing says what sha256:\w+ was built from/),
    )
  })

  test('evidence travels to another repository and is found there', async () => {
    const { image, subject } = await promoteMain()
    const to = { registry, repository: freshName() }
    const place = `${registry}/${to.repository}`
    const request = requestFor({
      image: `${image}@${subject.digest}`,
      tags: '1.0.0',
      to: place,
      require: 'scan',
    })
    expect(await promote(request, tools())).toMatchObject({ outcome: 'promoted' })
    expect(
      (await readEvidence(registryStore(to, transport), { digest: subject.digest, now: Date.now() })).sources,
    ).toHaveLength(1)
  })
})

const failing: NonNullable<Run['scan']> = {
  status: 'failed',
  reason: '2 are critical',
  startedAt: new Date().toISOString(),
  seconds: 1,
  failOn: 'high',
  platforms: [],
}
