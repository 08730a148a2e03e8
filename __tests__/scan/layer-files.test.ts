import { describe, expect, test } from '@jest/globals'
import { createLayerFilesReader } from '../../src/scan/layer-files.ts'
import { tar, withLongName } from './fixture-image.ts'

function filesIn(bytes: Buffer, size = bytes.length) {
  const finder = createLayerFilesReader()
  // As a decoder does it: one piece of memory for all chunks.
  const memory = Buffer.alloc(size)
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(memory, 0, at, at + size)
    finder.write(memory.subarray(0, length))
  }
  return finder.files()
}

const found = (bytes: Buffer, size?: number) => filesIn(bytes, size).javaArchives

describe('a layer has Java archives', () => {
  test.each(['app/widget.jar', 'app/a.WAR', 'x.ear', 'lib/y.par'])('with %s', name => {
    const bytes = tar({ 'a/text': 'x'.repeat(2000), [name]: 'PK', 'z/text': 'y' })
    expect(found(bytes)).toBe(true)
    for (const size of [1, 100, 511, 512, 513, 1500]) expect(found(bytes, size)).toBe(true)
  })

  test('with a name that is too long for a header', () => {
    const long = `${'deep/'.repeat(40)}widget.jar`
    const entry = tar({ 'deep/cut': 'PK' })
    const record = ` path=${long}\n`
    const pax = `${record.length + 3}${record}`
    for (const size of [100, 512, 4096]) {
      expect(found(withLongName('L', `${long}\0`, entry), size)).toBe(true)
      expect(found(withLongName('x', pax, entry), size)).toBe(true)
    }
  })
})

describe('a layer has none', () => {
  test('where no file is called so, whatever the files contain', () => {
    expect(found(tar({ 'a/jar': 'x.jar', 'b.jar.txt': tar({ 'c.jar': 'PK' }) }))).toBe(false)
    expect(found(withLongName('L', `${'deep/'.repeat(40)}text\0`, tar({ 'deep/cut': 'PK' })))).toBe(false)
  })

  test('where it is no tar archive', () => {
    expect(found(Buffer.from('widget.jar'.repeat(200)))).toBe(false)
    expect(found(Buffer.alloc(0), 1)).toBe(false)
  })
})

describe('the releases of Alpine that its list of package repositories names are', () => {
  const releases = (list: string, size?: number) =>
    filesIn(tar({ 'etc/apk/arch': 'x', 'etc/apk/repositories': list, 'z/text': 'y' }), size).alpineReleases

  test.each([
    [
      'https://dl-cdn.alpinelinux.org/alpine/v3.19/main\nhttps://dl-cdn.alpinelinux.org/alpine/v3.19/community\n',
      ['3.19'],
    ],
    [
      'http://mirror.example/alpine/v3.18/main\n@edge http://mirror.example/alpine/edge/testing/\n',
      ['3.18', 'edge'],
    ],
    ['# http://mirror.example/alpine/v3.18/main\n\n', []],
    ['http://mirror.example/alpine/latest-stable/main', ['latest-stable']],
  ] as const)('those of %j', (list, expected) => {
    expect(releases(list)).toEqual(expected)
    expect(releases(list, 100)).toEqual(expected)
  })

  test('unknown where the list is too long', () => {
    expect(releases('#\n'.repeat(40_000))).toEqual(['another one'])
  })
})
