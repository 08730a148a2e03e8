import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { diffLayers } from '../../src/image/diff.ts'
import { rollUp } from '../../src/image/rollup.ts'
import { type Item, layer } from './archive.ts'

async function diff(after: Item[][], before: Item[][]) {
  const read = (layers: Item[][]) => Promise.all(layers.map(items => layer(...items)))
  return diffLayers(await read(after), await read(before))
}

describe('a diff', () => {
  test('is the mirror of itself', async () => {
    const name = fc.constantFrom('a', 'b', 'c/d', 'c/e', 'f')
    const items = fc.array(fc.record({ name, body: fc.constantFrom('1', '22', '333') }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(items, items, async (one, other) => {
        const there = await diff([one], [other])
        const back = await diff([other], [one])
        const sum = (changes: typeof there) => changes.reduce((total, { bytes }) => total + bytes, 0)
        expect(sum(there)).toBe(-sum(back) || 0)
        expect(there.map(({ path }) => path).sort()).toEqual(back.map(({ path }) => path).sort())
      }),
      { numRuns: 40 },
    )
  })
})

describe('rows for people', () => {
  test('no byte is lost on the way', async () => {
    const name = fc.constantFrom(
      'app/',
      'app/a',
      'app/b/',
      'app/b/c',
      'node_modules/x/i',
      'usr/',
      'usr/lib/x',
      'z',
    )
    const items = fc.uniqueArray(fc.record({ name, body: fc.string({ maxLength: 9 }) }), {
      selector: ({ name: key }) => key,
    })
    const made = items.map(list =>
      list.map(entry => (entry.name.endsWith('/') ? { name: entry.name, flag: '5' } : entry)),
    )
    await fc.assert(
      fc.asyncProperty(made, made, async (after, before) => {
        const changes = await diff([after], [before])
        const sum = (list: readonly { readonly bytes: number }[]) =>
          list.reduce((total, { bytes }) => total + bytes, 0)
        const rolled = rollUp(changes)
        expect(sum(rolled)).toBe(sum(changes))
        expect(rolled.reduce((total, { files }) => total + files, 0)).toBe(
          changes.filter(change => !change.folder).length,
        )
      }),
      { numRuns: 60 },
    )
  })
})
