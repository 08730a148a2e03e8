import { describe, expect, test } from '@jest/globals'
import { describe as messageOf } from '../../src/messages/errors.ts'
import { closingLine } from '../../src/promote/closing-line.ts'
import { promote } from '../../src/promote/promote.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const at = { registry: 'ghcr.io', repository: 'acme/web' }
const [old, next] = [makeImage(), makeImage()]

/** A registry with two images, and what a promotion there says. */
async function promoteThere(
  texts: Readonly<Record<string, string>>,
  http: (good: Http) => Http = good => good,
) {
  const fake = fakeRegistry()
  await seed(fakeTransport(fake.http), at, old, ['stable', '1.0.0'])
  await seed(fakeTransport(fake.http), at, next, ['rc'])
  const tools = toolsFor({ http: http(fake.http), env: { DOCKER_CONFIG: '/nowhere', HOME: '/nowhere' } })
  const section = await promote(requestFor(texts), tools).catch((error: unknown) => messageOf(error))
  return {
    section,
    said: tools.said.join('\n'),
    line: typeof section === 'string' ? section : closingLine(section),
  }
}

describe('a promotion says', () => {
  const digest = next.root.digest

  test.each([
    ['what it did', {}, `${digest}: 2 tags created, 1 tag moved, 1 tag unchanged`],
    [
      'what it would do',
      { 'dry-run': 'true' },
      `${digest}: 2 tags would be created, 1 tag would move, 1 tag unchanged`,
    ],
  ])('%s, in one line', async (_, more, line) => {
    const texts = { image: 'ghcr.io/acme/web:rc', tags: 'stable, rc, 2.0.0, edge', floating: 'always' }
    expect((await promoteThere({ ...texts, ...more })).line).toBe(line)
  })

  test('which tag stays and why, also in the log', async () => {
    const { line, said } = await promoteThere({ image: 'ghcr.io/acme/web:rc', tags: '2.0.0-rc.1, latest' })
    expect(line).toBe(`${digest}: 1 tag created, 1 tag held back`)
    expect(said).toContain('warning: latest is not moved: 2.0.0-rc.1 is a pre-release')
  })

  test('what to do about an immutable tag', async () => {
    const { line } = await promoteThere({ image: 'ghcr.io/acme/web:rc', tags: '1.0.0' })
    expect(line).toBe(
      `ghcr.io/acme/web:1.0.0 is immutable and names ${old.root.digest} already; an immutable tag never moves: use another tag for this image`,
    )
  })

  test('that it has neither an image nor a tag', async () => {
    expect((await promoteThere({})).line).toMatch(
      /^2 inputs are wrong:\n- image: is missing.*\n- tags: are missing/,
    )
    expect((await promoteThere({ tags: '1' })).line).toBe('there is no image to promote')
  })

  test('which repository is meant by a name with capitals', async () => {
    const { said, line } = await promoteThere({ image: 'ghcr.io/Acme/Web:rc', tags: 'edge' })
    expect(line).toBe(`${digest}: 1 tag created`)
    expect(said).toContain('ghcr.io/Acme/Web:rc is ghcr.io/acme/web:rc')
  })

  test('that a tag beside the digest names something else by now', async () => {
    const { said } = await promoteThere({ image: `ghcr.io/acme/web:stable@${digest}`, tags: 'edge' })
    expect(said).toContain(
      `warning: ghcr.io/acme/web:stable now names ${old.root.digest}; ${digest} was requested`,
    )
    const agreed = await promoteThere({ image: `ghcr.io/acme/web:rc@${digest}`, tags: 'edge' })
    expect(agreed.said).not.toContain('warning')
  })

  test('what is wrong at every destination, each once', async () => {
    const broken =
      (good: Http): Http =>
      async request =>
        request.url.host === 'ghcr.io' ? good(request) : respond(fault(403, 'DENIED'))
    const to = 'a.example/web, b.example/web, ghcr.io/acme/web'
    const { line } = await promoteThere({ image: 'ghcr.io/acme/web:rc', tags: '1, 2, 3', to }, broken)
    expect(line.match(/destination \S+/g)).toEqual([
      'destination a.example/web:1:',
      'destination b.example/web:1:',
    ])
    expect(line).toContain('Log in to b.example first')
  })

  test('that a manifest that cannot be read is the one of the source', async () => {
    const html = respond({ status: 200, headers: { 'content-type': 'text/html' }, body: '<p>hi' })
    const broken =
      (good: Http): Http =>
      async request =>
        request.method === 'GET' && request.url.pathname.includes('/manifests/sha256') ? html : good(request)
    const { line } = await promoteThere({ image: `ghcr.io/acme/web@${digest}`, tags: 'edge' }, broken)
    expect(line).toMatch(/^source ghcr\.io\/acme\/web@sha256:\w+ returned the bytes of/)
  })
})
