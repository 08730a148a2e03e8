import { movement, plural, seconds } from '../../image/units.ts'
import type { SectionName } from '../../stage/names.ts'
import { cause } from '../failure.ts'
import { type Column, trimmedTable } from '../markdown/blocks.ts'
import { prose, text } from '../markdown/escape.ts'
import { marks } from '../markdown/marks.ts'
import { type Ended, type ImageReport, type Outcome, stagesOf } from '../view.ts'
import { severityWords } from './scan.ts'
import { readyWords } from './smoke.ts'

const columns: readonly Column[] = [
  ['Stage', 'left'],
  ['Result', 'left'],
  ['Time', 'right'],
  ['', 'left'],
]

/** Renders how each stage ended, how long it took, and why it failed. */
export function stagesPart({ run }: ImageReport): string | undefined {
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
  error: '**could not be run**',
}

function note(run: ImageReport['run'], stage: Ended): string {
  const bad = stage.outcome === 'failed' || stage.outcome === 'error'
  const reason = bad ? cause(run, stage) : stage.reason
  return reason === undefined ? remark(run, stage.stage) : prose(reason, 300)
}

/** Summarizes the result of a stage that passed. */
function remark(
  { setup, tags, build, size, scan, smoke, promote }: ImageReport['run'],
  stage: SectionName,
): string {
  const [measured] = size?.platforms ?? []
  const [scanned] = scan?.platforms ?? []
  const ready = smoke?.platforms.find(({ emulated }) => !emulated) ?? smoke?.platforms[0]
  const words: Record<SectionName, string | undefined> = {
    setup: setup && `${setup.driver} driver${setup.created ? ', builder created for this run' : ''}`,
    tags:
      tags && `${plural(tags.tags.length, 'tag')}${tags.version === '' ? '' : `, ${text(tags.version, 60)}`}`,
    build:
      build?.cache && build.cache.steps > 0
        ? `${build.cache.cachedSteps} of ${build.cache.steps} steps from the cache`
        : undefined,
    size: measured?.before === undefined ? undefined : movement(measured.size, measured.before),
    scan: scanned && (severityWords(scanned.counts) || 'no known vulnerability'),
    smoke: ready && readyWords(ready, ready.before?.readySeconds),
    promote:
      promote && promote.tags.length > 0 ? `${plural(promote.tags.length, 'tag')} on one digest` : undefined,
  }
  return words[stage] ?? ''
}
