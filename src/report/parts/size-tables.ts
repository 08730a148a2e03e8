import { bytes, difference, plural } from '../../image/units.ts'
import type { Counted, MeasuredChange, MeasuredContents, MeasuredLayer } from '../../stage/record/size.ts'
import { type Column, fold, limited, trimmedTable } from '../markdown/blocks.ts'
import { code } from '../markdown/escape.ts'

type Read = Extract<MeasuredContents, { read: true }>

/** Renders layers: those that changed, and the others in one row. */
export function layerTable(layers: readonly MeasuredLayer[], which: 'changed' | 'all'): string | undefined {
  const changed = layers.filter(({ state }) => which === 'all' || state !== 'unchanged')
  if (changed.length === 0) return undefined
  const rest = layers.filter(layer => !changed.includes(layer))
  const restSize = rest.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const sized = layers.some(layer => layer.unpacked !== undefined)
  const rows = changed.map(layer => [
    `${layer.instruction === undefined ? code(layer.digest?.slice(0, 19) ?? 'removed layer') : code(layer.instruction, 70)}${layer.base ? ' (base)' : ''}`,
    layer.before === undefined ? '' : bytes(layer.before),
    layer.size === undefined ? '' : bytes(layer.size),
    layerChange(layer),
    which === 'all' && sized ? unpacked(layer) : '',
    layer.files === undefined ? '' : counts(layer.files),
    which === 'all' && layer.digest !== undefined ? code(layer.digest.slice(0, 'sha256:'.length + 12)) : '',
  ])
  const unchanged = [
    `${plural(rest.length, 'layer')} unchanged`,
    bytes(restSize),
    bytes(restSize),
    '',
    '',
    '',
    '',
  ]
  return trimmedTable(layerColumns, rest.length > 0 ? [...rows, unchanged] : rows)
}

const layerColumns: readonly Column[] = [
  ['Layer', 'left'],
  ['Before', 'right'],
  ['After', 'right'],
  ['Change', 'right'],
  ['Uncompressed', 'right'],
  ['Files', 'left'],
  ['Digest', 'left'],
]

function unpacked({ size, unpacked: known }: MeasuredLayer): string {
  return size === undefined ? '' : known === undefined ? 'n/a' : bytes(known)
}

function layerChange({ state, size, before }: MeasuredLayer): string {
  if (state === 'unchanged') return '±0'
  if (state === 'recompressed') return 'recompressed'
  if (state === 'rebuilt') return 'rebuilt'
  if (before === undefined) return `▲ ${difference(size ?? 0)}`
  if (size === undefined) return `▼ ${difference(-before)}`
  const delta = size - before
  return delta === 0 ? '±0' : `${delta > 0 ? '▲' : '▼'} ${difference(delta)}`
}

/** Renders the largest changes of files, uncompressed. */
export function changeTable(changes: readonly MeasuredChange[], limit: number, more: number): string {
  const rows = limited(
    changes,
    limit,
    ({ state, path, bytes: size, files, below, sameAs }) => {
      const many = files > 1 ? ` (${plural(files, 'file')})` : ''
      const same = sameAs === undefined ? '' : `, same content as ${code(sameAs, 60)}`
      const amount = below ? `(base ${files === 1 ? 'file' : 'files'})` : difference(size)
      return [`${state} ${code(path, 90)}${many}${same}`, amount]
    },
    rest => [
      `and ${plural(rest.length + more, 'more change')}`,
      difference(rest.reduce((sum, change) => sum + change.bytes, 0)),
    ],
  )
  return trimmedTable(
    [
      ['Largest changes, uncompressed', 'left'],
      ['', 'right'],
    ],
    rows,
  )
}

/** Renders packages that differ. */
export function packageTable(packages: Read['packages'], limit: number): string | undefined {
  if (packages.length === 0 || limit === 0) return undefined
  const rows = limited(
    packages,
    limit,
    ({ kind, name, before, after }) => [
      code(name, 60),
      kind,
      before === undefined ? 'added' : code(before, 50),
      after === undefined ? 'removed' : code(after, 50),
    ],
    rest => [`and ${rest.length} more`, '', '', ''],
  )
  return trimmedTable(
    [
      ['Package', 'left'],
      ['', 'left'],
      ['Before', 'left'],
      ['After', 'left'],
    ],
    rows,
  )
}

/** Renders the bytes that later layers hide. */
export function wasteFold({ waste }: Read): string | undefined {
  if (waste === undefined || waste.bytes === 0) return undefined
  const rows = waste.paths
    .slice(0, 50)
    .map(({ path, bytes: size, writtenBy, hiddenBy }) => [
      code(path, 90),
      bytes(size),
      writtenBy === undefined ? '' : code(writtenBy, 60),
      hiddenBy === undefined ? '' : code(hiddenBy, 60),
    ])
  const columns: Column[] = [
    ['Hidden file, uncompressed', 'left'],
    ['', 'right'],
    ['Written by', 'left'],
    ['Hidden by', 'left'],
  ]
  return fold(`${bytes(waste.bytes)} hidden by later layers`, trimmedTable(columns, rows))
}

/** Writes the counts of a diff of files. */
function counts({ added, removed, modified }: Counted): string {
  const words = [added && `+${added}`, removed && `−${removed}`, modified && `~${modified}`].filter(Boolean)
  return words.length === 0 ? 'no file changed' : words.join(' ')
}
