import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTarScanner } from '../../src/image/tar.ts'
import type { TarEntry } from '../../src/image/tar-entry.ts'
import { archive, type Item, item, pax } from './archive.ts'

function scan(...chunks: readonly Buffer[]): TarEntry[] {
  const entries: TarEntry[] = []
  const scanner = createTarScanner({ entry: entry => void entries.push(entry) })
  for (const chunk of chunks) scanner.write(chunk)
  scanner.end()
  return entries
}

const one = (...parts: readonly (Item | Buffer)[]) => scan(archive(...parts))[0] as TarEntry
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

describe('an entry', () => {
  test('has the fields of its header and the hash of its content', () => {
    expect(one({ name: 'app/run', body: 'hello', mode: 0o4755, uid: 1000, gid: 50 })).toEqual({
      path: 'app/run',
      type: 'file',
      size: 5,
      mode: 0o4755,
      uid: 1000,
      gid: 50,
      link: '',
      device: '',
      attributes: '',
      digest: sha('hello'),
    })
  })

  test.each([
    ['./a/b', 'a/b'],
    ['/a/b', 'a/b'],
    ['a//b/', 'a/b'],
    ['./', ''],
    ['a/../../b', 'b'],
    ['a/..b/.c', 'a/..b/.c'],
    ['.a', '.a'],
  ])('named %s has the path %s', (name, path) => {
    expect(one({ name }).path).toBe(path)
  })

  test.each([
    ['0', 'file'],
    ['\0', 'file'],
    ['7', 'file'],
    ['1', 'hardlink'],
    ['2', 'symlink'],
    ['3', 'character'],
    ['4', 'block'],
    ['5', 'directory'],
    ['6', 'fifo'],
    ['Z', 'other'],
  ])('with the flag %j is a %s', (flag, type) => {
    expect(one({ name: 'x', flag, link: flag === '1' || flag === '2' ? 'y' : '' }).type).toBe(type)
  })

  test('of an old archive that ends with a slash is a directory', () => {
    expect(one({ name: 'folder/', flag: '\0', magic: 'none' }).type).toBe('directory')
  })

  test('takes the prefix of ustar in front of its name', () => {
    expect(one({ name: 'file', prefix: 'very/long' }).path).toBe('very/long/file')
  })

  test('of old GNU tar has times where ustar has the prefix', () => {
    expect(one({ name: 'file', prefix: '00000000000', magic: 'gnu' }).path).toBe('file')
  })

  test('takes names and numbers from PAX records', () => {
    const records = { path: `${'d/'.repeat(80)}ünï`, uid: '4000000', size: '3' }
    const entry = one(pax(records), { name: 'short', body: 'abc' })
    expect([entry.path, entry.uid, entry.size, entry.digest]).toEqual([
      records.path,
      4_000_000,
      3,
      sha('abc'),
    ])
  })

  test('takes global PAX records, which its own take back', () => {
    const entries = scan(
      archive(pax({ uid: '7', path: 'same' }, 'g'), { name: 'a' }, pax({ path: '' }), { name: 'b' }),
    )
    expect(entries.map(({ path, uid }) => [path, uid])).toEqual([
      ['same', 7],
      ['b', 7],
    ])
  })

  test('keeps extended attributes, for a capability is a change', () => {
    const entry = one(pax({ 'SCHILY.xattr.security.capability': '\u0001x' }), { name: 'a' })
    expect(entry.attributes).toBe('SCHILY.xattr.security.capability=\u0001x')
  })

  test('takes the long name and the long link of GNU tar', () => {
    const long = `${'n'.repeat(150)}`
    const entry = one(
      { name: '././@LongLink', flag: 'L', body: `${long}\0`, magic: 'gnu' },
      { name: '././@LongLink', flag: 'K', body: `target/${long}\0`, magic: 'gnu' },
      { name: long.slice(0, 100), flag: '2', link: 'target', magic: 'gnu' },
    )
    expect([entry.path, entry.link]).toEqual([long, `target/${long}`])
  })

  test('may be larger than octal can say', () => {
    const sizeField = Buffer.alloc(12)
    sizeField[0] = 0x80
    sizeField.writeBigUInt64BE(9_000_000_000n, 4)
    const header = item({ name: 'huge', sizeField })
    const seen: TarEntry[] = []
    const scanner = createTarScanner({ entry: entry => void seen.push(entry) })
    scanner.write(header)
    expect(() => scanner.end()).toThrow('in the middle of a tar entry')
    const chunk = Buffer.alloc(1_000_000)
    const small = createTarScanner({ entry: entry => void seen.push(entry) })
    sizeField.writeBigUInt64BE(1_000_000n, 4)
    small.write(item({ name: 'large', sizeField }))
    small.write(chunk)
    expect(seen.map(({ path, size }) => [path, size])).toEqual([['large', 1_000_000]])
  })

  test('of a sparse file may unpack to more than 8 GiB, however it is said', () => {
    const records = {
      'GNU.sparse.major': '1',
      'GNU.sparse.name': 'disk',
      'GNU.sparse.realsize': '10737418240',
    }
    const body = Buffer.alloc(512)
    const large = one(pax(records), { name: 'GNUSparseFile.0/disk', body })
    expect([large.path, large.size]).toEqual(['disk', 10_737_418_240])
    const header = item({ name: 'disk', flag: 'S', body, magic: 'gnu' })
    header[483] = 0x80
    header.writeBigUInt64BE(10_737_418_240n, 487)
    header.write('        ', 148)
    const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    expect(scan(header).map(({ path, size }) => [path, size])).toEqual([['disk', 10_737_418_240]])
  })

  test('takes a size above 8 GiB from its PAX record, and waits for those bytes', () => {
    const scanner = createTarScanner({ entry: () => {} })
    scanner.write(pax({ size: '8589934593' }))
    scanner.write(item({ name: 'huge' }))
    scanner.write(Buffer.alloc(1_000_000))
    expect(() => scanner.end()).toThrow('in the middle of a tar entry, at byte 1001536')
  })

  test('with a name that is not UTF-8 keeps its bytes apart from others', () => {
    const names = scan(archive({ name: Buffer.from([0x61, 0xff]) }, { name: Buffer.from([0x61, 0xfe]) }))
    expect(names.map(({ path }) => path)).toEqual(['a\\xff', 'a\\xfe'])
  })

  test('that is a hard link has no bytes of its own', () => {
    const entries = scan(archive({ name: 'a', body: 'x' }, { name: 'b', flag: '1', link: './a' }))
    expect(entries[1]).toMatchObject({ type: 'hardlink', size: 0, link: 'a', digest: '' })
  })

  test('of a sparse file (old GNU) has the size that it unpacks to', () => {
    const header = item({ name: 'sparse', flag: 'S', body: 'data', magic: 'gnu' }).subarray(0, 512)
    header[482] = 1
    header.write('00000010000\0', 483)
    header.write('        ', 148)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    const map = Buffer.alloc(512)
    const body = Buffer.alloc(512)
    body.write('data')
    const entries = scan(Buffer.concat([header, map, body]), item({ name: 'next' }))
    expect(entries.map(({ path, size }) => [path, size])).toEqual([
      ['sparse', 4096],
      ['next', 0],
    ])
  })
})

