import { randomBytes } from 'node:crypto'
import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ContentError, digestOf } from '../../src/image/digest.ts'
import { blobPath } from '../../src/image/layout.ts'
import { bodyFromFile, bodyFromPieces, bodyFromStream } from '../../src/registry/blob-body.ts'
import { copyContent } from '../../src/store/copy.ts'
import { openImage } from '../../src/store/image-reader.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, respond } from '../fakes/registry.ts'
import { makeImage, writeLayout } from './images.ts'
import { bytes, folder, poured, sent } from './sent-body.ts'
import { fakeTransport } from './transports.ts'

describe('pouring a file', () => {
  test('sends nothing when the size is another', async () => {
    const { arrived, failure } = await poured({ start: 0, size: 100, promised: 101 })
    expect(failure).toBeInstanceOf(ContentError)
    expect(arrived.length).toBe(0)
  })

  test('stops when a file is shorter than it was', async () => {
    const { failure } = await poured({ start: bytes.length - 10, size: 20 })
    expect(failure).toBeInstanceOf(ContentError)
  })

  test('ends with the error of a write, and closes the file when it is let go', async () => {
    const path = join(folder, 'bytes')
    await writeFile(path, bytes)
    const lost = new Error('the connection is gone')
    const file = await open(path)
    const promised = { digest: digestOf(bytes), size: bytes.length, origin: 'here' }
    const { send, close } = bodyFromFile({ file, start: 0, size: bytes.length }, promised)
    const sending = send(async () => {
      throw lost
    })
    await expect(sending).rejects.toBe(lost)
    close()
    expect(file.fd).toBe(-1)
  })
})

