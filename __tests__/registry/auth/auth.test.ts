import { describe, expect, test } from '@jest/globals'
import type { Credentials } from '../../../src/registry/auth/credentials.ts'
import { bodyFromBytes } from '../../../src/registry/blob-body.ts'
import { getBlob, putBlob } from '../../../src/registry/blobs.ts'
import { getManifest, headManifest, putManifest } from '../../../src/registry/manifests.ts'
import { copyContent } from '../../../src/store/copy.ts'
import { openImage } from '../../../src/store/image-reader.ts'
import type { Http } from '../../../src/system/http.ts'
import { type FakeOptions, fakeRegistry, respond } from '../../fakes/registry.ts'
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
