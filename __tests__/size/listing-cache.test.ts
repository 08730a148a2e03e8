import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { sizeInputs } from '../../src/size/inputs.ts'
import { size } from '../../src/size/size.ts'
import type { Cache } from '../../src/stage/stage.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'
import { type ImageGiven, image, type LayerGiven } from './images.ts'

const root = temporaryFolder('listings')
let home: string
let service: ReturnType<typeof cacheService>
beforeEach(() => {
  home = mkdtempSync(join(root, 'home-'))
  service = cacheService()
})

/** A service that keeps folders by key, as that of GitHub does: a key is written once, prefixes find the newest. */
function cacheService() {
  const kept: { key: string; copy: string }[] = []
  const asked: string[] = []
  const cache: Cache = {
    async restore([folder = ''], key, restoreKeys) {
      asked.push(`restore ${key}`)
      const newest = kept.toReversed()
      const found = [key, ...restoreKeys]
        .map((wanted, index) =>
          newest.find(entry => (index === 0 ? entry.key === wanted : entry.key.startsWith(wanted))),
        )
        .find(entry => entry !== undefined)
      if (found) cpSync(found.copy, folder, { recursive: true, preserveTimestamps: true })
      return found?.key
    },
    async save([folder = ''], key) {
      asked.push(`save ${key}`)
      if (kept.some(entry => entry.key === key)) return false
      const copy = mkdtempSync(join(root, 'kept-'))
      cpSync(folder, copy, { recursive: true, preserveTimestamps: true })
      kept.push({ key, copy })
      return true
    },
  }
  return { cache, kept, asked }
}

const folder = () => join(home, 'buildonce', 'layers')
const now = Date.parse('2026-11-21T09:00:00Z')

/** Searches an image for waste; `machine` says whether the runner is the same or new. */
async function waste(
  given: ImageGiven,
  machine: 'same' | 'new' = 'same',
  cache: Cache | 'none' = service.cache,
) {
  if (machine === 'new') rmSync(folder(), { recursive: true, force: true })
  const tools = makeTools({
    env: { XDG_CACHE_HOME: home },
    now: () => now,
    host: { temp: home, ...(cache !== 'none' && { cache }) },
  })
  const section = await size(
    { ...parse(sizeInputs, { diff: 'waste' }), image: given, against, labels: [] },
    tools,
  )
  return {
    platforms: section.platforms,
    cost: section.cost,
    said: tools.debugLines,
    read: given.opened.length - 1,
  }
}

const base: LayerGiven = { instruction: 'FROM base', items: [{ name: 'etc/os', body: 'os'.repeat(900) }] }
const layers: LayerGiven[] = [
  base,
  { instruction: 'COPY a', items: [{ name: 'tmp/cache', body: 'c'.repeat(700) }] },
  { instruction: 'RUN rm', items: [{ name: 'tmp/.wh.cache' }] },
]
const one = (...given: LayerGiven[]) => image({ 'linux/amd64': given })
const against = { ...one(base), reference: 'registry.example/app:main' }
/** Listings that are there, by name. */
const stored = () => readdirSync(folder()).sort()

describe('the listings of layers that the host keeps', () => {
  test('make a new machine read new layers only, and ask for nothing else', async () => {
    const first = await waste(one(...layers))
    expect(first.read).toBe(3)
    const known = await waste(one(...layers), 'new')
    expect(known.platforms).toEqual(first.platforms)
    expect(known.read).toBe(0)
    // Index, manifest and config of both images.
    expect([first.cost?.requests, known.cost?.requests]).toEqual([9, 6])
    const more = await waste(one(...layers, { items: [{ name: 'new', body: 'n' }] }), 'new')
    expect(more.read).toBe(1)
    expect(more.cost?.requests).toBe(7)
  })

  test('are stored once for each set of layers', async () => {
    await waste(one(...layers))
    await waste(one(...layers))
    await waste(one(...layers), 'new')
    expect(service.asked.map(line => line.split(' ')[0])).toEqual(['restore', 'save', 'restore', 'restore'])
    expect(service.kept.map(({ key }) => key)).toEqual([
      expect.stringMatching(/^buildonce-layers-1-[0-9a-f]{64}$/),
    ])
  })

  test.each([
    ['is cut', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['is no text', () => Buffer.from('spoilt')],
    ['is of another version', (bytes: Buffer) => changed(bytes, value => ({ ...value, version: 0 }))],
    ['has no entries', (bytes: Buffer) => changed(bytes, ({ entries: _, ...value }) => value)],
    [
      'has an entry that is none',
      (bytes: Buffer) => changed(bytes, value => ({ ...value, entries: [{ path: 1 }] })),
    ],
    ['has no length', (bytes: Buffer) => changed(bytes, value => ({ ...value, unpacked: 'many' }))],
  ])('are read from the layer again where one %s, and written anew', async (_, spoil) => {
    const first = await waste(one(...layers))
    for (const name of stored()) {
      const path = join(folder(), name)
      writeFileSync(path, spoil(readFileSync(path)))
    }
    const again = await waste(one(...layers), 'same', 'none')
    expect(again.platforms).toEqual(first.platforms)
    expect(again.read).toBe(3)
    expect((await waste(one(...layers), 'same', 'none')).read).toBe(0)
  })

  test('cost time and nothing else where the service fails', async () => {
    const cache: Cache = {
      restore: () => Promise.reject(new Error('the service is gone')),
      save: () => Promise.reject(new Error('the service is full')),
    }
    const first = await waste(one(...layers), 'same', cache)
    expect(first.read).toBe(3)
    expect(first.said).toEqual(['layer listings: the service is gone', 'layer listings: the service is full'])
    expect((await waste(one(...layers), 'same', cache)).read).toBe(0)
  })

  test('are removed when nobody asked for them in a month', async () => {
    await waste(one(...layers))
    const [before, longAgo] = [stored(), now / 1000 - 31 * 24 * 3600]
    for (const name of before) utimesSync(join(folder(), name), longAgo, longAgo)
    await waste(one({ items: [{ name: 'other', body: 'o' }] }), 'same', 'none')
    // The layer of the baseline was asked for, the other two were not.
    expect(before).toHaveLength(3)
    expect(stored().filter(name => before.includes(name))).toHaveLength(1)
  })
})

function changed(bytes: Buffer, change: (value: Record<string, unknown>) => object): Buffer {
  return gzipSync(JSON.stringify(change(JSON.parse(gunzipSync(bytes).toString()))))
}
