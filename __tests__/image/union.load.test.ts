import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { diffLayers } from '../../src/image/diff.ts'
import { stack } from '../../src/image/overlay.ts'
import { type Item, layer } from './archive.ts'

// Layers of all kinds, read and compared by the rules in src/, and unpacked one after the other into a plain list of
// paths, as a person with a shell would: both must show the same.

type Step =
  | { readonly kind: 'file'; readonly path: string; readonly body: string }
  | { readonly kind: 'folder' | 'removal' | 'opaque'; readonly path: string }

const path = fc.constantFrom('a', 'a/b', 'a/b/c', 'a/b/d', 'a/e', 'f', 'f/g', 'h')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), path, body: fc.constantFrom('1', '22', '333') }),
  fc.record({ kind: fc.constantFrom('folder' as const, 'removal' as const, 'opaque' as const), path }),
)
/** A layer names each path once, and lists the folders above it, as builders do. */
const steps = fc
  .uniqueArray(step, { maxLength: 6, selector: ({ kind, path: at }) => `${kind === 'removal'} ${at}` })
  .map(list => {
    const files = list.flatMap(({ kind, path: at }) => (kind === 'file' ? [at] : []))
    const kept = list.filter(({ path: at }) => !files.some(file => at.startsWith(`${file}/`)))
    const folders = kept.flatMap(({ kind, path: at }) => above(at, kind === 'opaque'))
    return [...new Set(folders)].map((at): Step => ({ kind: 'folder', path: at })).concat(kept)
  })
const images = fc.array(steps, { maxLength: 4 })

function above(at: string, itself: boolean): string[] {
  const names = at.split('/')
  const last = itself ? names.length : names.length - 1
  return names.slice(0, last).map((_, index) => names.slice(0, index + 1).join('/'))
}

function items(list: readonly Step[]): Item[] {
  return list.map(one => {
    if (one.kind === 'file') return { name: one.path, body: one.body }
    if (one.kind === 'folder') return { name: `${one.path}/`, flag: '5' }
    if (one.kind === 'opaque') return { name: `${one.path}/.wh..wh..opq` }
    return { name: one.path.replace(/([^/]+)$/, '.wh.$1') }
  })
}

/** Unpacks layers one after the other: removals first, then what each layer adds. */
function unpack(layers: readonly (readonly Step[])[]): Map<string, string> {
  const tree = new Map<string, string>()
  const removeBelow = (folder: string) => {
    for (const at of [...tree.keys()]) if (at.startsWith(`${folder}/`)) tree.delete(at)
  }
  for (const list of layers) {
    for (const { kind, path: at } of list) {
      if (kind === 'opaque' || kind === 'removal') removeBelow(at)
      if (kind === 'removal') tree.delete(at)
    }
    for (const one of list) {
      if (one.kind === 'folder') tree.set(one.path, 'folder')
      else if (one.kind === 'file') {
        removeBelow(one.path)
        tree.set(one.path, one.body)
      }
    }
  }
  return tree
}

const read = (layers: readonly (readonly Step[])[]) => Promise.all(layers.map(list => layer(...items(list))))

describe('whatever the layers', () => {
  test('they show what unpacking them one after the other leaves', async () => {
    await fc.assert(
      fc.asyncProperty(images, async layers => {
        const shown = [...stack(await read(layers)).visible].map(([at, { entry }]) => [
          at,
          entry.type === 'directory' ? 'folder' : entry.size,
        ])
        const left = [...unpack(layers)].map(([at, body]) => [at, body === 'folder' ? body : body.length])
        expect(shown.sort()).toEqual(left.sort())
      }),
      { numRuns: 300 },
    )
  })

  test('two images differ in what unpacking both leaves different', async () => {
    await fc.assert(
      fc.asyncProperty(images, images, async (after, before) => {
        const changes = diffLayers(await read(after), await read(before), 'all')
        const [now, then] = [unpack(after), unpack(before)]
        const length = (body = '') => (body === 'folder' ? 0 : body.length)
        const expected = [...new Set([...now.keys(), ...then.keys()])]
          .filter(at => now.get(at) !== then.get(at))
          .map(at => {
            const state = !then.has(at) ? 'added' : now.has(at) ? 'modified' : 'removed'
            return `${state} ${at} ${length(now.get(at)) - length(then.get(at))}`
          })
        expect(changes.map(({ state, path: at, bytes }) => `${state} ${at} ${bytes}`).sort()).toEqual(
          expected.sort(),
        )
      }),
      { numRuns: 300 },
    )
  })
})
