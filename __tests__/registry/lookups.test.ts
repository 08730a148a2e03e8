import { describe, expect, test } from '@jest/globals'
import type { Credentials } from '../../src/registry/auth/credentials.ts'
import { bodyFromBytes } from '../../src/registry/blob-body.ts'
import { putBlob } from '../../src/registry/blobs.ts'
import { getManifest, headManifest, putManifest } from '../../src/registry/manifests.ts'
import { addReferrer, listReferrers } from '../../src/registry/referrers.ts'
import { listTags } from '../../src/registry/tag-list.ts'
import type { Http, HttpRequest } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond, type Scripted } from '../fakes/registry.ts'
import { makeImage, seed } from './images.ts'
import { fakeClock, fakeTransport } from './transports.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const credentials: Credentials = { kind: 'basic', username: 'alice', password: 'word' }

/** A blob of one byte. */
const small = {
  digest: 'sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
  size: 1,
} as const
const openSmall = async () => bodyFromBytes(Buffer.from('x'))

/** A registry whose answers a script may replace. */
async function scripted(script: (request: HttpRequest) => Scripted | undefined) {
  const fake = fakeRegistry()
  const image = makeImage()
  await seed(fakeTransport(fake.http), at, image, ['1.0.0'])
  fake.requests.length = 0
  const received: string[] = []
  const clock = fakeClock()
  const http: Http = async request => {
    received.push(`${request.method} ${request.url.host} ${request.headers?.authorization ?? '-'}`)
    const answer = script(request)
    return answer === undefined ? fake.http(request) : respond(answer)
  }
  return { fake, image, received, clock, transport: fakeTransport(http, { clock, credentials }) }
}

const withLogin = ({ url, headers }: HttpRequest): Scripted | undefined =>
  url.host === at.registry && !headers?.authorization
    ? { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }
    : undefined

