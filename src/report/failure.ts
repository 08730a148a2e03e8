import type { MeasuredBudget } from '../run.ts'
import { oneLine, prose, text } from './markdown/escape.ts'
import {
  type Ended,
  firstFailure,
  type ImageReport,
  type Missing,
  type Reported,
  type StageName,
} from './view.ts'

/** Says in Markdown what failed in one image and why; the important part is bold. */
export function failure({ name, run }: ImageReport, ended: Ended): string {
  const why = cause(run, ended)
  return `**${text(name)}${ending(ended)}**${why === undefined ? '' : `: ${prose(why, 240)}`}`
}

/** Says in Markdown why an image lacks in the report. */
export function absence({ name, reason }: Missing): string {
  return reason === undefined
    ? `**${text(name)} has no record**: ${noRecord}`
    : `**${text(name)} failed**: ${prose(reason, 240)}`
}

/** Says in plain text what failed in one image and why, for annotations and test reports. */
export function plainFailure({ name, run }: ImageReport): string | undefined {
  const ended = firstFailure(run)
  if (ended === undefined) return undefined
  const why = cause(run, ended)
  return `${oneLine(name)}${ending(ended)}${why === undefined ? '' : `: ${oneLine(why)}`}`
}

/** Says in plain text why an image lacks in the report. */
export function plainAbsence({ name, reason }: Missing): string {
  return reason === undefined
    ? `${oneLine(name)} has no record`
    : `${oneLine(name)} failed: ${oneLine(reason)}`
}

/** Gives the cause of a failed stage as the record has it. */
export function cause(run: Reported, { stage, reason }: Ended): string | undefined {
  if (stage === 'size') return reason ?? run.size?.budgets.filter(isExceeded).map(excess)[0]
  if (stage === 'smoke')
    return run.smoke?.platforms.find(({ status }) => status === 'failed')?.cause ?? reason
  return reason
}

/** Says a budget that was exceeded; the record has the sentence. */
export function excess({ budget, platform, sentence }: MeasuredBudget): string {
  return sentence ?? `${platform} exceeds ${budget}`
}

/** Why there may be no record. */
export const noRecord = 'its job ended before it built anything'

/** Tells a budget whose limit was passed, whatever follows from it. */
export function isExceeded({ outcome }: MeasuredBudget): boolean {
  return outcome !== 'passed'
}

const failures: Record<StageName, string> = {
  setup: 'has no builder',
  tags: 'has no valid tags',
  build: 'did not build',
  size: 'is over its size budget',
  scan: 'is blocked by its scan',
  smoke: 'failed its smoke test',
  promote: 'was not promoted',
}

/** A check that failed has found something; one that could not be done says nothing about the image. */
function ending({ stage, outcome }: Ended): string {
  return outcome === 'error' ? `: the ${stage} stage could not be done` : ` ${failures[stage]}`
}
