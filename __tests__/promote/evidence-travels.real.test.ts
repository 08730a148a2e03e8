import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { evidenceOf } from '../../src/promote/evidence/store.ts'
import { promote } from '../../src/promote/promote.ts'
import type { Transport } from '../../src/registry/transport.ts'
import { attach } from '../../src/store/artifact.ts'
import { readSubject } from '../../src/store/subject.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { freshName, makeImage, seed } from '../registry/images.ts'
import { anonymousTransport, fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeKeys } from './keys.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const fake = fakeRegistry()
const loopback = createHttp({})
const real = anonymousTransport(loopback)
const [ours, theirs] = [makeKeys(), makeKeys()]
const passed = { status: 'passed', outcome: 'promoted' }

/** Pushes an image, and signs what was found out about it where it is. */
async function signedImage(registry: string, transport: Transport, http: typeof loopback) {
  const at = { registry, repository: freshName() }
  const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'] })
  await seed(transport, at, image)
  const place = `${registry}/${at.repository}`
  const subject = await readSubject(`${place}@${image.root.digest}`, transport)
  const record = { subject, images: [place], evidence: recordOf(subject) }
  const request = requestFor({ tags: 'main', 'signing-key': ours.privateKey }, record)
  expect(await promote(request, toolsFor({ http }))).toMatchObject(passed)
  return { at, image, place, subject, reference: `${place}@${image.root.digest}` }
}

test.each(['a repository', 'image.tar', 'folder'])(
  'a signature travels to %s, and on from there',
  async way => {
    const tools = toolsFor({ http: loopback })
    const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')
    const { reference } = await signedImage(registry, real, loopback)
    const between = way.includes(' ') ? `${registry}/${freshName()}` : join(temporaryFolder(), way)
    const trusting = (keys: string) => ({ require: 'scan, smoke', 'trusted-keys': keys })
    const there = { image: reference, tags: '1.0.0', to: between, ...trusting(ours.publicKey) }
    expect(await promote(requestFor(there), tools)).toMatchObject(passed)

    const image = way.includes(' ') ? `${between}:1.0.0` : between
    const to = `${registry}/${freshName()}`
    const refused = await promote(
      requestFor({ image, tags: '1.0.0', to, ...trusting(theirs.publicKey) }),
      tools,
    )
    expect(refused).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
    expect(refused.reason).toContain('is signed with')
    const arrived = await promote(
      requestFor({ image, tags: '1.0.0', to, ...trusting(ours.publicKey) }),
      tools,
    )
    expect(arrived).toMatchObject(passed)
    expect(arrived.evidence.map(({ signedBy }) => signedBy?.length)).toEqual([44, 44])
  },
)

test('good evidence is not pushed out of sight by what others attach', async () => {
  const { at, image, place, subject, reference } = await signedImage(
    'registry.example',
    fakeTransport(fake.http),
    fake.http,
  )
  const transport = fakeTransport(fake.http)
  for (let nth = 0; nth < 120; nth++) {
    const record = recordOf(subject, { commit: `${nth}` })
    const forged = { subject: descriptorOf(image.root), record }
    await attach(transport, at, await evidenceOf(place, forged))
  }
  const trusting = { require: 'scan, smoke', 'trusted-keys': ours.publicKey }
  const request = requestFor({ image: reference, tags: '1.0.0', ...trusting }, { images: [place] })
  const released = await promote(request, toolsFor({ http: fake.http }))
  expect(released).toMatchObject({ ...passed, warnings: [] })

  const others = { ...trusting, 'trusted-keys': theirs.publicKey }
  const refused = await promote(
    requestFor({ image: reference, tags: '2.0.0', ...others }, { images: [place] }),
    toolsFor({ http: fake.http }),
  )
  expect(refused.reason).toContain('116 more')
})
