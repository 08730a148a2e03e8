import { bytes, plural, seconds } from '../../image/units.ts'
import { blocks, fold } from '../markdown/blocks.ts'
import { code, fence, text } from '../markdown/escape.ts'
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
  return blocks(failedStep(build, '', logLines), list.join('\n')) || undefined
}

/** Renders the last output of the step that failed, if any. */
export function failedStep(
  { failure }: Pick<Build, 'failure'>,
  name: string,
  lines: number,
): string | undefined {
  const last = failure?.log.slice(-lines) ?? []
  if (lines === 0 || last.every(line => line.trim() === '')) return undefined
  const what = failure?.step === undefined ? 'the failed step' : text(failure.step, 100)
  return fold(`${name}last lines of ${what}`, fence(last.join('\n')), 'open')
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
