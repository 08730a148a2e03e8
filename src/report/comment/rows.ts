import { bytes, movement } from '../../image/units.ts'
import type { MeasuredPlatform } from '../../run.ts'
import { type Column, limited, trimmedTable } from '../markdown/blocks.ts'
import { code, text } from '../markdown/escape.ts'
import { severityWords } from '../parts/scan.ts'
import { readyBefore, readyWords } from '../parts/smoke.ts'
import { firstFailure, type Leg } from '../view.ts'
import { fixedCount, introducedCount } from './findings.ts'

const columns: readonly Column[] = [
  ['Image', 'left'],
  ['Size', 'right'],
  ['Change', 'right'],
  ['New to pull ¹', 'right'],
  ['Budget', 'left'],
  ['Scan', 'left'],
  ['Smoke', 'left'],
]

/** Shows a row for each platform of each image: what a reader wants to know first. */
export function imageTable(
  legs: readonly Leg[],
  missing: readonly string[],
  most: number,
): string | undefined {
  const rows = legs.flatMap(rowsOf)
  const absent = missing.map(name => [`**${text(name)}**`, '❌ no record', '', '', '', '', ''])
  const all = [...absent, ...rows]
  if (all.length === 0) return undefined
  return trimmedTable(
    columns,
    limited(
      all,
      most,
      row => row,
      rest => [`and ${rest.length} more`, '', '', '', '', '', ''],
    ),
  )
}

/** Tells whether the table shows downloads, whose heading needs its footnote. */
export function showsPull(legs: readonly Leg[]): boolean {
  return legs.some(({ run }) => run.size?.platforms.some(({ pull }) => pull !== undefined))
}

function rowsOf(leg: Leg): string[][] {
  const { run } = leg
  const measured: readonly Pick<MeasuredPlatform, 'platform' | 'size' | 'before' | 'pull' | 'state'>[] =
    run.size?.platforms ??
    (run.build?.platforms ?? []).map(({ platform, size }) => ({ platform, size, state: 'first' as const }))
  if (measured.length === 0) {
    const ended = firstFailure(run)
    return [[`**${text(leg.name)}**`, ended ? `❌ ${ended.stage}` : '', '', '', '', '', '']]
  }
  return measured.map(({ platform, size, before, pull, state }) => [
    `**${text(leg.name)}** ${code(platform, 60)}`,
    state === 'removed' ? '' : bytes(size),
    state === 'removed' ? `removed (was ${bytes(size)})` : state === 'added' ? 'new' : changeOf(size, before),
    pull === undefined ? '' : bytes(pull),
    budgetWords(leg, platform),
    state === 'removed' ? '' : scanWords(leg, platform),
    state === 'removed' ? '' : smokeWords(leg, platform),
  ])
}

function changeOf(size: number, before: number | undefined): string {
  return before === undefined ? '' : movement(size, before)
}

function budgetWords({ run }: Leg, platform: string): string {
  const own = (run.size?.budgets ?? []).filter(budget => budget.platform === platform)
  const worst = (['failed', 'warned', 'accepted'] as const).flatMap(outcome =>
    own.filter(budget => budget.outcome === outcome),
  )[0]
  if (worst === undefined) return own.length === 0 ? '' : 'passed'
  const mark = { failed: '❌', warned: '⚠️', accepted: 'accepted:', passed: '' }[worst.outcome]
  const limit = { 'max-size': '≤ ', 'max-increase': '+', 'max-pull': 'pull ≤ ' }[worst.budget]
  return `${mark}\u00a0${limit}${bytes(worst.limit)}`
}

function scanWords(leg: Leg, platform: string): string {
  const { scan } = leg.run
  const row = scan?.platforms.find(candidate => candidate.platform === platform)
  if (scan === undefined || row === undefined) return scan?.status === 'failed' ? '❌ failed' : ''
  const [came, gone] = [introducedCount(leg), fixedCount(leg)]
  const changes = [came && `${came} new`, gone && `${gone} fixed`].filter(Boolean).join(', ')
  const words = changes || severityWords(row.counts)
  const verdict = scan.status === 'failed' ? '❌ failed' : 'passed'
  return words === '' ? verdict : `${verdict}: ${words}`
}

function smokeWords({ run, baseline }: Leg, platform: string): string {
  const row = run.smoke?.platforms.find(candidate => candidate.platform === platform)
  if (row === undefined) return ''
  return readyWords(row, readyBefore(row, baseline))
}
