import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import type { Credentials } from '../../../src/registry/auth/credentials.ts'
import { bodyFromBytes } from '../../../src/registry/blob-body.ts'
import { getBlob, putBlob } from '../../../src/registry/blobs.ts'
import { getManifest, headManifest, putManifest } from '../../../src/registry/manifests.ts'
import { createTransport } from '../../../src/registry/transport.ts'
import { copyContent } from '../../../src/store/copy.ts'
import { openImage } from '../../../src/store/image-reader.ts'
import type { Http } from '../../../src/system/http.ts'
import { type FakeOptions, fakeRegistry, fault, respond, type Scripted } from '../../fakes/registry.ts'
import { type AuthScript, withTokens } from '../../fakes/registry-auth.ts'
import { makeImage, seed } from '../images.ts'
import { fakeClock, fakeTransport } from '../transports.ts'

const registry = 'registry.example'
const [from, to] = [
  { registry, repository: 'acme/web' },
  { registry, repository: 'acme/release' },
]
const basic: Credentials = { kind: 'basic', username: 'alice', password: 'secret-word' }

async function guarded(
  script: Partial<AuthScript> = {},
  options: FakeOptions = {},
  credentials: Credentials = basic,
) {
  const fake = fakeRegistry(options)
  const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'] })
  await seed(fakeTransport(fake.http), from, image, ['1.0.0'])
  fake.requests.length = 0
  const clock = fakeClock()
  const auth = withTokens(fake.http, {
    registry,
    realm: 'https://auth.example/token',
    username: 'alice',
    password: 'secret-word',
    now: clock.now,
    ...script,
  })
  return { fake, image, auth, clock, transport: fakeTransport(auth.http, { credentials, clock }) }
}

describe('a registry with a token server', () => {
  test('gets one token request for all repositories, the one to write to first', async () => {
    const { transport, image, auth } = await guarded()
    transport.declare([
      { at: from, push: false },
      { at: to, push: true },
    ])
    const reader = openImage({ kind: 'registry', repository: 'registry.example/acme/web' }, transport)
    await copyContent({ reader, root: image.root, to, mountFrom: from.repository }, transport)
    await putManifest(transport, to, image.root, { name: '1.0.0' })
    expect(auth.tokenRequests).toEqual(['GET repository:acme/release:pull,push repository:acme/web:pull'])
  })

  test('gets one 401 when many requests begin at the same time', async () => {
    const { transport, auth, fake } = await guarded()
    await Promise.all(['1.0.0', 'a', 'b', 'c', 'd'].map(tag => headManifest(transport, from, tag)))
    expect(auth.tokenRequests).toHaveLength(1)
    expect(fake.requests).toHaveLength(5)
    expect(auth.received.filter(({ host }) => host === registry)).toHaveLength(5)
  })

  test('gets a new token when the old one has run out', async () => {
    const { transport, auth, clock } = await guarded({ lifetime: 60 })
    await headManifest(transport, from, '1.0.0')
    await clock.sleep(50_000)
    expect(await headManifest(transport, from, '1.0.0')).toBeDefined()
    expect(auth.tokenRequests).toHaveLength(2)
  })

  test('gets one scope at a time when it refuses several', async () => {
    const { transport, image, auth } = await guarded({ oneScope: true }, { mount: 'denied' })
    transport.declare([
      { at: from, push: false },
      { at: to, push: true },
    ])
    const reader = openImage({ kind: 'registry', repository: 'registry.example/acme/web' }, transport)
    const copied = await copyContent({ reader, root: image.root, to, mountFrom: from.repository }, transport)
    expect(copied.blobs.uploaded).toBe(image.blobs.size)
    expect(auth.tokenRequests.filter(line => line.split(' ').length > 2)).toHaveLength(1)
  })

  test.each([
    ['several headers', ['Negotiate', 'BEARER REALM="REALM", Service="a, b"']],
    ['one header with several schemes', ['Basic realm="x", Bearer realm="REALM",error="invalid_token"']],
  ])('is understood when it challenges with %s', async (_, challenges) => {
    const { transport, image } = await guarded({ challenges })
    expect((await headManifest(transport, from, '1.0.0'))?.digest).toBe(image.root.digest)
  })

  test('takes a refresh token by POST', async () => {
    const { transport, auth } = await guarded({}, {}, { kind: 'identity', token: 'secret-word' })
    expect(await headManifest(transport, from, '1.0.0')).toBeDefined()
    expect(auth.tokenRequests).toEqual(['POST repository:acme/web:pull'])
  })

  test('says that the login was not accepted when it was not, once and without the password', async () => {
    const wrong: Credentials = { kind: 'basic', username: 'alice', password: 'wrong-word' }
    const { transport, auth } = await guarded({}, {}, wrong)
    const failing = headManifest(transport, from, '1.0.0')
    await expect(failing).rejects.toMatchObject({
      status: 401,
      hint: expect.stringContaining('The login for registry.example was not accepted'),
    })
    await expect(failing).rejects.not.toThrow(/wrong-word/)
    expect(auth.tokenRequests).toHaveLength(1)
  })

  test('hides passwords and tokens from all output', async () => {
    const { transport } = await guarded()
    await headManifest(transport, from, '1.0.0')
    expect(transport.masked).toEqual(expect.arrayContaining(['secret-word', 'token-1-for-registry.example']))
  })
})

