import { pairPlatforms, samePlatform } from '../../image/platform.ts'
import { bytes, movement } from '../../image/units.ts'
import type { MeasuredBudget, MeasuredPlatform } from '../../stage/record/size.ts'
import { code, text } from '../markdown/escape.ts'
import { severityWords } from '../parts/scan.ts'
import { readyBefore, readyWords } from '../parts/smoke.ts'
import { type ImageReport, imageName } from '../view.ts'
import { fixedCount, introducedCount } from './findings.ts'

/** What a row is about: a measured platform, or one of which only the size is known. */
export type RowPlatform = Pick<MeasuredPlatform, 'platform' | 'digest' | 'size' | 'before' | 'pull' | 'state'>

/** Writes the cells of one platform of one image; the platform is named where the table has several. */
export function cellsOf(imageReport: ImageReport, row: RowPlatform, platforms: 'one' | 'several'): string[] {
  const { platform, size, before, pull, state } = row
  const image = `**${text(imageName(imageReport.run))}**`
  return [
    platforms === 'one' ? image : `${image} ${code(platform, 60)}`,
    state === 'removed' ? '' : bytes(size),
    state === 'removed' ? `removed (was ${bytes(size)})` : state === 'added' ? 'new' : changeOf(size, before),
    pull === undefined ? '' : bytes(pull),
    budgetWords(imageReport, platform),
    state === 'removed' ? '' : scanWords(imageReport, row),
    state === 'removed' ? '' : smokeWords(imageReport, platform),
  ]
}

function changeOf(size: number, before: number | undefined): string {
  return before === undefined ? '' : movement(size, before)
}

/** Returns the limit that was exceeded most, or one that was met. */
export function worstBudget({ run }: ImageReport, platform: string): MeasuredBudget | undefined {
  const own = (run.size?.budgets ?? []).filter(budget => samePlatform(budget.platform, platform))
  return [...outcomes, 'passed' as const].flatMap(outcome =>
    own.filter(budget => budget.outcome === outcome),
  )[0]
}

/** Lists each exceeded limit, the worst first; limits that were met share one word. */
function budgetWords({ run }: ImageReport, platform: string): string {
  const own = (run.size?.budgets ?? []).filter(budget => samePlatform(budget.platform, platform))
  const passed = outcomes.flatMap(outcome => own.filter(budget => budget.outcome === outcome))
  if (passed.length === 0) return own.length === 0 ? '' : 'passed'
  return passed.map(excessWords).join('<br>')
}

const outcomes = ['failed', 'warned', 'accepted'] as const

function excessWords({ budget, outcome, limit }: MeasuredBudget): string {
  const mark = { failed: '❌', warned: '⚠️', accepted: 'accepted:', passed: '' }[outcome]
  const over = { 'max-size': 'over ', 'max-increase': 'over +', 'max-pull': 'pull over ' }[budget]
  return `${mark}\u00a0${over}${bytes(limit)}`
}

function scanWords(imageReport: ImageReport, of: RowPlatform): string {
  const { scan } = imageReport.run
  const row = pairPlatforms([of], scan?.platforms ?? []).get(of)
  if (scan === undefined || row === undefined) return scan?.status === 'failed' ? '❌ failed' : ''
  const [came, gone] = [introducedCount(imageReport), fixedCount(imageReport)]
  const changes = [came && `${came} new`, gone && `${gone} fixed`].filter(Boolean).join(', ')
  const words = changes || severityWords(row.counts)
  const verdict = scan.status === 'failed' ? '❌ failed' : 'passed'
  return words === '' ? verdict : `${verdict}: ${words}`
}

function smokeWords({ run, baseline }: ImageReport, platform: string): string {
  const row = run.smoke?.platforms.find(candidate => samePlatform(candidate.platform, platform))
  if (row === undefined) return ''
  return readyWords(row, readyBefore(row, baseline))
}
