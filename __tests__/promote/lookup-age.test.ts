import { expect, test } from '@jest/globals'
import { promote } from '../../src/promote/promote.ts'
import type { Http } from '../../src/stage/stage.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { makeTools } from '../tools.ts'
import { requestFor } from './requests.ts'

const at = { registry: '127.0.0.1:5000', repository: 'acme/web' }

/** Promotes where time passes, and perhaps somebody else takes the tag, right after it was looked up. */
async function afterLookup(milliseconds: number, taken?: true) {
  const fake = fakeRegistry()
  const [image, other] = [makeImage(), makeImage({ platforms: ['linux/s390x'] })]
  for (const each of [image, other]) await seed(fakeTransport(fake.http), at, each)
  fake.requests.length = 0
  let now = Date.parse('2026-11-03T09:30:00Z')
  let lookups = 0
  const http: Http = async request => {
    const isLookup = request.method === 'HEAD' && request.url.pathname.endsWith('/manifests/1.0.0')
    const response = await fake.http(request)
    if (isLookup && ++lookups === 1) {
      now += milliseconds
      if (taken) fake.tags.set(`${at.repository}:1.0.0`, other.root.digest)
    }
    return response
  }
  const source = `${at.registry}/${at.repository}@${image.root.digest}`
  const request = requestFor({ image: source, tags: '1.0.0', require: 'none', attach: 'none' })
  const section = await promote(request, makeTools({ http, now: () => now }))
  const before = fake.requests.slice(
    0,
    fake.requests.findIndex(line => line.startsWith('PUT')),
  )
  return { section, before: before.filter(line => line.startsWith('HEAD') && line.endsWith('/1.0.0')).length }
}

test('what was looked up five seconds ago is good enough to write by, and no longer', async () => {
  expect(await afterLookup(5000)).toMatchObject({ before: 1, section: { outcome: 'promoted' } })
  expect(await afterLookup(5001)).toMatchObject({ before: 2, section: { outcome: 'promoted' } })
})

test('a tag that was taken since is seen before anything is written', async () => {
  const { section } = await afterLookup(60_000, true)
  expect(section).toMatchObject({ status: 'failed', outcome: 'refused-immutable' })
})