describe('a challenge that names another scope than the path', () => {
  /** A proxy that knows `acme/web` as `mirror/acme/web`, whose token server gives what it is asked for. */
  function mirror(unknown: 'no right' | 403 | 404 | 400) {
    const fake = fakeRegistry()
    const asked: string[][] = []
    const http: Http = async request => {
      const { method, url, headers = {} } = request
      if (url.host === 'auth.example') {
        const scopes = url.searchParams.getAll('scope')
        asked.push(scopes)
        const known = scopes.every(scope => scope.startsWith('repository:mirror/'))
        if (!known && unknown !== 'no right') return respond(fault(unknown, 'NAME_UNKNOWN'))
        return respond({
          status: 200,
          body: JSON.stringify({ token: scopes.join('!').replaceAll(/[^!-~]/g, '') }),
        })
      }
      const [, repository = ''] = /^\/v2\/(.+?)\/(?:manifests|blobs)\//.exec(url.pathname) ?? []
      const action = method === 'GET' || method === 'HEAD' ? 'pull' : 'pull,push'
      const scope = `repository:mirror/${repository}:${action}`
      if (headers.authorization?.startsWith(`Bearer ${scope}`)) return fake.http(request)
      const challenge = `Bearer realm="https://auth.example/token",service="x",scope="${scope}"`
      return respond({ ...fault(401, 'UNAUTHORIZED'), headers: { 'www-authenticate': challenge } })
    }
    return { fake, asked, transport: fakeTransport(http, { credentials: basic }) }
  }

  test.each(['no right', 400, 403, 404] as const)(
    'is asked for in its words when the right by the path is answered with %s',
    async unknown => {
      const { fake, asked, transport } = mirror(unknown)
      const image = makeImage()
      await seed(fakeTransport(fake.http), from, image, ['1.0.0'])
      transport.declare([{ at: from, push: true }])
      expect((await headManifest(transport, from, '1.0.0'))?.digest).toBe(image.root.digest)
      await putManifest(transport, from, image.root, { name: '1.1.0' })
      expect(fake.tags.get('acme/web:1.1.0')).toBe(image.root.digest)
      expect(asked.length).toBeLessThanOrEqual(3)
      // From then on without a detour.
      const before = asked.length
      expect(await headManifest(transport, from, '1.1.0')).toBeDefined()
      expect(asked).toHaveLength(before)
    },
  )
})

