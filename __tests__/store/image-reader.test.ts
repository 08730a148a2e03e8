import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { openImage, readBlob } from '../../src/store/image-reader.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }

/** A registry whose downloads break, the first so many times. */
async function breaking(times: number, body: () => Readable) {
  const fake = fakeRegistry()
  const made = makeImage()
  await seed(fakeTransport(fake.http), at, made)
  let asked = 0
  const http: Http = async request => {
    const answer = await fake.http(request)
    return ++asked > times ? answer : { ...answer, body: body() }
  }
  const source = { kind: 'registry', repository: `${at.registry}/${at.repository}` } as const
  const [[digest, bytes]] = made.blobs as unknown as [[`sha256:${string}`, Buffer]]
  const reader = openImage(source, fakeTransport(http))
  return { read: () => readBlob(reader, { digest, size: bytes.length }), bytes, asked: () => asked }
}

const cutOff = () =>
  Readable.from(
    (async function* () {
      yield Buffer.from('x')
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    })(),
  )

test('a small blob whose download breaks is read again', async () => {
  const { read, bytes, asked } = await breaking(3, cutOff)
  expect(await read()).toEqual(bytes)
  expect(asked()).toBe(4)
})

test('one that breaks every time is an error that names the request', async () => {
  const { read, asked } = await breaking(Number.POSITIVE_INFINITY, cutOff)
  await expect(read()).rejects.toThrow(/^GET https:\/\/registry\.example\/v2\/acme\/web\/blobs\/.* aborted$/)
  expect(asked()).toBe(4)
})

test('one with other bytes is not asked for again', async () => {
  const { read, asked } = await breaking(1, () => Readable.from([Buffer.alloc(64, 'x')]))
  await expect(read()).rejects.toThrow('where sha256:')
  expect(asked()).toBe(1)
})
