import { cause, excess, isExceeded } from './failure.ts'
import { oneLine } from './markdown/escape.ts'
import { type ImageReport, stagesOf, type View } from './view.ts'

interface Case {
  readonly name: string
  readonly seconds?: number
  readonly failure?: string
  readonly error?: string
  readonly skipped?: string
  readonly output?: string
}

/** Renders the stages and checks as JUnit XML, which most CI systems show as tests: a suite per image. */
export function renderJunit({ imageReports, missing }: View): string {
  const suites = imageReports.map(imageReport => suite(imageReport.name, casesOf(imageReport)))
  const absent = missing.map(({ name, reason }) =>
    suite(name, [{ name: 'build', error: reason ?? 'this image has no record' }]),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="buildonce">\n${[...suites, ...absent].join('\n')}\n</testsuites>\n`
}

function casesOf({ run }: ImageReport): Case[] {
  const stages = stagesOf(run).map((stage): Case => {
    const why = cause(run, stage) ?? `${stage.stage} ${stage.outcome}`
    return {
      name: stage.stage,
      ...(stage.seconds !== undefined && { seconds: stage.seconds }),
      ...(stage.outcome === 'failed' && { failure: why }),
      ...(stage.outcome === 'error' && { error: why }),
      ...(stage.outcome === 'skipped' && { skipped: why }),
      ...(stage.stage === 'build' && run.build?.failure && { output: run.build.failure.log.join('\n') }),
    }
  })
  const tested = (run.build?.test?.failures ?? []).map(
    ({ name, group, message }): Case => ({
      name: `test ${group === undefined ? name : `${group} › ${name}`}`,
      failure: message ?? 'it failed',
    }),
  )
  const smoked = (run.smoke?.platforms ?? []).map((row): Case => {
    const failed = row.status === 'failed'
    return {
      name: `smoke ${row.platform}`,
      ...(row.readySeconds !== undefined && { seconds: row.readySeconds }),
      ...(failed && { failure: row.cause ?? 'it failed' }),
      ...(failed && row.log !== undefined && { output: row.log }),
    }
  })
  const budgets = (run.size?.budgets ?? []).map((budget): Case => {
    const bad = isExceeded(budget) ? excess(budget) : undefined
    return {
      name: `${budget.budget} ${budget.platform}`,
      ...(bad && budget.outcome === 'failed' && { failure: bad }),
      ...(bad && budget.outcome !== 'failed' && { output: bad }),
    }
  })
  return [...stages, ...tested, ...smoked, ...budgets]
}

function suite(name: string, cases: readonly Case[]): string {
  const count = (kind: 'failure' | 'error' | 'skipped') =>
    cases.filter(item => item[kind] !== undefined).length
  const time = cases.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)
  const numbers = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${time.toFixed(3)}"`
  const lines = cases.map(item => testcase(name, item))
  return `  <testsuite name="${attribute(name)}" ${numbers}>\n${lines.join('\n')}\n  </testsuite>`
}

function testcase(suiteName: string, { name, seconds, failure, error, skipped, output }: Case): string {
  const message = (kind: string, value: string | undefined) =>
    value === undefined ? '' : `<${kind} message="${attribute(value)}"/>`
  const inside = [
    message('failure', failure),
    message('error', error),
    message('skipped', skipped),
    output === undefined ? '' : `<system-out>${content(output)}</system-out>`,
  ].join('')
  const time = seconds === undefined ? '' : ` time="${seconds.toFixed(3)}"`
  return `    <testcase classname="${attribute(suiteName)}" name="${attribute(name)}"${time}${inside === '' ? '/>' : `>${inside}</testcase>`}`
}

function attribute(value: string): string {
  return content(oneLine(value)).replace(/"/g, '&quot;')
}

/** XML 1.0 has no way to write most control characters, not even as entities. */
function content(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}
