import { type Column, limited, trimmedTable } from '../markdown/blocks.ts'
import { text } from '../markdown/escape.ts'
import { firstFailure, type ImageReport, type Missing, type Outcome } from '../view.ts'
import { cellsOf, type RowPlatform, worstBudget } from './cells.ts'
import { fixedCount, introducedCount } from './findings.ts'
import { platformHasMoved } from './significance.ts'

const columns: readonly Column[] = [
  ['Image', 'left'],
  ['Size', 'right'],
  ['Change', 'right'],
  ['New to pull\u00a0¹', 'right'],
  ['Budget', 'left'],
  ['Scan', 'left'],
  ['Smoke', 'left'],
]

/** Renders the summary table: a row for each platform of each image. */
export function imageTable(
  imageReports: readonly ImageReport[],
  missing: readonly Missing[],
  most: number,
): string | undefined {
  const platforms = new Set(imageReports.flatMap(measuredOf).map(({ platform }) => platform))
  const rows = imageReports.flatMap(imageReport =>
    rowsOf(imageReport, platforms.size === 1 ? 'one' : 'several'),
  )
  const absent = missing.map(({ name, reason }) => [
    `**${text(name)}** ❌ ${reason === undefined ? 'no record' : 'record unreadable'}`,
    ...['', '', '', '', '', ''],
  ])
  const quiet = rows.filter(({ news }) => !news)
  // A single unchanged row takes no more space than its count.
  const shown = rows.filter(({ news }) => news || quiet.length < 2).map(({ cells }) => cells)
  const all = [...absent, ...shown]
  const more = (words: string) => [words, '', '', '', '', '', '']
  const counted = rows.length > shown.length ? [more(`${quiet.length} more: nothing new`)] : []
  if (all.length + counted.length === 0) return undefined
  return trimmedTable(columns, [
    ...limited(
      all,
      most,
      row => row,
      rest => more(`and ${rest.length} more`),
    ),
    ...counted,
  ])
}

/** Returns whether the table shows downloads, whose heading needs its footnote. */
export function showsPull(imageReports: readonly ImageReport[]): boolean {
  return imageReports.some(({ run }) => run.size?.platforms.some(({ pull }) => pull !== undefined))
}

/** Returns whether the table shows any size. */
export function showsSizes(imageReports: readonly ImageReport[]): boolean {
  return imageReports.some(imageReport => measuredOf(imageReport).length > 0)
}

interface Row {
  readonly cells: readonly string[]
  /** It shows something that a reader should know. */
  readonly news: boolean
}

function measuredOf({ run }: ImageReport): readonly RowPlatform[] {
  return (
    run.size?.platforms ??
    (run.build?.platforms ?? []).map(({ platform, digest, size }) => ({
      platform,
      digest,
      size,
      state: 'first' as const,
    }))
  )
}

function rowsOf(imageReport: ImageReport, platforms: 'one' | 'several'): Row[] {
  const { run } = imageReport
  const measured = measuredOf(imageReport)
  if (measured.length === 0) {
    const ended = firstFailure(run)
    const words = ended === undefined ? '' : ` ❌ ${ended.stage} ${endings[ended.outcome]}`
    return [{ cells: [`**${text(imageReport.name)}**${words}`, '', '', '', '', '', ''], news: true }]
  }
  return measured.map(row => ({
    cells: cellsOf(imageReport, row, platforms),
    news:
      firstFailure(run) !== undefined ||
      platformHasMoved(row) ||
      (worstBudget(imageReport, row.platform)?.outcome ?? 'passed') !== 'passed' ||
      (introducedCount(imageReport) ?? 0) + (fixedCount(imageReport) ?? 0) > 0,
  }))
}

const endings: Record<Outcome, string> = {
  error: 'could not be run',
  failed: 'failed',
  passed: 'passed',
  skipped: 'skipped',
}
