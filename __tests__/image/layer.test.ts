import { PassThrough, Readable } from 'node:stream'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { readLayer, sameContent } from '../../src/image/layer.ts'
import { archive, type Item, item, layer } from './archive.ts'

const tar = archive({ name: 'a', body: 'a'.repeat(5000) }, { name: 'b', body: 'b'.repeat(300_000) })
const paths = async (bytes: Buffer, step = bytes.length) => [...(await read(bytes, step)).entries.keys()]

function read(bytes: Buffer, step = bytes.length || 1) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, index) =>
    bytes.subarray(index * step, (index + 1) * step),
  )
  return readLayer(Readable.from(chunks))
}

describe('a layer is read', () => {
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
  const half = Math.floor(tar.length / 2)
  test.each([
    ['uncompressed', tar],
    ['as gzip', gzipSync(tar)],
    [
      'as gzip of several members (eStargz)',
      Buffer.concat([tar.subarray(0, half), tar.subarray(half)].map(part => gzipSync(part))),
    ],
    ['as eStargz', stargz({ name: 'a', body: 'a'.repeat(5000) }, { name: 'b', body: 'b'.repeat(300_000) })],
    ['as Zstandard', zstdCompressSync(tar)],
    [
      'as Zstandard of many frames (zstd:chunked)',
      Buffer.concat([
        skippable,
        zstdCompressSync(tar.subarray(0, half)),
        skippable,
        zstdCompressSync(tar.subarray(half)),
        skippable,
      ]),
    ],
  ])('%s', async (name, bytes) => {
    const files = async (step?: number) =>
      (await paths(bytes, step)).filter(path => path !== 'stargz.index.json')
    expect(await files()).toEqual(['a', 'b'])
    expect(await files(7)).toEqual(['a', 'b'])
    expect((await read(bytes)).unpacked).toBe(name === 'as eStargz' ? tar.length + 1024 : tar.length)
  })

  test('when it holds nothing', async () => {
    expect((await read(gzipSync(Buffer.alloc(1024)))).entries.size).toBe(0)
    expect((await read(Buffer.alloc(0))).unpacked).toBe(0)
  })
})

describe('a layer is not read', () => {
  const noise = Buffer.from(
    Array.from({ length: 200_000 }, (_, index) => ((index * 2654435761) >>> 13) & 255),
  )
  const large = archive({ name: 'noise', body: noise })
  test.each([
    ['cut gzip', gzipSync(large).subarray(0, -20), /cannot be decompressed: .*unexpected end of file/],
    ['gzip cut at once', gzipSync(large).subarray(0, 5), /cannot be decompressed/],
    ['cut Zstandard', zstdCompressSync(large).subarray(0, -20), /ends inside a Zstandard frame/],
    [
      'gzip with a wrong byte',
      flip(gzipSync(large)),
      /cannot be decompressed|not a tar archive|ends in the middle/,
    ],
    [
      'gzip with something behind',
      Buffer.concat([gzipSync(tar), Buffer.from('!!')]),
      /cannot be decompressed/,
    ],
    [
      'Zstandard with something behind',
      Buffer.concat([zstdCompressSync(tar), Buffer.from('!!!!')]),
      /not a Zstandard frame/,
    ],
    ['text', Buffer.from('x'.repeat(600)), /not a tar archive/],
  ])('from %s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message)
  })

  test('when its source fails at its very end, where digests are checked', async () => {
    for (const bytes of [tar, gzipSync(tar), zstdCompressSync(tar), zstdCompressSync(large)]) {
      const source = Readable.from(
        (async function* () {
          yield bytes
          throw new Error('the digest is another')
        })(),
      )
      await expect(readLayer(source)).rejects.toThrow('the digest is another')
    }
  })

  test('when it is cancelled', async () => {
    const source = new PassThrough()
    const reading = readLayer(source)
    source.write(gzipSync(tar).subarray(0, 100))
    source.destroy(new Error('cancelled'))
    await expect(reading).rejects.toThrow('cancelled')
  })

  test('and its source is let go when its tar is broken', async () => {
    const source = Readable.from([gzipSync(Buffer.from('x'.repeat(600)))])
    await expect(readLayer(source)).rejects.toThrow()
    expect(source.destroyed).toBe(true)
  })
})

