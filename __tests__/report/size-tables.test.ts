import { expect, test } from '@jest/globals'
import { changeTable, layerTable } from '../../src/report/parts/size-tables.ts'

test('what is about a layer that was not read has words in place of a number', () => {
  const table = plain(
    changeTable(
      [
        { state: 'added', path: '/etc/new', bytes: 2000, files: 1 },
        { state: 'removed', path: '/usr/x', bytes: 0, files: 1, below: true },
        { state: 'removed', path: '/etc/', bytes: 0, files: 0, below: true },
      ],
      10,
      0,
    ),
  )
  expect(table).toContain('| added `/etc/new` | +2.0 kB |')
  expect(table).toContain('| removed `/usr/x` | (base file) |')
  expect(table).toContain('| removed `/etc/` | (base files) |')
  expect(table).not.toContain('±0')
})

test('layers show what they take uncompressed where all are shown, and n/a where that is not known', () => {
  const digest = `sha256:${'0'.repeat(64)}` as const
  const layers = [
    { state: 'unchanged', instruction: 'FROM a', digest, size: 1000, before: 1000, unpacked: 3072 },
    { state: 'added', instruction: 'COPY b', digest, size: 2000 },
    { state: 'removed', instruction: 'COPY c', before: 3000 },
  ] as const
  const rows = (which: 'all' | 'changed') => plain(layerTable(layers, which) ?? '').split('\n')
  expect(rows('all')[0]).toContain('| Uncompressed |')
  expect(rows('all')[2]).toContain('| 3.1 kB |')
  expect(rows('all')[3]).toContain('| n/a |')
  expect(rows('all')[4]).not.toContain('n/a')
  expect(rows('changed').join()).not.toContain('Uncompressed')
})

/** Numbers and their units do not break across lines. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}
