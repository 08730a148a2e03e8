import { PassThrough, Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import type { Digest } from '../../src/image/reference.ts'
import type { LayerFacts } from '../../src/image/size.ts'
import { createLayerReader } from '../../src/size/layer-reader.ts'
import type { ImageReader } from '../../src/store/image-reader.ts'
import { archive } from '../image/archive.ts'

const digest = (digit: string): Digest => `sha256:${digit.repeat(64)}`
const layer = (digit: string, size = 100, urls?: string[]): LayerFacts => ({
  descriptor: {
    mediaType: urls ? 'application/vnd.oci.image.layer.nondistributable.v1.tar' : 'x',
    digest: digest(digit),
    size,
    ...(urls && { urls }),
  },
  diffId: digest(digit),
})
const never = new AbortController().signal

function image(open: () => Readable): ImageReader & { opened: number } {
  const reader = {
    origin: 'test',
    opened: 0,
    manifest: () => Promise.reject(new Error('not asked')),
    async blob() {
      reader.opened++
      return open()
    },
  }
  return reader
}

const small = () => Readable.from([archive({ name: 'a' })])
const endless = () => new PassThrough()

describe('the reader of layers', () => {
  test('reads each layer once, from either side', async () => {
    const [after, before] = [image(small), image(small)]
    const reader = createLayerReader({ after, before }, { limit: 1000, signal: never })
    const [one, two, other] = await Promise.all([
      reader.listing(layer('1'), 'after'),
      reader.listing(layer('1'), 'before'),
      reader.listing(layer('2'), 'before'),
    ])
    expect(one).toBe(two)
    expect(other).not.toBe(one)
    expect([after.opened, before.opened]).toEqual([1, 1])
  })

  test('reads four at a time', async () => {
    const streams: PassThrough[] = []
    const after = image(() => {
      const stream = new PassThrough()
      streams.push(stream)
      return stream
    })
    const reader = createLayerReader({ after, before: undefined }, { limit: 1000, signal: never })
    const all = Promise.all(
      ['1', '2', '3', '4', '5', '6'].map(digit => reader.listing(layer(digit), 'after')),
    )
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(streams).toHaveLength(4)
    for (let at = 0; at < 6; at++) {
      while (streams.length <= at) await new Promise(resolve => setTimeout(resolve, 1))
      streams[at]?.end(archive({ name: 'a' }))
    }
    expect(await all).toHaveLength(6)
  })

  test('counts its limit over all that it reads', () => {
    const reader = createLayerReader(
      { after: image(small), before: undefined },
      { limit: 250, signal: never },
    )
    expect(reader.refusal([layer('1'), layer('1'), layer('2')])).toBeUndefined()
    expect(reader.refusal([layer('3')])).toBe('the layers to read have 100 B, `diff-limit` is 250 B')
  })

  test('refuses layers that are elsewhere', () => {
    const reader = createLayerReader(
      { after: image(small), before: undefined },
      { limit: 1000, signal: never },
    )
    expect(reader.refusal([layer('1', 1, ['https://elsewhere.example/layer'])])).toMatch(
      /may not be distributed/,
    )
  })

  test('gives up after its time, with a reason', async () => {
    const bounds = { limit: 1000, signal: never, longest: 20 }
    const reader = createLayerReader({ after: image(endless), before: undefined }, bounds)
    await expect(reader.listing(layer('1'), 'after')).rejects.toThrow(
      'reading the layers took longer than 0.02 s',
    )
  })

  test('stops when the run is told to stop', async () => {
    const stop = new AbortController()
    const reader = createLayerReader(
      { after: image(endless), before: undefined },
      { limit: 1000, signal: stop.signal },
    )
    const reading = reader.listing(layer('1'), 'after')
    setTimeout(() => stop.abort(), 5)
    await expect(reading).rejects.toThrow(/aborted/)
  })
})
