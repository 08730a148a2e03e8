import { expect, test } from '@jest/globals'
import { digestOf } from '../../src/image/digest.ts'
import { manifestTypes } from '../../src/image/manifest.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import { putManifest } from '../../src/registry/manifests.ts'
import { entryOf, fallbackTag, listReferrers } from '../../src/registry/referrers.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { signEverything } from './signed-image.ts'
import { toolsFor } from './tools.ts'

const [from, to] = [
  { registry: 'registry.example', repository: 'acme/web' },
  { registry: 'registry.example', repository: 'acme/release' },
]

/** A signed image at a registry without the referrers API, and a way to bring it to another repository. */
async function world() {
  const fake = fakeRegistry({ referrers: 'no' })
  const transport = fakeTransport(fake.http)
  const image = makeImage()
  await seed(transport, from, image)
  await signEverything(transport, from, image)
  const promote = (http: Http = fake.http) =>
    promoteThrough(
      fakeTransport(http),
      requestFor({
        image: `${from.registry}/${from.repository}@${image.root.digest}`,
        to: `${to.registry}/${to.repository}`,
        tags: '1.0.0',
      }),
      toolsFor({ http }),
    )
  return { fake, transport, image, promote }
}

test('other signatures under the tag of cosign stay, and that is said', async () => {
  const { fake, transport, image, promote } = await world()
  const tag = `${fallbackTag(image.root.digest)}.sig`
  const others = makeImage()
  await seed(transport, to, others, [tag])
  expect(await promote()).toMatchObject({
    outcome: 'promoted',
    warnings: [expect.stringContaining(`${tag} has other signatures (${others.root.digest})`)],
  })
  expect(fake.tags.get(`${to.repository}:${tag}`)).toBe(others.root.digest)
})

test('a list that another writer replaces right after it was written has the entries of both in the end', async () => {
  const { fake, transport, image, promote } = await world()
  const list = fallbackTag(image.root.digest)
  const theirs = makeImage()
  await seed(transport, to, theirs)
  let raced = 0
  const http: Http = async request => {
    const answer = await fake.http(request)
    if (
      request.method === 'PUT' &&
      request.url.pathname.endsWith(`/${to.repository}/manifests/${list}`) &&
      raced++ === 0
    ) {
      const value = { schemaVersion: 2, mediaType: manifestTypes[0], manifests: [entryOf(theirs.root)] }
      const bytes = Buffer.from(JSON.stringify(value))
      await putManifest(
        transport,
        to,
        { bytes, mediaType: manifestTypes[0], digest: digestOf(bytes) },
        { name: list },
      )
    }
    return answer
  }
  expect(await promote(http)).toMatchObject({ outcome: 'promoted', warnings: [] })
  expect(raced).toBe(2)
  const own = (await listReferrers(transport, from, image.root.digest)).map(({ digest }) => digest)
  const listed = (await listReferrers(transport, to, image.root.digest)).map(({ digest }) => digest)
  expect(listed.toSorted()).toEqual([...own, theirs.root.digest].toSorted())
})
