import { blocks, type Column, fold, limited, trimmedTable } from '../markdown/blocks.ts'
import { code, prose, text } from '../markdown/escape.ts'
import { bytes, difference, movement, plural } from '../markdown/units.ts'
import type { Counted, MeasuredChange, MeasuredLayer, MeasuredPlatform, SizeSection } from '../section.ts'
import { excess, isExceeded } from '../verdict.ts'
import type { Leg } from '../view.ts'

/** How many rows of each table are shown. */
export interface SizeDetail {
  readonly files: number
  readonly packages: number
  readonly layers: 'changed' | 'all' | 'none'
}

/** Shows which layers, files and packages moved the size, platform by platform. */
export function sizePart({ run }: Leg, detail: SizeDetail): string | undefined {
  const { size } = run
  if (size === undefined) return undefined
  const platforms = size.platforms.filter(({ state }) => state === 'compared')
  return blocks(
    baselineLine(size),
    budgetLines(size),
    ...platforms.map(platform => platformPart(platform, detail, platforms.length > 1)),
  )
}

/** Says what the image is compared with, always with commit and distance, or why with nothing. */
export function baselineLine({ baseline, noBaseline }: SizeSection): string {
  if (baseline === undefined) return prose(noBaseline ?? 'There is nothing to compare with.')
  const { branch, commit, distance, reference } = baseline
  const at = commit === undefined ? code(reference, 160) : code(commit.slice(0, 7))
  const name = branch === undefined ? at : `${code(branch)} at ${at}`
  const behind = distance === undefined || distance === 0 ? '' : `, ${plural(distance, 'commit')} behind`
  const how = { 'merge-parent': ', parent of this merge', 'branch-tag': ', by its branch tag' } as const
  return `Baseline: ${name}${behind}${how[baseline.how as keyof typeof how] ?? ''}.`
}

/** Writes the counts of a diff of files. */
export function counts({ added, removed, modified }: Counted): string {
  const words = [added && `+${added}`, removed && `−${removed}`, modified && `~${modified}`].filter(Boolean)
  return words.length === 0 ? 'no file changed' : words.join(' ')
}

/** Shows layers: those that changed, and the others in one row. */
export function layerTable(layers: readonly MeasuredLayer[], which: 'changed' | 'all'): string | undefined {
  const changed = layers.filter(({ state }) => which === 'all' || state !== 'unchanged')
  if (changed.length === 0) return undefined
  const rest = layers.filter(layer => !changed.includes(layer))
  const restSize = rest.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const rows = changed.map(layer => [
    `${layer.instruction === undefined ? code(layer.digest?.slice(0, 19) ?? 'removed layer') : code(layer.instruction, 70)}${layer.base ? ' (base)' : ''}`,
    layer.before === undefined ? '' : bytes(layer.before),
    layer.size === undefined ? '' : bytes(layer.size),
    layerChange(layer),
    layer.files === undefined ? '' : counts(layer.files),
  ])
  const unchanged = [`${plural(rest.length, 'layer')} unchanged`, bytes(restSize), bytes(restSize), '', '']
  return trimmedTable(layerColumns, rest.length > 0 ? [...rows, unchanged] : rows)
}

const layerColumns: readonly Column[] = [
  ['Layer', 'left'],
  ['Before', 'right'],
  ['After', 'right'],
  ['Change', 'right'],
  ['Files', 'left'],
]

function layerChange({ state, size, before }: MeasuredLayer): string {
  if (state === 'unchanged') return '±0'
  if (state === 'recompressed') return 'recompressed'
  if (state === 'rebuilt') return 'rebuilt'
  if (before === undefined) return `▲ ${difference(size ?? 0)}`
  if (size === undefined) return `▼ ${difference(-before)}`
  const delta = size - before
  return delta === 0 ? '±0' : `${delta > 0 ? '▲' : '▼'} ${difference(delta)}`
}

/** Shows the largest changes of files, uncompressed. */
export function changeTable(changes: readonly MeasuredChange[], limit: number, more: number): string {
  const rows = limited(
    changes,
    limit,
    ({ state, path, bytes: size, files, sameAs }) => {
      const many = files > 1 ? ` (${plural(files, 'file')})` : ''
      const same = sameAs === undefined ? '' : `, same content as ${code(sameAs, 60)}`
      return [`${state} ${code(path, 90)}${many}${same}`, difference(size)]
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

function budgetLines({ budgets }: SizeSection): string | undefined {
  const exceeded = budgets.filter(isExceeded)
  if (exceeded.length === 0) return undefined
  const mark = { failed: '❌', warned: '⚠️', accepted: '➖', passed: '' } as const
  return exceeded
    .map(budget => {
      const by = budget.outcome === 'accepted' ? ` (accepted by ${code(budget.label ?? 'a label')})` : ''
      return `- ${mark[budget.outcome]} ${text(excess(budget))}${by}`
    })
    .join('\n')
}

/** Shows one platform's layers, files and packages, as much as there is. */
export function platformPart(
  platform: MeasuredPlatform,
  detail: SizeDetail,
  titled: boolean,
): string | undefined {
  const { layers, contents } = platform
  const shown = detail.layers === 'none' ? undefined : layerTable(layers, detail.layers)
  const name = titled ? `**${text(platform.platform)}** ` : ''
  const moved = platform.before === undefined ? '' : movement(platform.size, platform.before)
  return blocks(
    name && `${name}${moved}`,
    shown,
    contents?.read === false ? `<sub>No file list: ${prose(contents.reason)}</sub>` : undefined,
    contents?.read && contents.changes.length > 0 && detail.files > 0
      ? changeTable(contents.changes, detail.files, contents.more)
      : undefined,
    contents?.read ? packageTable(contents.packages, detail.packages) : undefined,
    contents?.read ? wasteFold(contents) : undefined,
  )
}

function packageTable(
  packages: Extract<MeasuredPlatform['contents'], { read: true }>['packages'],
  limit: number,
): string | undefined {
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

function wasteFold({ waste }: Extract<MeasuredPlatform['contents'], { read: true }>): string | undefined {
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
  return fold(`${bytes(waste.bytes)} in layers that nobody can see`, trimmedTable(columns, rows))
}
