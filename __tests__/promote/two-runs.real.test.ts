import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import { createHttp } from '../../src/system/http.ts'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { freshName, makeImage, seed } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const http = createHttp({})
const transport = anonymousTransport(http)
let registry: OwnRegistry

beforeAll(async () => {
  registry = await startRegistry()
})
afterAll(() => registry.stop())

/** Promotes two images in the same moment, each with its tags. */
async function together(tags: readonly [string, string]) {
  const at = { registry: registry.host, repository: freshName() }
  const images = [makeImage(), makeImage()] as const
  for (const image of images) await seed(transport, at, image)
  const sections = await Promise.all(
    images.map(({ root }, n) => {
      const image = `${at.registry}/${at.repository}@${root.digest}`
      return promote(requestFor({ image, tags: tags[n] as string }), toolsFor({ http }))
    }),
  )
  const held = async (tag: string) => (await headManifest(transport, at, tag))?.digest
  return { sections, digests: images.map(({ root }) => root.digest), held }
}

test('of two releases in the same moment the higher one has latest, at a real registry', async () => {
  for (const order of [
    ['1.2.5,1.2,1,latest', '2.0.0,2.0,2,latest'],
    ['2.0.0,2.0,2,latest', '1.2.5,1.2,1,latest'],
    ['1.2.5,1.2,1,latest', '1.2.6,1.2,1,latest'],
    ['1.2.6,1.2,1,latest', '1.2.5,1.2,1,latest'],
  ] as const)
    for (let round = 0; round < 4; round++) {
      const { sections, digests, held } = await together(order)
      const higher = digests[order[0] < order[1] ? 1 : 0]
      expect(sections.map(({ status }) => status)).toEqual(['passed', 'passed'])
      expect(await held('latest')).toBe(higher)
      if (order[1].startsWith('1.2.6')) expect([await held('1.2'), await held('1')]).toEqual([higher, higher])
    }
})

test('of two digests for one immutable tag one run says that it lost, at a real registry', async () => {
  let said = 0
  for (let round = 0; round < 8; round++) {
    const { sections, digests, held } = await together(['1.0.0', '1.0.0'])
    const now = await held('1.0.0')
    for (const [n, { outcome }] of sections.entries())
      if (outcome === 'refused-immutable') {
        said++
        expect(now).not.toBe(digests[n])
      }
  }
  // The one interleaving that no registry can decide may be among them.
  expect(said).toBeGreaterThan(0)
})
