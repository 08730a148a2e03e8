import { describe, expect, test } from '@jest/globals'
import { createTarScanner } from '../../src/image/tar.ts'
import type { TarEntry } from '../../src/image/tar-entry.ts'
import { archive, pax } from './archive.ts'

function scan(...chunks: readonly Buffer[]): TarEntry[] {
  const entries: TarEntry[] = []
  const scanner = createTarScanner({ entry: entry => void entries.push(entry) })
  for (const chunk of chunks) scanner.write(chunk)
  scanner.end()
  return entries
}

describe('cut anywhere', () => {
  const bytes = archive(
    pax({ comment: 'all' }, 'g'),
    pax({ path: `${'p/'.repeat(70)}x` }),
    { name: 'x', body: 'a'.repeat(700) },
    { name: '././@LongLink', flag: 'L', body: `${'l'.repeat(130)}\0`, magic: 'gnu' },
    { name: 'l', body: '' },
    { name: 'dir/', flag: '5' },
    { name: 'dir/file', body: Buffer.alloc(1024, 7) },
    { name: 'link', flag: '2', link: 'dir/file' },
  )
  const whole = scan(bytes)

  test('into two chunks, it reads the same', () => {
    expect(whole).toHaveLength(5)
    for (let at = 0; at <= bytes.length; at++)
      expect(scan(bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole)
  })

  test('short, it is an error or a shorter archive, never wrong entries', () => {
    for (let length = 0; length < bytes.length; length++) {
      let entries: TarEntry[]
      try {
        entries = scan(bytes.subarray(0, length))
      } catch (error) {
        expect(String(error)).toMatch(/in the middle of a tar entry/)
        continue
      }
      expect(entries).toEqual(whole.slice(0, entries.length))
    }
  })
})
