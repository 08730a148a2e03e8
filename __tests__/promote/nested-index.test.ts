import { expect, test } from '@jest/globals'
import { findProven } from '../../src/promote/evidence/proven.ts'
import { readEvidence } from '../../src/promote/evidence/store.ts'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import { attach } from '../../src/store/artifact.ts'
import { registryStore } from '../../src/store/open-store.ts'
import { readSubject } from '../../src/store/subject.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { freshName, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { type Listed, makeIndex } from '../store/made-index.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const commit = 'c'.repeat(40)
const listed = (architecture: string): Listed => ({
  kind: 'image',
  config: { os: 'linux', architecture },
  platform: { os: 'linux', architecture },
})
const nested: Listed = {
  kind: 'index',
  lists: [listed('amd64'), { kind: 'index', lists: [listed('arm64')] }, { kind: 'attestation', by: 'both' }],
}

/** An image in a registry of its own, with the way there. */
async function seeded(top: Listed) {
  const { http } = fakeRegistry({ lax: true })
  const transport = fakeTransport(http)
  const at = { registry: 'registry.example', repository: freshName() }
  const made = makeIndex(top)
  await seed(transport, at, made, [`sha-${commit}`])
  const repository = `${at.registry}/${at.repository}`
  const image = `${repository}@${made.root.digest}`
  return { http, transport, at, made, repository, image, subject: await readSubject(image, transport) }
}

test('what was scanned on the outer platforms alone is not promoted, for hosts pull the inner ones too', async () => {
  const { http, image, subject } = await seeded(nested)
  expect(subject.platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
  const give = (platforms: typeof subject.platforms) =>
    promote(
      requestFor(
        { image, tags: '1.0.0', require: 'scan' },
        { evidence: recordOf({ ...subject, platforms }) },
      ),
      toolsFor({ http }),
    )
  const part = await give(subject.platforms.slice(0, 1))
  expect(part).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
  expect(part.reason).toContain('the scan skipped linux/arm64')
  expect(await give(subject.platforms)).toMatchObject({ status: 'passed', outcome: 'promoted' })
})

test('nor is it taken for a release', async () => {
  const { http, transport, repository, image, subject } = await seeded(nested)
  const search = { image: repository, commit, require: ['scan'] as const, maxAge: 1e12, now: Date.now() }
  const attaching = (platforms: typeof subject.platforms) =>
    promote(
      requestFor({ image, tags: 'main' }, { evidence: recordOf({ ...subject, platforms }) }),
      toolsFor({ http }),
    )
  await attaching(subject.platforms.slice(0, 1))
  expect(await findProven(search, transport)).toMatchObject({
    status: 'unproven',
    reason: expect.stringContaining('the scan skipped linux/arm64'),
  })
  await attaching(subject.platforms)
  expect(await findProven(search, transport)).toMatchObject({ status: 'proven' })
})

test('evidence of all platforms is attached once, also where the image is only named', async () => {
  const { http, transport, at, image, subject } = await seeded(nested)
  for (const tags of ['main', 'edge'])
    await promote(requestFor({ image, tags }, { evidence: recordOf(subject) }), toolsFor({ http }))
  const { sources } = await readEvidence(registryStore(at, transport), {
    digest: subject.digest,
    now: Date.now(),
  })
  expect(sources).toHaveLength(1)
})

test.each<[string, Listed]>([
  ['an artifact', { kind: 'artifact' }],
  ['an index of attestations', { kind: 'index', lists: [{ kind: 'attestation', by: 'both' }] }],
  ['an empty index', { kind: 'index', lists: [] }],
])('%s has no image that runs, so nothing proves it', async (_, top) => {
  const { http, image, subject } = await seeded(top)
  expect(subject.platforms).toEqual([])
  for (const require of ['scan', 'smoke']) {
    const request = requestFor({ image, tags: '1.0.0', require }, { evidence: recordOf(subject) })
    const section = await promote(request, toolsFor({ http }))
    expect(section).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
    expect(section.reason).toContain(`${subject.digest} has no image that runs`)
  }
  const freely = requestFor({ image, tags: '1.0.0', require: 'none' })
  expect(await promote(freely, toolsFor({ http }))).toMatchObject({ outcome: 'promoted' })
})

test('a smoke test of a platform that the image does not have proves nothing', async () => {
  const { http, image, subject } = await seeded({ kind: 'index', lists: [listed('arm64')] })
  const smoked = (platform: string) => {
    const record = recordOf(subject)
    const platforms = [{ platform, status: 'passed' as const, emulated: false }]
    return { ...record, smoke: { ...record.smoke, platforms } as typeof record.smoke }
  }
  const give = (platform: string) =>
    promote(
      requestFor({ image, tags: '1.0.0', require: 'smoke' }, { evidence: smoked(platform) }),
      toolsFor({ http }),
    )
  expect((await give('linux/amd64')).reason).toContain('the smoke test ran no platform of this digest')
  expect(await give('linux/arm64/v8')).toMatchObject({ outcome: 'promoted' })
})

test('what refers to a platform of an inner index, or to that index, travels with it', async () => {
  const { http, transport, at, made, image } = await seeded(nested)
  const [, arm64 = made.root.digest] = made.images
  const inner = made.children.find(({ mediaType }) => mediaType.includes('index'))
  const subjects = [arm64, inner?.digest ?? arm64]
  for (const digest of subjects) {
    const stored = made.children.find(child => child.digest === digest)
    const bytes = Buffer.from(`{"about":"${digest}"}`)
    await attach(transport, at, {
      subject: { mediaType: stored?.mediaType ?? '', digest, size: stored?.bytes.length ?? 0 },
      artifactType: 'application/vnd.example.sbom',
      document: { bytes, mediaType: 'application/json' },
      annotations: {},
    })
  }
  const to = { registry: at.registry, repository: freshName() }
  const request = requestFor({ image, tags: '1.0.0', to: `${to.registry}/${to.repository}` })
  expect(await promote(request, toolsFor({ http }))).toMatchObject({ outcome: 'promoted' })
  expect(await headManifest(transport, to, arm64)).toBeDefined()
  for (const digest of subjects) expect(await registryStore(to, transport).referrers(digest)).toHaveLength(1)
})
