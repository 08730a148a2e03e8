import { type Column, trimmedTable } from '../markdown/blocks.ts'
import { clip, oneLine, text } from '../markdown/escape.ts'
import { seconds } from '../markdown/units.ts'
import { cause } from '../verdict.ts'
import { type Ended, type Leg, type Outcome, stagesOf } from '../view.ts'

const columns: readonly Column[] = [
  ['Stage', 'left'],
  ['Result', 'left'],
  ['Time', 'right'],
  ['', 'left'],
]

/** The mark in front of a result; the word beside it says the same. */
export const marks: Record<Outcome, string> = { passed: '✅', failed: '❌', skipped: '➖', error: '❌' }

/** Shows how each stage ended, how long it took, and why it failed. */
export function stagesPart({ run }: Leg): string | undefined {
  const ended = stagesOf(run)
  if (ended.length === 0) return undefined
  const total = ended.reduce((sum, stage) => sum + (stage.seconds ?? 0), 0)
  const rows = ended.map(stage => [
    stage.stage,
    `${marks[stage.outcome]} ${words[stage.outcome]}`,
    stage.seconds === undefined ? '' : seconds(stage.seconds),
    note(run, stage),
  ])
  return trimmedTable(columns, [...rows, ['**all**', '', `**${seconds(total)}**`, '']])
}

const words: Record<Outcome, string> = {
  passed: 'passed',
  failed: '**failed**',
  skipped: 'skipped',
  error: '**could not be done**',
}

function note(run: Leg['run'], stage: Ended): string {
  const bad = stage.outcome === 'failed' || stage.outcome === 'error'
  const reason = bad ? cause(run, stage) : stage.reason
  if (reason !== undefined) return text(clip(oneLine(reason), 300))
  if (stage.stage === 'build') return cacheNote(run)
  return ''
}

function cacheNote({ build }: Leg['run']): string {
  const cache = build?.cache
  return cache && cache.steps > 0 ? `${cache.cachedSteps} of ${cache.steps} steps from the cache` : ''
}
