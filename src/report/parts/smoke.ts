import { pairPlatforms } from '../../image/platform.ts'
import { bytes, listed, seconds } from '../../image/units.ts'
import { blocks, type Column, fold, trimmedTable } from '../markdown/blocks.ts'
import { code, fence, prose, shorten, text } from '../markdown/escape.ts'
import { marks } from '../markdown/marks.ts'
import type { ImageReport, Reported } from '../view.ts'

type Smoked = NonNullable<Reported['smoke']>['platforms'][number]

/** A very long line must not displace the others. */
const longestLine = 500

const columns: readonly Column[] = [
  ['Platform', 'left'],
  ['Result', 'left'],
  ['Ready in', 'right'],
  ['Before', 'right'],
  ['Ready by', 'left'],
  ['Stopped in', 'right'],
  ['Exit code', 'right'],
  ['Peak memory', 'right'],
]

/** Renders the measurements of the smoke test, and the last lines of a failed container. */
export function smokePart({ run, baseline }: ImageReport, logLines = 60): string | undefined {
  const { smoke } = run
  if (smoke === undefined || smoke.platforms.length === 0) return undefined
  const rows = smoke.platforms.map(row => {
    const before = readyBefore(row, baseline)
    return [
      `${code(row.platform)}${row.emulated ? ' emulated' : ''}`,
      `${marks[row.status]} ${row.status}`,
      row.readySeconds === undefined ? '' : `**${seconds(row.readySeconds)}**`,
      before === undefined ? '' : seconds(before),
      row.readyBy ?? '',
      row.stopSeconds === undefined ? '' : seconds(row.stopSeconds),
      row.exitCode === undefined ? '' : String(row.exitCode),
      row.peakMemory === undefined ? '' : bytes(row.peakMemory),
    ]
  })
  const failures = smoke.platforms.filter(({ status }) => status === 'failed')
  return blocks([
    trimmedTable(columns, rows),
    notes(smoke),
    ...failures.flatMap(row => [failureLine(row), lastLines(row, '', logLines)]),
  ])
}

/** Describes readiness for a table cell. */
export function readyWords(row: Smoked, before: number | undefined): string {
  if (row.status === 'failed') return '❌ failed'
  if (row.readySeconds === undefined) return 'passed'
  const ready = `ready in ${seconds(row.readySeconds)}`
  if (before === undefined || seconds(before) === seconds(row.readySeconds)) return ready
  return `${ready} (was ${seconds(before)})`
}

/** Returns the time to ready of the baseline; emulated times are not compared with native ones. */
export function readyBefore(row: Smoked, baseline: Reported | undefined): number | undefined {
  if (row.before !== undefined) return row.before.readySeconds
  const before = pairPlatforms([row], baseline?.smoke?.platforms ?? []).get(row)
  return before?.emulated === row.emulated ? before.readySeconds : undefined
}

/** Explains why a platform failed, and what to do about it. */
export function failureLine({ platform, cause, advice }: Smoked): string {
  const why = cause === undefined ? '' : `: ${prose(cause)}`
  return `${code(platform)} failed${why}${advice === undefined ? '' : ` ${prose(advice)}`}`
}

/** Renders the last output of a container, if any. */
export function lastLines({ platform, log }: Smoked, name: string, lines: number): string | undefined {
  const last = (log?.trimEnd().split('\n').slice(-lines) ?? [])
    .map(line => shorten(line, longestLine))
    .join('\n')
  if (last === '' || lines === 0) return undefined
  return fold(`${name}last lines of the container on ${text(platform)}`, fence(last), 'open')
}

/** Describes platforms that were not run, the restart, and which hardening the image works with. */
function notes({ platforms, notRun = [] }: NonNullable<Reported['smoke']>): string | undefined {
  const lines = [
    ...platforms.flatMap(({ platform, usage }) =>
      usage === undefined ? [] : [`${code(platform)} ${usageWords(usage)}`],
    ),
    ...platforms.flatMap(({ platform, restart }) =>
      restart === undefined ? [] : [`${code(platform)} ${restartWords(restart)}`],
    ),
    ...platforms.flatMap(({ platform, hardening = [] }) => {
      const named = (works: boolean) =>
        hardening.filter(item => item.works === works).map(({ measure }) => hardeningWords[measure])
      const [bears, fails] = [named(true), named(false)]
      const parts = [
        bears.length > 0 && `runs ${listed(bears)}`,
        fails.length > 0 && `does not run ${listed(fails, 'or')}`,
      ]
      return hardening.length === 0 ? [] : [`${code(platform)} ${parts.filter(Boolean).join(', ')}`]
    }),
    ...notRun.map(({ platform, reason }) => `${code(platform)} was not run: ${prose(reason, 200)}`),
  ]
  return lines.length === 0 ? undefined : lines.map(line => `- ${line}`).join('\n')
}

/** Says what it used, how that was measured, and beside what. */
function usageWords({ by, memory, processes, cpuSeconds, beside }: NonNullable<Smoked['usage']>): string {
  const { containers, load, cpus } = beside
  const used = [
    memory !== undefined && `${bytes(memory)} of memory`,
    processes !== undefined && (processes === 1 ? '1 process' : `${processes} processes`),
    cpuSeconds !== undefined && `${seconds(cpuSeconds)} of CPU time`,
  ].filter(part => part !== false)
  const others = containers === 1 ? '1 other container' : `${containers} other containers`
  const around = [
    containers !== undefined && others,
    load !== undefined && `a load of ${load}${cpus === undefined ? '' : ` on ${cpus} CPUs`}`,
  ].filter(part => part !== false)
  const beneath = around.length === 0 ? '' : `, beside ${listed(around)}`
  return `used ${used.length === 0 ? 'what could not be read' : listed(used)} once it was ready (${by}, as \`docker stats\` counts${beneath})`
}

function restartWords({ works, seconds: time, note }: NonNullable<Smoked['restart']>): string {
  const again = works ? 'becomes ready again after a restart' : 'does not become ready again after a restart'
  const within = works && time !== undefined ? ` in ${seconds(time)}` : ''
  return `${again}${within}${note === undefined ? '' : `: ${prose(note, 200)}`}`
}

const hardeningWords: Record<NonNullable<Smoked['hardening']>[number]['measure'], string> = {
  'other-user': 'as another user',
  'read-only': 'on a read-only file system',
  'no-new-privileges': 'without new privileges',
  'no-capabilities': 'without capabilities',
}
