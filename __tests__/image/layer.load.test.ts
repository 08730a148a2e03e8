import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { readLayer } from '../../src/image/layer.ts'
import { archive } from './archive.ts'

function read(bytes: Buffer, step = bytes.length || 1) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) =>
    bytes.subarray(index * step, (index + 1) * step),
  )
  return readLayer(Readable.from(chunks))
}

describe('a layer is read', () => {
  test.each([
    ['gzip', gzipSync],
    ['Zstandard', zstdCompressSync],
  ])('as %s of many pieces, whatever the sizes of its chunks', async (_, compress) => {
    const noise = Buffer.concat(
      Array.from({ length: 100_000 }, (_, index) => createHash('sha256').update(`${index}`).digest()),
    )
    const large = archive({ name: 'noise', body: noise }, { name: 'zeros', body: Buffer.alloc(5_000_000) })
    const wanted = [noise, Buffer.alloc(5_000_000)].map(body =>
      createHash('sha256').update(body).digest('hex'),
    )
    for (const step of [1013, 65_536, 262_144, 300_000, 2_000_000]) {
      const { entries } = await read(compress(large), step)
      expect([...entries.values()].map(({ digest }) => digest)).toEqual(wanted)
    }
  })
})