describe('pouring a download', () => {
  const explain = (cause: unknown) => new Error('the download broke', { cause })
  const pieces = (all: Buffer, length: number) =>
    Array.from({ length: Math.ceil(all.length / length) }, (_, n) =>
      all.subarray(n * length, (n + 1) * length),
    )
  const download = (
    given: readonly Buffer[],
    wanted = Buffer.concat(given),
    body = Readable.from(given),
  ) => ({
    body,
    blobBody: bodyFromStream(
      body,
      { digest: digestOf(wanted), size: wanted.length, origin: 'there' },
      explain,
    ),
  })

  test('gives exactly its bytes, in whatever pieces they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        async (all, length) => {
          const content = Buffer.from(all)
          const { arrived, failure } = await sent(download(pieces(content, length), content).blobBody)
          expect(failure).toBeUndefined()
          expect(arrived.equals(content)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('keeps the last piece back when they are not those of the digest', async () => {
    const altered = Buffer.from(bytes)
    altered[10] = 0
    const { arrived, failure } = await sent(download(pieces(altered, 65_536), bytes).blobBody)
    expect(failure).toBeInstanceOf(ContentError)
    expect(failure.message).toContain(`where ${digestOf(bytes)} was requested`)
    expect(arrived.length).toBeLessThan(bytes.length)
  })

  test.each([
    ['more', Buffer.concat([bytes, Buffer.from('x')]), 'more than the'],
    ['less', bytes.subarray(1), `returned ${bytes.length - 1} of the`],
    ['nothing', Buffer.alloc(0), 'returned 0 of the'],
  ])('says that %s was given than promised', async (_, given, words) => {
    const { arrived, failure } = await sent(download(pieces(given, 65_536), bytes).blobBody)
    expect(failure).toBeInstanceOf(ContentError)
    expect(failure.message).toContain(words)
    expect(arrived.length).toBeLessThanOrEqual(bytes.length)
  })

  test('says that the download broke, and why', async () => {
    const broken = Readable.from(
      (async function* () {
        yield bytes.subarray(0, 1000)
        throw new Error('reset')
      })(),
    )
    const { failure } = await sent(download([], bytes, broken).blobBody)
    expect(failure.message).toBe('the download broke')
    expect(failure.cause.message).toBe('reset')
  })

  test('is not left waiting by a connection that closes without a word', async () => {
    const silent = new PassThrough()
    silent.write(bytes.subarray(0, 10))
    setTimeout(() => silent.destroy(), 20)
    const { failure } = await sent(download([], bytes, silent as unknown as Readable).blobBody)
    expect(failure.message).toBe('the download broke')
  })

  test('ends the download when nobody takes it any more', async () => {
    const { body, blobBody } = download(pieces(bytes, 65_536))
    const lost = new Error('the connection is gone')
    await expect(
      blobBody.send(async () => {
        throw lost
      }),
    ).rejects.toBe(lost)
    expect(body.destroyed).toBe(true)
  })

  test('lets go of a download that is never sent', () => {
    const { body, blobBody } = download(pieces(bytes, 65_536))
    blobBody.close()
    expect(body.destroyed).toBe(true)
  })

  test('does not read ahead of what is sent', async () => {
    let read = 0
    const body = Readable.from(
      (function* () {
        for (const piece of pieces(bytes, 65_536)) {
          read++
          yield piece
        }
      })(),
      { highWaterMark: 1 },
    )
    let written = 0
    let furthest = 0
    await download([], bytes, body).blobBody.send(async () => {
      await new Promise(resolve => setTimeout(resolve, 1))
      furthest = Math.max(furthest, read - ++written)
    })
    expect(written).toBe(Math.ceil(bytes.length / 65_536))
    expect(furthest).toBeLessThanOrEqual(4)
  })
})

describe('a layout whose bytes are not those of their digest', () => {
  const broken = async () => {
    const image = makeImage()
    const layout = await writeLayout(image, join(folder, randomBytes(4).toString('hex')))
    const [digest = image.root.digest] = [...image.blobs.keys()].slice(-1)
    const path = join(layout, blobPath(digest))
    await writeFile(path, (await readFile(path)).reverse())
    return { digest, image, layout }
  }
  const bring = async (http: Http, { image, layout }: Awaited<ReturnType<typeof broken>>) => {
    const transport = fakeTransport(http)
    const reader = openImage({ kind: 'layout', path: layout }, transport)
    await copyContent(
      { reader, root: image.root, to: { registry: 'a.example', repository: 'web' } },
      transport,
    )
  }

  test('is refused by the registry, and the error says what is wrong', async () => {
    const wrong = await broken()
    await expect(bring(fakeRegistry().http, wrong)).rejects.toThrow(
      new RegExp(`${wrong.layout} returned sha256:[0-9a-f]{64} where ${wrong.digest} was requested`),
    )
  })

  test('is refused by us where a registry stores anything and does not name what it stored', async () => {
    const wrong = await broken()
    const { http } = fakeRegistry()
    const careless: Http = async request => {
      const answer = await http(request)
      return answer.status === 400 ? respond({ status: 201 }) : answer
    }
    await expect(bring(careless, wrong)).rejects.toThrow(`where ${wrong.digest} was requested`)
  })

  test('is not read again where the registry names the digest', async () => {
    const image = makeImage()
    const layout = await writeLayout(image, join(folder, 'right'))
    const { http } = fakeRegistry()
    const naming: Http = async request => {
      const answer = await http(request)
      const digest = request.url.searchParams.get('digest')
      if (request.method !== 'PUT' || digest === null) return answer
      await rm(join(layout, blobPath(digest as `sha256:${string}`)))
      return respond({ status: 201, headers: { 'docker-content-digest': digest } })
    }
    await bring(naming, { image, layout, digest: image.root.digest })
  })
})

describe('passing on pieces of a download', () => {
  const promised = { digest: digestOf(bytes), size: bytes.length, origin: 'there' }
  const explain = (cause: unknown) => new Error(`GET failed: ${(cause as Error).message}`)
  /** A download whose every piece is in the same memory, as soon as the one before was taken. */
  const from = (content: Buffer, broken?: Error) => ({
    body: new PassThrough(),
    async pieces(take: (piece: Uint8Array) => Promise<void>) {
      const memory = Buffer.alloc(100_000)
      for (let at = 0; at < content.length; at += memory.length) {
        const length = content.copy(memory, 0, at)
        await take(memory.subarray(0, length))
      }
      if (broken) throw broken
    },
  })

  test('gives exactly the bytes', async () => {
    const { arrived, failure } = await sent(bodyFromPieces(from(bytes), promised, explain))
    expect(failure).toBeUndefined()
    expect(arrived.equals(bytes)).toBe(true)
  })

  test('keeps the last piece back when the bytes are others', async () => {
    const others = Buffer.from(bytes)
    others.writeUInt8(others.readUInt8(1) ^ 1, 1)
    const { arrived, failure } = await sent(bodyFromPieces(from(others), promised, explain))
    expect(failure).toBeInstanceOf(ContentError)
    expect(failure.message).toContain(`where ${promised.digest} was requested`)
    expect(arrived.length).toBe(bytes.length - (bytes.length % 100_000))
  })

  test('says what broke: the download, or the upload', async () => {
    const broken = from(bytes.subarray(0, 200_000), new Error('reset'))
    expect((await sent(bodyFromPieces(broken, promised, explain))).failure.message).toBe('GET failed: reset')
    const full = bodyFromPieces(from(bytes), promised, explain).send(async () => {
      throw new Error('no space')
    })
    await expect(full).rejects.toThrow('no space')
  })
})