describe('an archive', () => {
  test('may end without blocks of zeros', () => {
    expect(scan(item({ name: 'a', body: 'x' }))).toHaveLength(1)
  })

  test('may be empty', () => {
    expect(scan()).toEqual([])
    expect(scan(archive())).toEqual([])
  })

  test('may have anything behind its end', () => {
    expect(scan(archive({ name: 'a' }), Buffer.from('garbage'.repeat(300)))).toHaveLength(1)
  })

  test.each([
    ['inside a header', 1024 + 188],
    ['inside a body', 1536 + 100],
    ['inside padding', 1536 + 610],
  ])('that ends %s is an error', (_, length) => {
    const whole = Buffer.concat([item({ name: 'a', body: 'x' }), item({ name: 'b', body: 'y'.repeat(600) })])
    expect(() => scan(whole.subarray(0, length))).toThrow(
      `the layer ends in the middle of a tar entry, at byte ${length}`,
    )
  })

  test('with a wrong checksum is no archive', () => {
    const bytes = archive({ name: 'a' })
    bytes[0] = 0x62
    expect(() => scan(bytes)).toThrow('not a tar archive: bad header at byte 0')
  })

  test('with a PAX record of a wrong length is an error', () => {
    expect(() => one({ name: 'x', flag: 'x', body: '99 path=a\n' }, { name: 'a' })).toThrow(
      'a PAX record with a wrong length',
    )
  })

  test('with headers for an entry that never comes is an error', () => {
    expect(() => scan(archive(pax({ path: 'a' })))).toThrow('in the middle of a tar entry')
  })
})

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

  test('into any chunks, it reads the same', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(lengths, sizes => {
        const chunks: Buffer[] = []
        for (let at = 0, index = 0; at < bytes.length; index++) {
          const size = sizes[index % sizes.length] as number
          chunks.push(bytes.subarray(at, at + size))
          at += size
        }
        expect(scan(...chunks)).toEqual(whole)
      }),
      { numRuns: 100 },
    )
  })

  test('what goes in comes out', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9 ._-]{1,60}$/).filter(text => !/^\.+$/.test(text))
    const files = fc.uniqueArray(fc.record({ name, body: fc.uint8Array({ maxLength: 2000 }) }), {
      selector: ({ name: path }) => path,
      maxLength: 12,
    })
    fc.assert(
      fc.property(files, list => {
        const made = archive(...list.map(file => ({ name: file.name, body: Buffer.from(file.body) })))
        expect(scan(made).map(({ path, size, digest }) => ({ path, size, digest }))).toEqual(
          list.map(file => ({
            path: file.name,
            size: file.body.length,
            digest: createHash('sha256').update(file.body).digest('hex'),
          })),
        )
      }),
      { numRuns: 60 },
    )
  })
})