test('a token that is refused before its time is asked for again, also where challenges name a scope that gives no right', async () => {
  const fake = fakeRegistry()
  const image = makeImage()
  await seed(fakeTransport(fake.http), from, image, ['1.0.0'])
  let [asked, left] = [0, 0]
  const http: Http = async request => {
    const { url, headers = {} } = request
    if (url.host === 'auth.example') {
      asked++
      left = 2
      return respond({
        status: 200,
        body: JSON.stringify({ token: `${asked}!${url.searchParams.getAll('scope')}` }),
      })
    }
    const right = headers.authorization?.startsWith(`Bearer ${asked}!repository:acme/`)
    if (right && left-- > 0) return fake.http(request)
    const challenge = 'Bearer realm="https://auth.example/token",service="x",scope="repository:x:pull"'
    return respond({ ...fault(401, 'UNAUTHORIZED'), headers: { 'www-authenticate': challenge } })
  }
  const transport = fakeTransport(http, { credentials: basic })
  transport.declare([
    { at: from, push: true },
    { at: { ...from, repository: 'acme/other' }, push: false },
  ])
  for (let n = 0; n < 12; n++) await putManifest(transport, from, image.root, { name: `edge-${n}` })
  expect([...fake.tags.keys()].filter(tag => tag.includes(':edge-'))).toHaveLength(12)
  expect(asked).toBeLessThan(20)
})

test('a token answer that is cut off is asked for again', async () => {
  const { auth, clock } = await guarded()
  let cut = 0
  const http: Http = async request => {
    const answer = await auth.http(request)
    if (request.url.host !== 'auth.example' || ++cut > 2) return answer
    if (cut === 1) return respond({ status: 200, body: '{"token":"token-1-fo' })
    const body = Readable.from(
      (async function* () {
        yield Buffer.from('{"tok')
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
      })(),
    )
    return { ...answer, body }
  }
  expect(await headManifest(fakeTransport(http, { credentials: basic, clock }), from, '1.0.0')).toBeDefined()
  expect(cut).toBe(3)
})

test.each([500, 503])(
  'a token server that answers %d is asked five times, whatever waits for it',
  async status => {
    const { auth, clock } = await guarded()
    let asked = 0
    const http: Http = async request => {
      if (request.url.host !== 'auth.example') return auth.http(request)
      asked++
      return respond(fault(status, 'UNKNOWN'))
    }
    const transport = fakeTransport(http, { credentials: basic, clock })
    await expect(headManifest(transport, from, '1.0.0')).rejects.toMatchObject({ status })
    expect(asked).toBe(5)
    expect(clock.waited).toBeLessThan(10_000)
  },
)

describe('a registry that does not say at once that it wants a login', () => {
  /** Without a login every request of the API is answered with this, and only its root says what is wanted. */
  async function silent(answer: Scripted) {
    const fake = fakeRegistry()
    const image = makeImage()
    await seed(fakeTransport(fake.http), from, image, ['1.0.0'])
    const asked: string[] = []
    const http: Http = async request => {
      const { headers = {}, url, method } = request
      if (headers.authorization === 'Basic YWxpY2U6c2VjcmV0LXdvcmQ=') return fake.http(request)
      asked.push(`${method} ${url.pathname}`)
      if (url.pathname !== '/v2/') return respond(answer)
      return respond({ ...fault(401, 'UNAUTHORIZED'), headers: { 'www-authenticate': 'Basic realm="x"' } })
    }
    return { fake, image, asked, transport: fakeTransport(http, { credentials: basic }) }
  }

  test.each<[string, Scripted]>([
    ['401 without a challenge', { status: 401 }],
    ['403', fault(403, 'DENIED')],
  ])('is asked at its root where it answers %s', async (_, answer) => {
    const { transport, image, asked } = await silent(answer)
    expect((await headManifest(transport, from, '1.0.0'))?.digest).toBe(image.root.digest)
    expect(await getManifest(transport, from, 'none')).toBeUndefined()
    expect(asked).toEqual(['HEAD /v2/acme/web/manifests/1.0.0', 'GET /v2/'])
  })

  test('gets what is written with the login, too', async () => {
    const { transport, image, fake } = await silent({ status: 401 })
    await putManifest(transport, from, image.root, { name: '2.0.0' })
    expect(fake.tags.get('acme/web:2.0.0')).toBe(image.root.digest)
  })
})

