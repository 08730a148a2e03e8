import { bytes, plural, seconds } from '../../image/units.ts'
import { blocks, type Column, fold, trimmedTable } from '../markdown/blocks.ts'
import { code, fence, text } from '../markdown/escape.ts'
import { marks } from '../markdown/marks.ts'
import type { ImageReport, Reported } from '../view.ts'

type Build = NonNullable<Reported['build']>

/** Shorter steps and smaller contexts are nothing to look at: seconds and bytes. */
const [slowStep, largeContext] = [5, 50_000_000]

/** Bases that are named; more are counted. */
const namedBases = 5

/** Renders what of a build is worth reading: the end of a failed step, slow steps, a large context, its bases. */
export function buildPart({ run }: ImageReport, logLines = 20): string | undefined {
  const { build } = run
  if (build === undefined) return undefined
  const lines = [...baseLines(build), ...stepLines(build), contextLine(build), retryLine(build)]
  const list = lines.filter(line => line !== undefined).map(line => `- ${line}`)
  return (
    blocks([
      testsPart(build),
      failedStep(build, '', logLines),
      testOutput(build, '', logLines),
      list.join('\n'),
    ]) || undefined
  )
}

const columns: readonly Column[] = [
  ['Failed test', 'left'],
  ['', 'left'],
]

/** Renders how the tests of the test stage ended, and those that failed. */
export function testsPart({ test }: Pick<Build, 'test'>, limit = 50): string | undefined {
  if (test === undefined) return undefined
  const { counts, failures = [] } = test
  const passed = counts && counts.tests - counts.failed - counts.skipped
  const numbers = counts
    ? `${plural(counts.tests, 'test')}: ${passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`
    : `tests ${test.status}`
  const how = test.ran ? 'run' : 'built'
  const line = `${marks[test.status]} Stage ${code(test.target, 60)}, ${how} in ${seconds(test.seconds)}: ${numbers}`
  const rows = failures
    .slice(0, limit)
    .map(({ name, group, message = '' }) => [
      code(group === undefined ? name : `${group} › ${name}`, 150),
      text(message, 200),
    ])
  return blocks([line, rows.length === 0 ? undefined : trimmedTable(columns, rows)])
}

/** Renders the last output of tests that failed; of a stage that did not build it is that of its step. */
export function testOutput(
  { test, failure }: Pick<Build, 'test' | 'failure'>,
  name: string,
  lines: number,
): string | undefined {
  return failure === undefined ? lastLines(test?.log, `${name}last lines of the tests`, lines) : undefined
}

/** Renders the last output of the step that failed, if any. */
export function failedStep(
  { failure }: Pick<Build, 'failure'>,
  name: string,
  lines: number,
): string | undefined {
  const what = failure?.step === undefined ? 'the failed step' : text(failure.step, 100)
  return lastLines(failure?.log, `${name}last lines of ${what}`, lines)
}

function lastLines(log: readonly string[] = [], title: string, lines: number): string | undefined {
  const last = log.slice(-lines)
  if (lines === 0 || last.every(line => line.trim() === '')) return undefined
  return fold(title, fence(last.join('\n')), 'open')
}

function baseLines({ bases = [] }: Build): string[] {
  const names = [...Map.groupBy(bases, ({ name, digest }) => `${name}@${digest}`).values()]
  const shown = names
    .slice(0, namedBases)
    .map(([base]) => `built from ${code(base?.name ?? '', 200)} ${code(base?.digest ?? '')}`)
  return names.length > namedBases
    ? [...shown, `and from ${plural(names.length - namedBases, 'more image')}`]
    : shown
}

function stepLines({ slowestSteps = [] }: Build): string[] {
  return slowestSteps
    .filter(step => step.seconds >= slowStep)
    .map(step => `${code(step.step, 120)} took ${seconds(step.seconds)}`)
}

function contextLine({ contextSize }: Build): string | undefined {
  if (contextSize === undefined || contextSize.bytes < largeContext) return undefined
  const largest = contextSize.largest.map(({ path, bytes: size }) => `${code(path, 80)} ${bytes(size)}`)
  return `the context has ${bytes(contextSize.bytes)} in ${plural(contextSize.files, 'file')}: ${largest.join(', ')}. What the image does not need belongs into ${code('.dockerignore')}`
}

function retryLine({ retries = 0 }: Build): string | undefined {
  return retries === 0 ? undefined : `ran again ${plural(retries, 'time')} after failures of a registry`
}
