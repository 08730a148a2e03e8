import { describe, expect, test } from '@jest/globals'
import { UserError } from '../../src/messages/errors.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { anybody } from '../../src/promote/evidence/trust.ts'
import { heldRecords, heldVersion } from '../../src/promote/read-held-version.ts'
import type { Transport } from '../../src/registry/transport.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { recordOf } from './records.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const target = { at, tag: 'latest', class: 'floating' } as const
const version = { scheme: 'semver', text: '1.2.5', stable: true, numbers: [1, 2, 5] } as const
const line = { version, fixed: [], prefix: '', suffix: '' }

/** An image with the label 1.0.0 whose evidence names some tags. */
async function imageWithEvidence(names: readonly unknown[]) {
  const fake = fakeRegistry()
  const image = makeImage({ labels: { 'org.opencontainers.image.version': '1.0.0' } })
  const { mediaType, digest, bytes } = image.root
  await seed(fakeTransport(fake.http), at, image, ['latest'])
  await attachEvidence(fakeTransport(fake.http), at, {
    subject: { mediaType, digest, size: bytes.length },
    record: recordOf({ digest, platforms: [] } as never, {
      tags: { tags: names.map(name => ({ name })) } as never,
    }),
  })
  return { fake, held: { target, stored: image.root, trust: anybody } }
}

describe('the version that a tag holds', () => {
  test('is the highest that its evidence names, whatever else is in the list', async () => {
    const { fake, held } = await imageWithEvidence([7, null, '2.0.0', '1.3.0'])
    expect(await heldVersion(held, line, fakeTransport(fake.http))).toMatchObject({ text: '2.0.0' })
  })

  test('is that of its label where the registry refuses to list what hangs on it', async () => {
    const { fake, held } = await imageWithEvidence(['2.0.0'])
    const http: Http = async request =>
      request.url.pathname.includes('/referrers/') ? respond(fault(403, 'DENIED')) : fake.http(request)
    expect(await heldVersion(held, line, fakeTransport(http))).toMatchObject({ text: '1.0.0' })
  })
})

test.each([
  ['a refusal means that there is none', new UserError('it answered 403'), []],
  ['a mistake of this program is not hidden', new TypeError('a fault of ours'), undefined],
])('reading what hangs on an image: %s', async (_, error, records) => {
  const fail = async () => {
    throw error
  }
  const transport: Transport = { ...fakeTransport(fakeRegistry().http), exchange: fail, open: fail }
  const { digest } = makeImage().root
  const read = heldRecords({ target, digest, trust: anybody }, transport)
  await (records === undefined
    ? expect(read).rejects.toThrow('a fault of ours')
    : expect(read).resolves.toEqual(records))
})