test('a token server is judged by who named it, but not where the user trusts it', async () => {
  for (const [trustedRealms, namedBy] of [
    [[], 'registry.example'],
    [['auth.example'], undefined],
  ] as const) {
    const { auth } = await guarded()
    const seen: (string | undefined)[] = []
    const transport = createTransport({
      http: async request => {
        if (request.url.host === 'auth.example') seen.push(request.namedBy?.host)
        return auth.http(request)
      },
      ...{ keychain: async () => basic, mask: () => {}, now: Date.now, trustedRealms },
    })
    await headManifest(transport, from, '1.0.0')
    expect(seen).toEqual([namedBy])
  }
})

describe('a token server inside the network', () => {
  const ask = async (api: string, realm: string, { plainHttp = false, trusted = [] as string[] } = {}) => {
    const fake = fakeRegistry()
    const at = { registry: api, repository: 'acme/web' }
    const image = makeImage()
    await seed(fakeTransport(fake.http), at, image, ['1.0.0'])
    const script = { registry: api, realm, username: 'alice', password: 'secret-word', now: Date.now }
    const transport = createTransport({
      ...{
        http: withTokens(fake.http, script).http,
        keychain: async () => basic,
        mask: () => {},
        now: Date.now,
      },
      plainHttp: plainHttp ? [api] : [],
      trustedRealms: trusted,
    })
    return (await headManifest(transport, at, '1.0.0'))?.digest === image.root.digest
  }

  test('is asked where it is the host of the registry, at whatever port', async () => {
    expect(await ask('10.0.0.5:5050', 'https://10.0.0.5/jwt/auth')).toBe(true)
    expect(await ask('10.0.0.5:5000', 'http://10.0.0.5:5001/auth', { plainHttp: true })).toBe(true)
    expect(await ask('127.0.0.1:5000', 'http://127.0.0.1:5001/auth')).toBe(true)
  })

  test('is refused elsewhere or without TLS, and the hint names the input', async () => {
    for (const [api, realm] of [
      ['registry.example', 'https://10.0.0.6/auth'],
      ['10.0.0.5:5050', 'http://10.0.0.5:5001/auth'],
      ['10.0.0.5:5050', 'https://127.0.0.1/auth'],
    ] as const)
      await expect(ask(api, realm)).rejects.toMatchObject({
        hint: expect.stringContaining(`\`trusted-realms\`: ${new URL(realm).origin}`),
      })
  })

  test('is asked where the user names it', async () => {
    const trusted = ['10.0.0.6', 'http://10.0.0.5:5001']
    expect(await ask('registry.example', 'https://10.0.0.6/auth', { trusted })).toBe(true)
    expect(await ask('registry.example', 'https://10.0.0.6:443/auth', { trusted })).toBe(true)
    expect(await ask('10.0.0.5:5050', 'http://10.0.0.5:5001/auth', { trusted })).toBe(true)
    for (const realm of ['http://10.0.0.6/auth', 'https://10.0.0.6:8443/auth', 'https://10.0.0.66/auth'])
      await expect(ask('registry.example', realm, { trusted })).rejects.toThrow('which is refused')
  })
})

