import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { diffLayers } from '../../src/image/diff.ts'
import { readLayer } from '../../src/image/layer.ts'
import { createListingBudget } from '../../src/image/listing-budget.ts'
import { diffPackages } from '../../src/image/packages.ts'
import { rollUp } from '../../src/image/rollup.ts'
import { item, pax } from './archive.ts'

const end = Buffer.alloc(1024)

/** A layer that is made while it is read, so that the test does not hold what it is about. */
function layer(...makers: readonly (() => Iterable<Buffer>)[]): Readable {
  return Readable.from(
    (function* () {
      for (const make of makers) yield* make()
      yield end
    })(),
  )
}

function times(count: number, make: (at: number) => Buffer): () => Iterable<Buffer> {
  return function* () {
    for (let at = 0; at < count; at++) yield make(at)
  }
}

const longName = (at: number, length: number) =>
  Buffer.concat([
    item({ name: '././@LongLink', flag: 'L', body: `${at}${'n'.repeat(length)}\0` }),
    item({ name: 'x' }),
  ])

const attributes = pax({ 'SCHILY.xattr.user.a': 'v'.repeat(1_000_000) })

describe('a layer does not take the memory of the machine', () => {
  test.each<[string, () => Readable, RegExp]>([
    [
      'names of 1 MiB each',
      () => layer(times(5, at => longName(at, 1024 * 1024 - 20))),
      /a name of \d+ bytes, longer than the 4096/,
    ],
    [
      'a link of 1 MiB',
      () => layer(times(1, () => item({ name: 'l', flag: 'K', body: 'n'.repeat(900_000) }))),
      /a name of 900000 bytes/,
    ],
    [
      'a PAX path of 1 MiB',
      () => layer(times(1, () => Buffer.concat([pax({ path: 'n'.repeat(900_000) }), item({ name: 'x' })]))),
      /a name of 900000 bytes/,
    ],
    [
      'a PAX link of 1 MiB',
      () =>
        layer(
          times(1, () =>
            Buffer.concat([pax({ linkpath: 'n'.repeat(900_000) }), item({ name: 'x', flag: '2' })]),
          ),
        ),
      /a name of 900000 bytes/,
    ],
    [
      'a name of bytes that are not UTF-8',
      () =>
        layer(
          times(1, () =>
            Buffer.concat([
              item({ name: '././@LongLink', flag: 'L', body: Buffer.alloc(1024 * 1024, 0xff) }),
              item({ name: 'x' }),
            ]),
          ),
        ),
      /a name of 1048576 bytes/,
    ],
    [
      'folders in folders without end',
      () =>
        layer(
          times(1, () => Buffer.concat([pax({ path: 'a/'.repeat(1500) }), item({ name: 'x', flag: '5' })])),
        ),
      /in 1499 folders, longer than any system takes/,
    ],
    [
      'attributes of 1 MiB each',
      () => layer(times(1400, at => (at % 2 === 0 ? attributes : item({ name: `f${at}` })))),
      /the memory for a comparison would not do/,
    ],
    [
      'a global header for every entry',
      () =>
        layer(
          times(1, () => pax({ 'SCHILY.xattr.user.a': 'v'.repeat(60_000) }, 'g')),
          times(10_000, at => item({ name: `f${at}` })),
        ),
      /the memory for a comparison would not do/,
    ],
    [
      'global headers without end',
      () => layer(times(100, at => pax({ [`k${at}`]: 'v'.repeat(1000) }, 'g'))),
      /global headers of more than 64 KiB/,
    ],
    [
      'a global header of many small records',
      () =>
        layer(
          times(1, () =>
            pax(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${at}`, 'v'])), 'g'),
          ),
        ),
      /global headers of more than 64 KiB/,
    ],
    [
      'long names in many folders',
      () =>
        layer(
          times(300_000, at =>
            Buffer.concat([pax({ path: `${at}/${'d/'.repeat(500)}f` }), item({ name: 'x' })]),
          ),
        ),
      /the memory for a comparison would not do/,
    ],
  ])('by %s: it is not read', async (_, make, why) => {
    const before = process.memoryUsage().heapUsed
    await expect(readLayer(make())).rejects.toThrow(why)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(1024 ** 3)
  })

  test('by the number of its entries, over all layers that are read together', async () => {
    const budget = createListingBudget(1_000_000)
    const files = () => layer(times(4000, at => item({ name: `f${at}` })))
    expect((await readLayer(files(), budget)).entries.size).toBe(4000)
    await expect(readLayer(files(), budget)).rejects.toThrow('the memory for a comparison would not do')
    const same = layer(times(7000, () => item({ name: 'same' })))
    await expect(readLayer(same, createListingBudget(1_000_000))).rejects.toThrow('so many files')
    const removals = layer(times(7000, at => item({ name: `.wh.f${at}` })))
    await expect(readLayer(removals, createListingBudget(1_000_000))).rejects.toThrow('so many files')
  })

  test('a path as long and as deep as systems take is read, compared and rolled up', async () => {
    const deep = `${'d/'.repeat(511)}${'n'.repeat(4096 - 1022)}`
    const read = await readLayer(
      layer(times(1, () => Buffer.concat([pax({ path: deep }), item({ name: 'x', body: 'x' })]))),
    )
    expect([...read.entries.keys()]).toEqual([deep])
    expect(rollUp(diffLayers([read], []))).toEqual([{ state: 'added', path: `/${deep}`, bytes: 1, files: 1 }])
  })

  test('global headers take no part in entries beyond what is read of them', async () => {
    const records = Object.fromEntries(Array.from({ length: 1700 }, (_, at) => [`a${at}`, '']))
    const globals = times(1, () => pax({ ...records, uid: '7', 'SCHILY.xattr.user.a': 'v' }, 'g'))
    const files = times(50_000, at => item({ name: `f${at}` }))
    const timed = async (...makers: (() => Iterable<Buffer>)[]) => {
      const started = performance.now()
      const { entries } = await readLayer(layer(...makers))
      return { entry: entries.get('f49999'), took: performance.now() - started }
    }
    const without = await timed(files)
    const { entry, took } = await timed(globals, files)
    expect(entry).toMatchObject({ uid: 7, attributes: 'SCHILY.xattr.user.a=v' })
    // It was 40 times as long, by the product of entries and records.
    expect(took / without.took).toBeLessThan(15)
  })

  test('attributes of a usual size are read', async () => {
    const attributes = { 'SCHILY.xattr.security.capability': 'v'.repeat(60_000) }
    const read = await readLayer(
      layer(times(50, at => Buffer.concat([pax(attributes), item({ name: `f${at}` })]))),
    )
    expect(read.entries.get('f49')?.attributes).toHaveLength(60_033)
  })

  test('130,000 removals, and as many files that a removal hides, are no list of arguments', async () => {
    const some = 130_000
    const files = await readLayer(layer(times(some, at => item({ name: `d/f${at}`, body: 'x' }))))
    const removals = await readLayer(
      layer(
        times(some, at => item({ name: `e/.wh.f${at}` })),
        times(1, () => item({ name: '.wh.d' })),
      ),
    )
    expect(diffLayers([files, removals], [])).toHaveLength(some)
    expect(diffLayers([removals], [])).toHaveLength(some + 1)
  })
})

describe('a list of packages does not take the memory or the time of the machine', () => {
  const apk = (body: string) => readLayer(layer(times(1, () => item({ name: 'lib/apk/db/installed', body }))))

  test('one package in a million versions, and millions of empty lines', async () => {
    const many = Array.from({ length: 300_000 }, (_, at) => `P:a\nV:${at}\n\n`).join('')
    const read = await apk(`${many}${'\n'.repeat(10_000_000)}P:b\nV:1\n`)
    expect(read.packages.versions.get('apk\na')).toHaveLength(100)
    expect(read.packages.versions.get('apk\nb')).toEqual(['1'])
    expect(diffPackages(read.packages, (await apk('P:a\nV:0\n')).packages)).toHaveLength(100)
  })

  test('a package.json that is a tree of a million parts is passed over', async () => {
    const body = JSON.stringify({ name: 'a', version: '1', x: Array(200_000).fill([]) })
    const read = await readLayer(layer(times(1, () => item({ name: 'node_modules/a/package.json', body }))))
    expect([...read.packages.versions]).toEqual([])
  })

  test('that hides more files than a call takes arguments is compared', async () => {
    const files = await readLayer(layer(times(130_000, at => item({ name: `srv/${at}`, body: 'x' }))))
    const removal = await readLayer(layer(times(1, () => item({ name: '.wh.srv' }))))
    const opaque = await readLayer(layer(times(1, () => item({ name: 'srv/.wh..wh..opq' }))))
    for (const hiding of [removal, opaque]) {
      const changes = diffLayers([files, hiding], [files], 'all')
      expect(changes.length).toBe(130_000)
      expect(rollUp(changes).length).toBeGreaterThan(0)
    }
  })
})