describe('a registry that serves its manifests and lists from another host', () => {
  const moving = (host: string, status = 307) =>
    scripted(request =>
      request.url.host === at.registry && /\/(?:manifests|tags|referrers)\//.test(request.url.pathname)
        ? (withLogin(request) ?? {
            status,
            headers: { location: `${host}${request.url.pathname}${request.url.search}` },
          })
        : undefined,
    )

  test.each([301, 302, 303, 307, 308])('is followed with %d, and the login stays behind', async status => {
    const { transport, image, received } = await moving('https://backend.example', status)
    expect((await headManifest(transport, at, '1.0.0'))?.digest).toBe(image.root.digest)
    expect((await getManifest(transport, at, '1.0.0'))?.digest).toBe(image.root.digest)
    expect(await listTags(transport, at)).toEqual(['1.0.0'])
    // That of referrers with 303 is a page for people at some registries, and followed where it is a list.
    expect(await listReferrers(transport, at, image.root.digest)).toEqual([])
    const elsewhere = received.filter(line => line.includes('backend.example'))
    expect(elsewhere.length).toBeGreaterThan(3)
    expect(elsewhere.every(line => line.endsWith(' -'))).toBe(true)
  })

  test('on another port gets no login either', async () => {
    const { transport, received } = await moving('https://registry.example:8443')
    expect(await headManifest(transport, at, '1.0.0')).toBeDefined()
    expect(received.at(-1)).toBe('HEAD registry.example:8443 -')
  })

  test('is not followed to plain http', async () => {
    const { transport } = await moving('http://backend.example')
    await expect(headManifest(transport, at, '1.0.0')).rejects.toThrow('which is not https')
  })

  test('that leads in a circle is given up', async () => {
    const { transport } = await scripted(({ url }) => ({ status: 307, headers: { location: url.pathname } }))
    await expect(headManifest(transport, at, '1.0.0')).rejects.toThrow('it redirects more than 5 times')
  })

  test('has no tag where that host says so in the words of a registry, and else it is not known', async () => {
    const { transport } = await moving('https://backend.example')
    expect(await headManifest(transport, at, '2.0.0')).toBeUndefined()
    const storage = await scripted(({ url }) =>
      url.host === at.registry
        ? { status: 307, headers: { location: `https://storage.example${url.pathname}` } }
        : { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' },
    )
    await expect(headManifest(storage.transport, at, '2.0.0')).rejects.toMatchObject({ status: 404 })
  })

  test('that redirects the list of referrers to a page for people has none', async () => {
    const { transport, image } = await scripted(({ url }) =>
      url.pathname.includes('/referrers/')
        ? { status: 302, headers: { location: 'https://pages.example/login' } }
        : undefined,
    )
    expect(await listReferrers(transport, at, image.root.digest)).toEqual([])
  })
})

test.each([400, 403, 405, 406, 501])('a HEAD that is answered with %d is asked as a GET', async status => {
  const { transport, image } = await scripted(({ method }) =>
    method === 'HEAD' ? fault(status, 'UNSUPPORTED') : undefined,
  )
  expect(await headManifest(transport, at, '1.0.0')).toMatchObject({ digest: image.root.digest })
  expect(await headManifest(transport, at, '2.0.0')).toBeUndefined()
  // A blob that cannot be asked for is uploaded.
  expect(await putBlob(transport, at, { blob: small, open: openSmall })).toBe('uploaded')
})

describe('a write that is redirected', () => {
  const moved = (status: number, host: string) =>
    scripted(request => {
      const { method, url } = request
      const writes = method === 'POST' || (method === 'PUT' && url.pathname.includes('/manifests/'))
      if (!writes || url.host !== at.registry || url.searchParams.has('moved')) return undefined
      const to = new URL(`${host}${url.pathname}${url.search}`)
      to.searchParams.set('moved', '1')
      return withLogin(request) ?? { status, headers: { location: to.href } }
    })
  const write = async ({ transport, image }: Awaited<ReturnType<typeof scripted>>) => {
    await putBlob(transport, at, { blob: small, absent: true, open: openSmall })
    await putManifest(transport, at, image.root, { name: '2.0.0' })
  }

  test.each([307, 308])('with %d within the registry is followed', async status => {
    const world = await moved(status, `https://${at.registry}`)
    await write(world)
    expect(world.fake.tags.get('acme/web:2.0.0')).toBe(world.image.root.digest)
    expect(world.fake.blobs.has(`acme/web@${small.digest}`)).toBe(true)
  })

  test.each([
    [307, 'https://elsewhere.example'],
    [308, `https://${at.registry}:8443`],
    [301, `https://${at.registry}`],
  ])('with %d to %s is not followed, and the hint names that host and no query', async (status, host) => {
    const world = await moved(status, host)
    await expect(write(world)).rejects.toMatchObject({
      status,
      hint: `It leads to ${host}: name the image by the address of the registry itself.`,
    })
    expect(world.received.filter(line => !line.includes(` ${at.registry} `))).toEqual([])
  })
})

test('no request goes out in clear to a registry with TLS, whatever leads there', async () => {
  const { transport, received } = await scripted(() => undefined)
  const target = new URL('http://registry.example/v2/acme/web/manifests/1.0.0')
  const asking = transport.exchange({ at, actions: ['pull'], method: 'GET', target })
  await expect(asking).rejects.toThrow('leads to http://registry.example, which is not https')
  expect(received).toEqual([])
})

test('bytes are asked for as they are', async () => {
  const seen: unknown[] = []
  const { transport } = await scripted(({ headers }) => {
    seen.push(headers?.['accept-encoding'])
    return undefined
  })
  await headManifest(transport, at, '1.0.0')
  expect(seen).toEqual(['identity'])
})

test('a long page that explains a refusal hides neither the refusal nor an absence', async () => {
  const page = { headers: { 'content-type': 'text/html' }, body: 'x'.repeat(50_000) }
  const { transport } = await scripted(({ method, url }) =>
    method === 'GET' ? { ...page, status: url.pathname.endsWith('none') ? 404 : 401 } : undefined,
  )
  expect(await getManifest(transport, at, 'none')).toBeUndefined()
  await expect(getManifest(transport, at, '1.0.0')).rejects.toThrow('was answered with 401')
})

describe('an odd answer to the write of a tag', () => {
  const odd = (answer: Partial<Scripted>, stores = true) => {
    let fake: ReturnType<typeof fakeRegistry> | undefined
    return scripted(request => {
      if (request.method !== 'PUT' || !request.url.pathname.endsWith('/manifests/latest')) return undefined
      if (stores) void fake?.http(request)
      return { status: 201, ...answer }
    }).then(world => {
      fake = world.fake
      return world
    })
  }
  const other = { 'docker-content-digest': `sha256:${'b'.repeat(64)}` }

  test.each<[string, Partial<Scripted>]>([
    ['names another digest', { headers: other }],
    ['names something that is no digest', { headers: { 'docker-content-digest': 'x' } }],
    ['is 204', { status: 204 }],
    ['is 200 without a digest', { status: 200 }],
    ['is a long page', { body: 'x'.repeat(50_000) }],
  ])('that %s is settled by what the tag holds', async (_, answer) => {
    const { transport, image, fake } = await odd(answer)
    await putManifest(transport, at, image.root, { name: 'latest' })
    expect(fake.tags.get('acme/web:latest')).toBe(image.root.digest)
  })

  test('is an error when the tag does not hold it', async () => {
    const { transport, image } = await odd({ headers: other }, false)
    await expect(putManifest(transport, at, image.root, { name: 'latest' })).rejects.toThrow(
      'stored nothing where',
    )
  })
})

describe('a blob of another repository', () => {
  const bytes = Buffer.from('a blob')
  const mounting = (answer: (n: number) => Scripted | undefined) => {
    let asked = 0
    return scripted(({ method, url }) =>
      method === 'POST' && url.searchParams.has('mount') ? answer(++asked) : undefined,
    ).then(world => ({ ...world, asked: () => asked }))
  }
  const put = async ({ transport, image }: Awaited<ReturnType<typeof scripted>>) => {
    const [[digest, content] = [image.root.digest, bytes]] = image.blobs
    const to = { ...at, repository: 'acme/release' }
    const blob = { digest, size: content.length }
    return putBlob(transport, to, {
      blob,
      mountFrom: at.repository,
      open: async () => bodyFromBytes(content),
    })
  }

  test.each([400, 401, 403, 404, 405, 500, 501, 502])(
    'is uploaded where mounting it is answered with %d',
    async status => {
      const world = await mounting(() => fault(status, 'UNKNOWN'))
      expect(await put(world)).toBe('uploaded')
      expect(world.asked()).toBeLessThanOrEqual(2)
      expect(world.clock.waited).toBeLessThan(1000)
    },
  )

  test.each([401, 500])('is not asked for again where a registry answers a mount with %d', async status => {
    const world = await mounting(() => fault(status, 'UNKNOWN'))
    await put(world)
    const before = world.asked()
    await put(world)
    expect(world.asked()).toBe(before)
  })

  test.each([200, 202, 204, 307])(
    'is uploaded where a mount is answered with %d and no session',
    async status => {
      expect(await put(await mounting(() => ({ status })))).toBe('uploaded')
    },
  )

  test.each<[string, Scripted, boolean]>([
    ['200', { status: 200 }, true],
    ['202', { status: 202 }, true],
    ['201 and another digest', { status: 201, headers: { 'docker-content-digest': 'sha256:x' } }, true],
    ['202, and is not there', { status: 202 }, false],
    [
      '201 and another digest, and is not there',
      { status: 201, headers: { 'docker-content-digest': 'x' } },
      false,
    ],
  ])('whose upload is answered with %s is settled by whether it is there', async (_, answer, stores) => {
    let fake: ReturnType<typeof fakeRegistry> | undefined
    const world = await scripted(request => {
      if (request.method !== 'PUT') return undefined
      if (stores) void fake?.http(request)
      return answer
    })
    fake = world.fake
    const putting = putBlob(world.transport, at, { blob: small, absent: true, open: openSmall })
    if (stores) expect(await putting).toBe('uploaded')
    else await expect(putting).rejects.toThrow(/was answered with 202|stored x where/)
    expect(world.received.filter(line => line.startsWith('PUT'))).toHaveLength(1)
  })

  test('is uploaded where a page of another length is shown for it', async () => {
    const page = { status: 200, headers: { 'content-length': '5000', 'content-type': 'text/html' } }
    const { transport, fake } = await scripted(({ method, url }) =>
      method === 'HEAD' && url.pathname.includes('/blobs/') ? page : undefined,
    )
    expect(await putBlob(transport, at, { blob: small, open: openSmall })).toBe('uploaded')
    expect(fake.blobs.has(`acme/web@${small.digest}`)).toBe(true)
  })

  test('is mounted when the registry failed only once, or was busy', async () => {
    expect(await put(await mounting(n => (n === 1 ? fault(500, 'UNKNOWN') : undefined)))).toBe('mounted')
    const busy = { ...fault(429, 'TOOMANYREQUESTS'), headers: { 'retry-after': '2' } }
    expect(await put(await mounting(n => (n < 4 ? busy : undefined)))).toBe('mounted')
  })

  test('is sent once where the answer to its upload is lost after it was stored', async () => {
    const fake = fakeRegistry()
    const sent: string[] = []
    const http: Http = async request => {
      const answer = await fake.http(request)
      if (request.method !== 'PUT') return answer
      sent.push(request.url.pathname)
      throw new Error('no answer within 600 s')
    }
    const put = putBlob(fakeTransport(http), at, { blob: small, open: openSmall })
    expect(await put).toBe('uploaded')
    expect(sent).toHaveLength(1)
  })

  test('is not sent in clear where the registry takes it at an address without TLS', async () => {
    const { transport, received } = await scripted(({ method }) =>
      method === 'POST'
        ? { status: 202, headers: { location: 'http://registry.example/upload' } }
        : undefined,
    )
    const blob = { digest: `sha256:${'c'.repeat(64)}`, size: bytes.length } as const
    const putting = putBlob(transport, at, { blob, open: async () => bodyFromBytes(bytes) })
    await expect(putting).rejects.toThrow(
      'it takes the upload at http://registry.example, which is not https',
    )
    expect(received.filter(line => line.startsWith('PUT'))).toEqual([])
  })
})

test('whether a registry serves its list of referrers is asked again where that could not be found out', async () => {
  let refusals = 1
  const { transport, image, fake } = await scripted(({ url }) =>
    url.pathname.includes('/referrers/') && refusals-- > 0 ? fault(403, 'DENIED') : undefined,
  )
  const added = { stored: image.root, keepsReferrers: true }
  const add = () => addReferrer(transport, at, image.root.digest, added)
  await expect(add()).rejects.toThrow('403')
  await expect(add()).resolves.toBeUndefined()
  await expect(add()).resolves.toBeUndefined()
  expect(fake.requests.filter(line => line.includes('/referrers/'))).toHaveLength(1)
})
