import { describe, expect, test } from '@jest/globals'
import { createLayerFilesReader } from '../../src/scan/layer-files.ts'
import { tar, withLongName } from './fixture-image.ts'

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
