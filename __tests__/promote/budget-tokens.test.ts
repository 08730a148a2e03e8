import { describe, expect, test } from '@jest/globals'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { withTokens } from '../fakes/registry-auth.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { inRounds } from './rounds.ts'
import { toolsFor } from './tools.ts'

const credentials = { kind: 'basic', username: 'alice', password: 'secret-word' } as const

/** Retags at a registry with a token server, and counts everything that was asked. */
async function retag(registry: string, realm: string, tags: string) {
  const fake = fakeRegistry()
  const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'] })
  const at = { registry, repository: 'acme/web' }
  await seed(fakeTransport(fake.http), at, image)
  // As distribution and what is built on it; others are asked once whether they take several tags in one request.
  const http: Http = async asked => {
    const answer = await fake.http(asked)
    const etag = answer.headers['docker-content-digest']?.map(digest => `"${digest}"`)
    const version = { 'docker-distribution-api-version': ['registry/2.0'], ...(etag && { etag }) }
    return { ...answer, headers: { ...answer.headers, ...version } }
  }
  const guarded = withTokens(http, { registry, realm, ...credentials, now: Date.now })
  const door = inRounds(guarded.http)
  const request = requestFor({ image: `${registry}/acme/web@${image.root.digest}`, tags })
  const section = await promoteThrough(
    fakeTransport(door.http, { credentials }),
    request,
    toolsFor({ http: door.http }),
  )
  expect(section).toMatchObject({ outcome: 'promoted' })
  return { requests: door.requests.length, tokens: guarded.tokenRequests.length, rounds: door.rounds }
}

describe('a retag with a token', () => {
  const ten = ['1.2.3', ...'abcdefghi'].join()

  test.each([
    ['1.2.3', 1, 3],
    [ten, 10, 4],
  ])(
    'of %s takes one request and one round more where the token server is known; 1.2.3 is read once more',
    async (tags, n, rounds) => {
      const known = await retag('ghcr.io', 'https://ghcr.io/token', tags)
      expect(known).toEqual({ requests: 2 * n + 1 + 1 + 1, tokens: 1, rounds: rounds + 1 })
    },
  )

  test('takes two requests and two rounds more where it has to be asked for', async () => {
    const cold = await retag('registry.example', 'https://auth.example/token', ten)
    expect(cold).toEqual({ requests: 2 * 10 + 1 + 1 + 2, tokens: 1, rounds: 4 + 2 })
  })

  test('of ten tags takes 14 requests where several are set at once, whatever version the registry names', async () => {
    const fake = fakeRegistry({ manyTags: 'all' })
    const image = makeImage()
    await seed(fakeTransport(fake.http), { registry: 'registry.example', repository: 'acme/web' }, image)
    fake.requests.length = 0
    // As olareg.
    const http: Http = async asked => {
      const answer = await fake.http(asked)
      return {
        ...answer,
        headers: { ...answer.headers, 'docker-distribution-api-version': ['registry/2.0'] },
      }
    }
    const section = await promoteThrough(
      fakeTransport(http),
      requestFor({ image: `registry.example/acme/web@${image.root.digest}`, tags: ten }),
      toolsFor({ http }),
    )
    expect(section).toMatchObject({ outcome: 'promoted' })
    // One for the image, ten for its tags, two that write them, and one that reads the immutable tag again.
    expect(fake.requests).toHaveLength(14)
  })
})
