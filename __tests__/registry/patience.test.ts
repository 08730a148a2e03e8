import { describe, expect, test } from '@jest/globals'
import { bodyFromBytes } from '../../src/registry/blob-body.ts'
import { putBlob } from '../../src/registry/blobs.ts'
import { headManifest, putManifest } from '../../src/registry/manifests.ts'
import { createTransport } from '../../src/registry/transport.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond, type Scripted } from '../fakes/registry.ts'
import { makeImage, seed } from './images.ts'
import { fakeClock, fakeTransport } from './transports.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }

/** A registry that answers with the script first, an `Error` being a broken connection, and then works. */
async function scripted(script: (Scripted | Error)[]) {
  const fake = fakeRegistry()
  const image = makeImage()
  await seed(fakeTransport(fake.http), at, image, ['1.0.0'])
  fake.requests.length = 0
  const clock = fakeClock()
  let asked = 0
  const http: Http = async request => {
    const next = script[asked++]
    if (next instanceof Error) throw next
    return next ? respond(next) : fake.http(request)
  }
  return { transport: fakeTransport(http, { clock }), clock, image, asked: () => asked }
}

const limited = (retryAfter: string) => ({
  ...fault(429, 'TOOMANYREQUESTS'),
  headers: { 'retry-after': retryAfter },
})

describe('a request that fails', () => {
  test.each<[string, Scripted | Error]>([
    ['500', fault(500, 'UNKNOWN')],
    ['503', fault(503, 'UNAVAILABLE')],
    ['408', fault(408, 'TIMEOUT')],
    ['a reset', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })],
  ])('with %s is sent again and works', async (_, failure) => {
    const { transport, image, clock } = await scripted([failure, failure])
    expect((await headManifest(transport, at, '1.0.0'))?.digest).toBe(image.root.digest)
    expect(clock.waited).toBeGreaterThan(0)
    expect(clock.waited).toBeLessThan(2000)
  })

  test('is given up after five tries, with the last answer', async () => {
    const { transport, asked } = await scripted(Array(20).fill(fault(502, 'BAD')))
    await expect(headManifest(transport, at, '1.0.0')).rejects.toMatchObject({ status: 502 })
    expect(asked()).toBe(5)
  })

  test('as a part of an upload is not repeated by the upload as well', async () => {
    const { transport, asked } = await scripted(Array(50).fill(fault(500, 'UNKNOWN')))
    const blob = { digest: `sha256:${'c'.repeat(64)}`, size: 1 } as const
    const putting = putBlob(transport, at, {
      blob,
      absent: true,
      open: async () => bodyFromBytes(Buffer.from('x')),
    })
    await expect(putting).rejects.toMatchObject({ status: 500 })
    expect(asked()).toBe(5)
  })

  test('with 429 and no word on when to come back is sent ever more rarely, not hundreds of times', async () => {
    const { transport, clock, asked } = await scripted(Array(500).fill(fault(429, 'TOOMANYREQUESTS')))
    await expect(headManifest(transport, at, '1.0.0')).rejects.toMatchObject({ status: 429 })
    expect(asked()).toBeGreaterThan(20)
    expect(asked()).toBeLessThan(60)
    expect(clock.waited).toBeGreaterThan(240_000)
  })

  test('with 403 or 400 is not sent again, but a HEAD is as a GET', async () => {
    for (const status of [400, 403]) {
      const { transport, asked } = await scripted(Array(20).fill(fault(status, 'DENIED')))
      await expect(headManifest(transport, at, '1.0.0')).rejects.toMatchObject({ status })
      expect(asked()).toBe(2)
    }
  })

  test('with a name that does not exist is not sent again', async () => {
    const missing = Object.assign(new Error('getaddrinfo ENOTFOUND registry.example'), { code: 'ENOTFOUND' })
    const { transport, asked } = await scripted(Array(20).fill(missing))
    await expect(headManifest(transport, at, '1.0.0')).rejects.toThrow(/got no answer: getaddrinfo ENOTFOUND/)
    expect(asked()).toBe(1)
  })
})

describe('a registry that limits requests', () => {
  test('is given the time it asks for', async () => {
    const { transport, clock } = await scripted([limited('7')])
    await headManifest(transport, at, '1.0.0')
    expect(clock.waited).toBeGreaterThanOrEqual(7000)
    expect(clock.waited).toBeLessThan(9000)
  })

  test.each(['0', 'Wed, 21 Oct 2015 07:28:00 GMT'])(
    'and says that it may be asked at once (%s) is asked ever more rarely all the same',
    async at0 => {
      const { transport, asked } = await scripted(Array(500).fill(limited(at0)))
      await expect(headManifest(transport, at, '1.0.0')).rejects.toMatchObject({ status: 429 })
      expect(asked()).toBeLessThan(60)
    },
  )

  test('is given the time by its own clock, whatever that of this machine says', async () => {
    const date = 'Fri, 27 Nov 2026 10:00:00 GMT'
    const busy = {
      ...fault(503, 'UNAVAILABLE'),
      headers: { date, 'retry-after': 'Fri, 27 Nov 2026 10:00:07 GMT' },
    }
    const { transport, clock } = await scripted([busy])
    await headManifest(transport, at, '1.0.0')
    expect(clock.waited).toBeGreaterThanOrEqual(7000)
    expect(clock.waited).toBeLessThan(9000)
  })

  test('and wants more than a minute ends the run, saying when to come back', async () => {
    const { transport, clock } = await scripted([limited('3600')])
    const back = new Date(clock.now() + 3_600_000).toISOString()
    await expect(headManifest(transport, at, '1.0.0')).rejects.toThrow(`retry after ${back}`)
  })

  test('is not asked by others while one of us has to wait', async () => {
    const fake = fakeRegistry()
    const times: number[] = []
    const clock = fakeClock()
    const http: Http = async request => {
      times.push(clock.now())
      return times.length === 1 ? respond(limited('5')) : fake.http(request)
    }
    const transport = fakeTransport(http, { clock })
    await headManifest(transport, at, 'a').then(() => headManifest(transport, at, 'b'))
    const [first = 0, ...later] = times
    expect(Math.min(...later) - first).toBeGreaterThanOrEqual(5000)
  })

  test('to five a second takes thirty tags without an error', async () => {
    const fake = fakeRegistry()
    const image = makeImage()
    await seed(fakeTransport(fake.http), at, image)
    const real = {
      now: () => Date.now() / 0.02,
      sleep: (ms: number) => new Promise<void>(done => setTimeout(done, ms * 0.02)),
    }
    const taken = new Map<number, number>()
    const http: Http = async request => {
      const second = Math.floor(real.now() / 1000)
      const count = (taken.get(second) ?? 0) + 1
      taken.set(second, count)
      return count > 5 ? respond(limited('1')) : fake.http(request)
    }
    const transport = createTransport({ http, keychain: async () => undefined, mask: () => {}, ...real })
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => putManifest(transport, at, image.root, { name: `tag-${n}` })),
    )
    expect([...fake.tags.keys()].filter(tag => tag.includes(':tag-'))).toHaveLength(30)
  })
})