describe('credentials go nowhere else', () => {
  test.each([
    ['http://auth.example/token', 'it is not https'],
    ['https://169.254.169.254/latest', 'an address inside a network'],
    ['https://10.0.0.7/token', 'an address inside a network'],
    ['https://[::1]/token', 'an address inside a network'],
    ['https://user:word@auth.example/token', 'it contains credentials'],
  ])('a realm at %s is refused', async (realm, why) => {
    const { transport, auth } = await guarded({ realm })
    await expect(headManifest(transport, from, '1.0.0')).rejects.toThrow(why)
    expect(auth.received).toEqual([])
  })

  test('a token server that redirects elsewhere gets no password there', async () => {
    const { fake } = await guarded()
    const seen: string[] = []
    const http: Http = async request => {
      const { url, headers = {} } = request
      seen.push(`${url.host} ${headers.authorization ?? '-'}`)
      if (url.host === 'auth.example')
        return respond({ status: 307, headers: { location: 'https://thief.example/token' } })
      if (url.host === 'thief.example') return respond({ status: 200, body: '{"token":"t"}' })
      if (headers.authorization) return fake.http(request)
      return respond({
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="https://auth.example/token"' },
      })
    }
    await headManifest(fakeTransport(http, { credentials: basic }), from, '1.0.0')
    expect(seen.filter(line => line.startsWith('thief'))).toEqual(['thief.example -'])
  })

  test.each([['https://storage.example'], [`https://${registry}:8443`]])(
    'a download that is redirected to %s carries no token',
    async blobsAt => {
      const { transport, auth, image } = await guarded({}, { blobsAt })
      const [blob] = [...image.blobs].map(([digest, bytes]) => ({ digest, size: bytes.length }))
      if (blob) for await (const _ of await getBlob(transport, from, blob));
      expect(new Set(auth.received.map(({ host }) => host))).toEqual(new Set(['auth.example', registry]))
    },
  )

  test('a download that is redirected to plain http is refused', async () => {
    const { transport, image } = await guarded({}, { blobsAt: 'http://storage.example' })
    const [blob] = [...image.blobs].map(([digest, bytes]) => ({ digest, size: bytes.length }))
    await expect(getBlob(transport, from, blob as never)).rejects.toThrow(
      'http://storage.example, which is not https',
    )
  })

  test('an upload to another host carries no token', async () => {
    const { transport, auth, image } = await guarded({}, { uploadsAt: 'https://uploads.example' })
    const [[digest, bytes] = ['', Buffer.alloc(0)]] = image.blobs
    const blob = { digest: digest as never, size: bytes.length }
    await putBlob(transport, to, { blob, open: async () => bodyFromBytes(bytes) })
    expect(auth.received.map(({ host }) => host)).not.toContain('uploads.example')
  })

  test('an error never shows the query of an address, which can be a signature', async () => {
    const { fake } = await guarded({}, {})
    const http: Http = request =>
      request.method === 'PUT' ? Promise.reject(new Error('reset')) : fake.http(request)
    const bytes = Buffer.from('x')
    const blob = {
      digest: `sha256:${'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'}` as const,
      size: 1,
    }
    const failing = putBlob(fakeTransport(http), to, { blob, open: async () => bodyFromBytes(bytes) })
    await expect(failing).rejects.toThrow(
      /^PUT https:\/\/registry\.example\/v2\/acme\/release\/blobs\/uploads\/\d+ got no answer: reset$/,
    )
  })
})

describe('a registry that asks for a password only', () => {
  test('gets it after its challenge, and from then on at once', async () => {
    const fake = fakeRegistry()
    const seen: (string | undefined)[] = []
    const http: Http = async request => {
      seen.push(request.headers?.authorization)
      if (request.headers?.authorization === 'Basic YWxpY2U6c2VjcmV0LXdvcmQ=') return fake.http(request)
      return respond({ status: 401, headers: { 'www-authenticate': 'Basic realm="registry"' } })
    }
    const transport = fakeTransport(http, { credentials: basic })
    expect(await getManifest(transport, from, 'none')).toBeUndefined()
    expect(await getManifest(transport, from, 'none')).toBeUndefined()
    expect(seen.map(value => value !== undefined)).toEqual([false, true, true])
  })

  test('that is not known to us gives a 401 with what to do', async () => {
    const http: Http = async () =>
      respond({ status: 401, headers: { 'www-authenticate': 'Basic realm="registry"' } })
    await expect(getManifest(fakeTransport(http), from, 'x')).rejects.toMatchObject({
      status: 401,
      hint: expect.stringContaining('Log in to registry.example'),
    })
  })
})
