import type { SectionName } from '../stage/names.ts'
import type { MeasuredBudget } from '../stage/record/size.ts'
import { oneLine, prose, text } from './markdown/escape.ts'
import { type Ended, firstFailure, type ImageReport, type Missing, type Reported } from './view.ts'

/** Describes in Markdown what failed in one image and why; the important part is bold. */
export function failure({ name, run }: ImageReport, ended: Ended): string {
  const why = cause(run, ended)
  return `**${text(name)}${ending(ended, run)}**${why === undefined ? '' : `: ${prose(why, 240)}`}`
}

/** Describes in Markdown why an image is missing from the report. */
export function absence({ name, reason }: Missing): string {
  return reason === undefined
    ? `**${text(name)} has no record**: ${noRecord}`
    : `**${text(name)} failed**: ${prose(reason, 240)}`
}

/** Describes in plain text what failed in one image and why, for annotations and test reports. */
export function plainFailure({ name, run }: ImageReport): string | undefined {
  const ended = firstFailure(run)
  if (ended === undefined) return undefined
  const why = cause(run, ended)
  return `${oneLine(name)}${ending(ended, run)}${why === undefined ? '' : `: ${oneLine(why)}`}`
}

/** Describes in plain text why an image is missing from the report. */
export function plainAbsence({ name, reason }: Missing): string {
  return reason === undefined
    ? `${oneLine(name)} has no record`
    : `${oneLine(name)} failed: ${oneLine(reason)}`
}

/** Returns the recorded cause of a failed stage. */
export function cause(run: Reported, { stage, reason }: Ended): string | undefined {
  if (stage === 'size') return reason ?? run.size?.budgets.filter(isExceeded).map(excess)[0]
  if (stage === 'smoke')
    return run.smoke?.platforms.find(({ status }) => status === 'failed')?.cause ?? reason
  return reason
}

/** Describes a budget that was exceeded; the record has the sentence. */
export function excess({ budget, platform, sentence }: MeasuredBudget): string {
  return sentence ?? `${platform} exceeds ${budget}`
}

/** Why there may be no record. */
export const noRecord = 'its job ended before it built anything'

/** Returns whether a limit was exceeded, whatever the consequence. */
export function isExceeded({ outcome }: MeasuredBudget): boolean {
  return outcome !== 'passed'
}

const failures: Record<SectionName, string> = {
  setup: 'has no builder',
  tags: 'has no valid tags',
  build: 'did not build',
  size: 'is over its size budget',
  scan: 'is blocked by its scan',
  smoke: 'failed its smoke test',
  promote: 'was not promoted',
}

/** A failed check has found something; one that could not be run says nothing about the image. */
function ending({ stage, outcome }: Ended, { build }: Reported): string {
  if (stage === 'build' && outcome === 'failed' && build?.test?.status === 'failed')
    return ' failed its tests'
  return outcome === 'error' ? `: the ${stage} stage could not be run` : ` ${failures[stage]}`
}
