import { blocks, type Column, fold, trimmedTable } from '../markdown/blocks.ts'
import { code, fence, text } from '../markdown/escape.ts'
import { bytes, seconds } from '../markdown/units.ts'
import type { Leg, Reported } from '../view.ts'
import { marks } from './stages.ts'

type Smoked = NonNullable<Reported['smoke']>['platforms'][number]

const columns: readonly Column[] = [
  ['Platform', 'left'],
  ['Result', 'left'],
  ['Ready in', 'right'],
  ['before', 'right'],
  ['Proved by', 'left'],
  ['Stopped in', 'right'],
  ['Exit code', 'right'],
  ['Peak memory', 'right'],
]

/** Shows what running the image took, and the last lines of a container that failed. */
export function smokePart({ run, baseline }: Leg, logLines = 60): string | undefined {
  const { smoke } = run
  if (smoke === undefined || smoke.platforms.length === 0) return undefined
  const rows = smoke.platforms.map(row => {
    const before = baseline?.smoke?.platforms.find(({ platform }) => platform === row.platform)
    return [
      `${code(row.platform)}${row.emulated ? ' emulated' : ''}`,
      `${marks[row.status]} ${row.status}`,
      row.readySeconds === undefined ? '' : `**${seconds(row.readySeconds)}**`,
      before?.readySeconds === undefined || before.emulated !== row.emulated
        ? ''
        : seconds(before.readySeconds),
      row.readyBy ?? '',
      row.stopSeconds === undefined ? '' : seconds(row.stopSeconds),
      row.exitCode === undefined ? '' : String(row.exitCode),
      row.peakMemory === undefined ? '' : bytes(row.peakMemory),
    ]
  })
  const failures = smoke.platforms.filter(({ status }) => status === 'failed')
  return blocks(trimmedTable(columns, rows), ...failures.map(row => failurePart(row, logLines)))
}

/** Says readiness in a few words for a table cell. */
export function readyWords(row: Smoked, before?: Smoked): string {
  if (row.status === 'failed') return '**failed**'
  if (row.readySeconds === undefined) return 'passed'
  const ready = `ready in ${seconds(row.readySeconds)}`
  const was = before?.emulated === row.emulated ? before.readySeconds : undefined
  if (was === undefined || seconds(was) === seconds(row.readySeconds)) return ready
  return `${ready} (was ${seconds(was)})`
}

/** Shows the cause and the last words of a container. */
export function failurePart({ platform, cause, log }: Smoked, lines: number): string {
  const why = cause === undefined ? '' : `: ${text(cause)}`
  const last = log?.trimEnd().split('\n').slice(-lines).join('\n')
  const shown = last === undefined || last === '' || lines === 0 ? undefined : last
  const title = `The container's last lines on ${text(platform)}`
  return blocks(`${code(platform)} failed${why}`, shown && fold(title, fence(shown), 'open'))
}
