import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { verifying } from '../../src/image/digest.ts'
import type { Descriptor } from '../../src/image/manifest.ts'
import { parse } from '../../src/inputs/table.ts'
import { sizeInputs } from '../../src/size/inputs.ts'
import { size } from '../../src/size/size.ts'
import { archive } from '../image/archive.ts'
import { makeTools } from '../tools.ts'
import { type ImageGiven, image, type LayerGiven } from './images.ts'

const stop = new AbortController()
const tools = makeTools({ now: () => 1_790_000_000_000, signal: stop.signal, host: { temp: '/nowhere' } })

const layer = (name: string, body = name): LayerGiven => ({
  instruction: `COPY ${name}`,
  items: [{ name, body }],
})
const one = (...layers: LayerGiven[]) => image({ 'linux/amd64': layers })

async function measure(after: ImageGiven, before: ImageGiven) {
  const against = { ...before, reference: 'registry.example/app:main' }
  const { platforms } = await size({ ...parse(sizeInputs, {}), image: after, against, labels: [] }, tools)
  return platforms
}

/** Serves an image through the check of digests, with other bytes for its layers. */
function altered(given: ImageGiven, change: (bytes: Buffer) => Buffer): ImageGiven {
  return {
    ...given,
    reader: {
      ...given.reader,
      async blob(wanted) {
        const chunks: Buffer[] = []
        for await (const chunk of await given.reader.blob(wanted)) chunks.push(chunk as Buffer)
        const bytes = Buffer.concat(chunks)
        const isLayer = bytes[0] === 0x1f
        return Readable.from([isLayer ? change(bytes) : bytes]).pipe(
          verifying({ ...wanted, origin: 'memory' }),
        )
      },
    },
  }
}

/** Rewrites the manifest of an image. */
function remade(given: ImageGiven, change: (manifest: { layers: Descriptor[] }) => object): ImageGiven {
  const manifest: ImageGiven['reader']['manifest'] = async digest => {
    const stored = await given.reader.manifest(digest)
    const value = JSON.parse(stored.bytes.toString())
    return value.layers ? { ...stored, bytes: Buffer.from(JSON.stringify(change(value))) } : stored
  }
  return { ...given, reader: { ...given.reader, manifest } }
}

const reason = async (after: ImageGiven, before: ImageGiven) => {
  const [platform] = await measure(after, before)
  return platform?.contents?.read === false ? platform.contents.reason : undefined
}

describe('an image', () => {
  test('with a layer twice is as large as with it once, and pulled once', async () => {
    const [twice] = await measure(one(layer('a'), layer('b'), layer('b')), one(layer('a')))
    const [once] = await measure(one(layer('a'), layer('b')), one(layer('a')))
    expect(twice?.pull).toBe(once?.pull)
    expect(twice?.layers.map(({ state }) => state)).toEqual(['unchanged', 'added', 'added'])
    expect(twice?.contents?.read && twice.contents.files).toEqual({ added: 1, removed: 0, modified: 0 })
  })

  test('of attestations alone has nothing to measure', async () => {
    expect(await measure(image({}), image({}))).toEqual([])
    expect((await measure(image({}), one(layer('a')))).map(({ state }) => state)).toEqual(['removed'])
  })

  test('with fewer layers in its config than in its manifest has sizes and no guesses', async () => {
    const odd = remade(one(layer('a')), manifest => ({
      ...manifest,
      layers: [...manifest.layers, ...manifest.layers],
    }))
    const [platform] = await measure(odd, one(layer('b')))
    expect(platform?.size).toBeGreaterThan(0)
    expect([platform?.layers, platform?.contents, platform?.unpacked]).toEqual([[], undefined, undefined])
  })

  test('with a layer that is elsewhere is measured, and that layer is not read', async () => {
    const restricted = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip'
    const odd = (more: object) =>
      remade(one(layer('a'), layer('b')), ({ layers, ...manifest }) => ({
        ...manifest,
        layers: layers.map(entry => ({ ...entry, ...more, urls: ['https://elsewhere.example/layer'] })),
      }))
    expect(await reason(odd({ mediaType: restricted }), one(layer('c')))).toMatch(
      /^the layer sha256:\w+ may not be distributed/,
    )
    // Addresses alone do not say so: the layer is where all others are.
    expect(await reason(odd({}), one(layer('c')))).toBeUndefined()
  })

  test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['of another digest', () => gzipSync(archive({ name: 'evil' })), /memory returned /],
    ['of the same length and another digest', bytes => flipped(bytes, 4), /memory returned sha256:\w+ where/],
    [
      'cut short',
      bytes => bytes.subarray(0, -3),
      /cannot be decompressed|memory returned \d+ of the \d+ bytes/,
    ],
    [
      'with bytes behind its end',
      bytes => Buffer.concat([bytes, bytes]),
      /memory returned more than the \d+ bytes/,
    ],
  ])('with a layer %s is measured, and nothing of that layer is believed', async (_, change, message) => {
    const after = altered(one(layer('a', 'x'.repeat(500))), change)
    expect(await reason(after, one(layer('b')))).toMatch(message)
  })

  test('is not measured any further when the run is told to stop', async () => {
    const endless = one(layer('a'))
    const reader = {
      ...endless.reader,
      blob: async (wanted: Parameters<ImageGiven['reader']['blob']>[0]) => {
        const source = await endless.reader.blob(wanted)
        if (endless.opened.length < 2) return source
        setTimeout(() => stop.abort(), 5)
        return new Readable({ read() {} })
      },
    }
    await expect(measure({ ...endless, reader }, one(layer('b')))).rejects.toThrow(/abort/)
  })
})

/** The time in the header of gzip says nothing: the layer unpacks as before. */
function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0xff
  return copy
}
