import { describe, expect, test } from '@jest/globals'
import { createLayerFilesReader } from '../../src/scan/layer-files.ts'
import { tar } from './fixture-image.ts'

/** A header with another flag in front of an entry, as GNU and PAX archives have it for long names. */
function withLongName(flag: 'L' | 'x', body: string, entry: Buffer): Buffer {
  const meta = tar({ meta: body }).subarray(0, -1024)
  meta[156] = flag.charCodeAt(0)
  meta.write('        ', 148)
  const sum = meta.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  meta.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([meta, entry])
}

describe('a layer has none', () => {
  test('where a header for a long name is empty, and the entry after it is not kept in memory', () => {
    const chunk = Buffer.alloc(1024 * 1024)
    const entry = tar({ 'a/text': Buffer.alloc(100 * chunk.length) }).subarray(0, 512)
    const finder = createLayerFilesReader()
    finder.write(withLongName('x', '', entry))
    const before = process.memoryUsage().arrayBuffers
    for (let at = 0; at < 100; at++) finder.write(chunk)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * chunk.length)
    finder.write(tar({ 'a.jar': 'PK' }))
    expect(finder.files().javaArchives).toBe(true)
  })
})
