import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { blobPath } from '../../src/image/layout.ts'
import { copyContent } from '../../src/registry/copy.ts'
import { ContentError, digestOf } from '../../src/registry/digest.ts'
import { pourFile } from '../../src/registry/pour.ts'
import { openImage } from '../../src/registry/source.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, respond } from '../fakes/registry.ts'
import { makeImage, writeLayout } from './images.ts'
import { fakeTransport } from './transports.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pour-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'a sentence that does not fit a whole number of times ')

/** Pours a part of a file through writes that keep a piece for a while, as a busy connection does. */
async function poured(part: { start: number; size: number; promised?: number }) {
  const path = join(folder, 'bytes')
  await writeFile(path, bytes)
  const { start, size, promised = size } = part
  const digest = digestOf(bytes.subarray(start, start + size))
  const arrived: Buffer[] = []
  const file = await open(path)
  const failure = await pourFile(
    { file, start, size },
    { digest, size: promised, origin: 'here' },
    async piece => {
      await new Promise(resolve => setTimeout(resolve, 2))
      arrived.push(Buffer.from(piece))
    },
  ).catch(error => error)
  return { arrived: Buffer.concat(arrived), failure, closed: file.fd === -1 }
}

describe('pouring a file', () => {
  test('gives exactly the bytes of its part, whatever its size', async () => {
    const sizes = fc.oneof(fc.constantFrom(0, 1, 1024 * 1024, 2 * 1024 * 1024), fc.nat(bytes.length))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), sizes, async (start, wanted) => {
        const size = Math.min(wanted, bytes.length - start)
        const { arrived, failure, closed } = await poured({ start, size })
        expect(failure).toBeUndefined()
        expect(arrived.equals(bytes.subarray(start, start + size))).toBe(true)
        expect(closed).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('sends nothing when the size is another', async () => {
    const { arrived, failure, closed } = await poured({ start: 0, size: 100, promised: 101 })
    expect(failure).toBeInstanceOf(ContentError)
    expect(arrived.length).toBe(0)
    expect(closed).toBe(true)
  })

  test('stops when a file is shorter than it was', async () => {
    const { failure } = await poured({ start: bytes.length - 10, size: 20 })
    expect(failure).toBeInstanceOf(ContentError)
  })

  test('ends with the error of a write', async () => {
    const path = join(folder, 'bytes')
    await writeFile(path, bytes)
    const lost = new Error('the connection is gone')
    const sending = pourFile(
      { file: await open(path), start: 0, size: bytes.length },
      { digest: digestOf(bytes), size: bytes.length, origin: 'here' },
      async () => {
        throw lost
      },
    )
    await expect(sending).rejects.toBe(lost)
  })
})

describe('a layout whose bytes are not those of their digest', () => {
  const broken = async () => {
    const image = makeImage()
    const layout = await writeLayout(image, join(folder, randomBytes(4).toString('hex')))
    const [digest = image.top.digest] = [...image.blobs.keys()].slice(-1)
    const path = join(layout, blobPath(digest))
    await writeFile(path, (await readFile(path)).reverse())
    return { digest, image, layout }
  }
  const bring = async (http: Http, { image, layout }: Awaited<ReturnType<typeof broken>>) => {
    const transport = fakeTransport(http)
    const reader = openImage({ kind: 'layout', path: layout }, transport)
    await copyContent({ reader, top: image.top, to: { registry: 'a.example', repository: 'web' } }, transport)
  }

  test('is refused by the registry, and the error says what is wrong', async () => {
    const wrong = await broken()
    await expect(bring(fakeRegistry().http, wrong)).rejects.toThrow(
      new RegExp(`${wrong.layout} gave sha256:[0-9a-f]{64} where ${wrong.digest} was asked for`),
    )
  })

  test('is refused by us where a registry stores anything and does not name what it stored', async () => {
    const wrong = await broken()
    const { http } = fakeRegistry()
    const careless: Http = async request => {
      const answer = await http(request)
      return answer.status === 400 ? respond({ status: 201 }) : answer
    }
    await expect(bring(careless, wrong)).rejects.toThrow(`where ${wrong.digest} was asked for`)
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
    await bring(naming, { image, layout, digest: image.top.digest })
  })
})
