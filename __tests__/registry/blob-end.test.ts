import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../src/image/digest.ts'
import { blobEnd } from '../../src/registry/open-blob.ts'
import type { HttpRequest } from '../../src/system/http.ts'
import { fakeTransport } from './transports.ts'

const bytes = randomBytes(1000)
const blob = { digest: digestOf(bytes), size: bytes.length }
const at = { registry: 'registry.example', repository: 'app' }
const end = bytes.subarray(-4)

/** Asks a server that answers as it is told for the last four bytes. */
async function ask(...answers: { status: number; headers?: Record<string, string>; body?: Uint8Array }[]) {
  const asked: HttpRequest[] = []
  const bodies: Readable[] = []
  const transport = fakeTransport(async request => {
    const {
      status,
      headers = {},
      body = Buffer.alloc(0),
    } = answers[asked.push(request) - 1] ?? { status: 500 }
    const lines = Object.entries(headers).map(([name, value]) => [name, [value]] as const)
    const sent = Readable.from([body], { objectMode: false })
    bodies.push(sent)
    return { status, headers: Object.fromEntries(lines), body: sent }
  })
  return { asked, bodies, found: await blobEnd(transport, at, { blob, length: 4 }) }
}

describe('the end of a blob', () => {
  const part = { status: 206, headers: { 'content-range': 'bytes 996-999/1000' }, body: end }

  test('is asked for with both of its ends, also behind a redirect', async () => {
    const { asked, found } = await ask(
      { status: 307, headers: { location: 'https://store.example/x?signature=1' } },
      part,
    )
    expect(found).toEqual(end)
    expect(asked.map(({ headers }) => headers?.range)).toEqual(['bytes=996-999', 'bytes=996-999'])
    expect(asked[1]?.url.host).toBe('store.example')
  })

  test('is not known where the server sends all, which is not read', async () => {
    const { bodies, found } = await ask({ status: 200, body: bytes })
    expect(found).toBeUndefined()
    expect(bodies[0]?.destroyed).toBe(true)
  })

  test.each([
    ['another part', { ...part, headers: { 'content-range': 'bytes 0-3/1000' } }],
    ['a part that is not named', { ...part, headers: {} }],
    ['too few bytes', { ...part, body: end.subarray(1) }],
    ['too many bytes', { ...part, body: bytes }],
  ])('is not known where the server sends %s', async (_, answer) => {
    expect((await ask(answer)).found).toBeUndefined()
  })

  test('is an error where there is no such blob', async () => {
    await expect(ask({ status: 404 })).rejects.toThrow('404')
  })
})