describe('the listing of a layer', () => {
  test('has whiteouts and opaque folders apart from the files', async () => {
    const listing = await layer(
      { name: 'a/.wh.gone' },
      { name: '.wh.top' },
      { name: 'b/.wh..wh..opq' },
      { name: '.wh..wh.plnk/1.2' },
      { name: '.wh..wh.aufs' },
      { name: 'a/kept' },
    )
    expect([...listing.whiteouts]).toEqual(['a/gone', 'top'])
    expect([...listing.opaque]).toEqual(['b'])
    expect([...listing.entries.keys()]).toContain('a/kept')
  })

  test('has the last of two entries of one path', async () => {
    const listing = await layer({ name: 'a', body: '1' }, { name: './a', body: '22' })
    expect(listing.entries.get('a')?.size).toBe(2)
  })

  test('is the same whatever times and order', async () => {
    const one = await layer({ name: 'a', body: '1', mtime: 1 }, { name: 'b', body: '2' })
    const other = await layer({ name: 'b', body: '2' }, { name: 'a', body: '1', mtime: 99 })
    expect(sameContent(one, other)).toBe(true)
  })

  test.each([
    ['content', { body: '2' }],
    ['mode', { body: '1', mode: 0o600 }],
    ['owner', { body: '1', uid: 1 }],
    ['group', { body: '1', gid: 1 }],
    ['type', { flag: '5' }],
  ])('differs with the %s', async (_, change) => {
    const one = await layer({ name: 'a', body: '1' })
    expect(sameContent(one, await layer({ name: 'a', ...change }))).toBe(false)
  })

  test('has the packages whose files stream by', async () => {
    const { packages } = await layer(
      {
        name: 'var/lib/dpkg/status',
        body: 'Package: libc6\nStatus: install ok installed\nVersion: 2.36-9\n\nPackage: old\nStatus: deinstall ok config-files\nVersion: 1\n',
      },
      { name: 'lib/apk/db/installed', body: 'C:Q1\nP:musl\nV:1.2.4-r2\nA:x86_64\n\nP:zlib\nV:1.3-r1\n' },
      {
        name: 'usr/lib/python3/site-packages/x-1.dist-info/METADATA',
        body: 'Metadata-Version: 2.1\nName: x\nVersion: 1.0\n\nVersion: no',
      },
      { name: 'app/node_modules/@s/p/package.json', body: '{"name":"@s/p","version":"3.0.0"}' },
      { name: 'app/node_modules/broken/package.json', body: '{' },
      { name: 'app/package.json', body: '{"name":"app","version":"1.0.0"}' },
      { name: 'var/lib/dpkg/status.d/base', body: 'Package: base-files\nVersion: 12\n' },
    )
    expect(Object.fromEntries(packages.versions)).toEqual({
      'deb\nlibc6': ['2.36-9'],
      'deb\nbase-files': ['12'],
      'apk\nmusl': ['1.2.4-r2'],
      'apk\nzlib': ['1.3-r1'],
      'python\nx': ['1.0'],
      'npm\n@s/p': ['3.0.0'],
    })
    expect([...packages.databases]).toEqual(['deb', 'apk'])
  })

  test('counts uncompressed bytes, headers and padding included', async () => {
    expect((await read(gzipSync(item({ name: 'a', body: 'x' })))).unpacked).toBe(1024)
  })
})

/**
 * Creates an eStargz layer: a gzip member for each header and body, the table of contents as last entry, and an empty
 * member as footer. https://github.com/containerd/stargz-snapshotter/blob/main/docs/estargz.md
 */
function stargz(...items: readonly Item[]): Buffer {
  const members = items.flatMap(given => {
    const whole = item(given)
    return [whole.subarray(0, 512), whole.subarray(512)]
  })
  const contents = item({ name: 'stargz.index.json', body: '{"version":1,"entries":[]}' })
  const footer = Buffer.from(
    '1f8b08040000000000ff1a00' +
      '53471600' +
      Buffer.from('00000000000004d2STARGZ').toString('hex') +
      '010000ffff0000000000000000',
    'hex',
  )
  return Buffer.concat([...[...members, contents, Buffer.alloc(1024)].map(part => gzipSync(part)), footer])
}

function flip(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const middle = Math.floor(copy.length / 2)
  copy[middle] = (copy[middle] ?? 0) ^ 0xff
  return copy
}
