import { bytes, listed, plural, seconds } from '../image/units.ts'
import type { MeasuredBudget } from '../run.ts'
import { oneLine, prose, text } from './markdown/escape.ts'
import {
  type Ended,
  firstFailure,
  type Leg,
  type Missing,
  type Reported,
  type StageName,
  type View,
} from './view.ts'

/** One sentence that says it all, in Markdown; the important part is bold. */
export function verdict(view: View): string {
  const failed = view.legs.filter(({ run }) => firstFailure(run) !== undefined)
  const { missing } = view
  if (failed.length === 1 && missing.length === 0 && failed[0]) return failure(failed[0])
  if (failed.length === 0 && missing.length === 1 && missing[0]) return absence(missing[0])
  const bad = [...failed, ...missing].map(({ name }) => name)
  if (bad.length > 0) {
    const total = view.legs.length + missing.length
    return `**${bad.length} of ${plural(total, 'image')} failed**: ${names(bad)}`
  }
  if (view.legs.length === 1 && view.legs[0]) return success(view.legs[0])
  const promoted = view.legs.filter(({ run }) => isPromoted(run)).length
  const what =
    promoted === 0 ? 'passed' : promoted === view.legs.length ? 'passed and are promoted' : 'passed'
  return `**${plural(view.legs.length, 'image')} ${what}**: ${names(view.legs.map(({ name }) => name))}`
}

/** Says in plain text what failed in one image and why, for annotations and test reports. */
export function plainFailure({ name, run }: Leg): string | undefined {
  const ended = firstFailure(run)
  if (ended === undefined) return undefined
  const why = cause(run, ended)
  return `${oneLine(name)} ${failures[ended.stage]}${why === undefined ? '' : `: ${oneLine(why)}`}`
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

/** Tells whether the run moved or made tags. */
export function isPromoted({ promote }: Reported): boolean {
  return promote?.status === 'passed' && !promote.dryRun && promote.tags.length > 0
}

const failures: Record<StageName, string> = {
  setup: 'has no builder',
  tags: 'has no valid tags',
  build: 'did not build',
  size: 'is over its size budget',
  scan: 'has vulnerabilities that block it',
  smoke: 'failed its smoke test',
  promote: 'was not promoted',
}

function failure({ name, run }: Leg): string {
  const ended = firstFailure(run) as Ended
  const why = cause(run, ended)
  const what = ended.outcome === 'error' ? `could not be done: ${ended.stage}` : failures[ended.stage]
  return `**${text(name)} ${what}**${why === undefined ? '' : `: ${prose(why, 240)}`}`
}

function absence({ name, reason }: Missing): string {
  return reason === undefined
    ? `**${text(name)} has no record**: ${noRecord}`
    : `**${text(name)} failed**: ${prose(reason, 240)}`
}

function success({ name, run }: Leg): string {
  if (isPromoted(run)) {
    const tags = run.promote?.tags ?? []
    const version = run.tags?.version
    const title = version ? `${text(name)}:${text(version)}` : text(name)
    return `**${title} is promoted**: ${plural(tags.length, 'tag')} on one digest${proofs(run)}`
  }
  return `**${text(name)} passed**${proofs(run)}`
}

function proofs({ build, scan, smoke }: Reported): string {
  const facts: string[] = []
  const [platform] = build?.platforms ?? []
  if (platform && build?.platforms.length === 1) facts.push(bytes(platform.size))
  else if (build && build.platforms.length > 1) facts.push(plural(build.platforms.length, 'platform'))
  if (scan?.status === 'passed') facts.push(findings(scan))
  const ready = smoke?.status === 'passed' ? smoke.platforms.find(({ emulated }) => !emulated) : undefined
  if (ready?.readySeconds !== undefined) facts.push(`ready in ${seconds(ready.readySeconds)}`)
  return facts.length === 0 ? '' : `, ${listed(facts)}`
}

function findings(scan: NonNullable<Reported['scan']>): string {
  const total = scan.platforms.flatMap(({ counts }) => Object.values(counts)).reduce((sum, n) => sum + n, 0)
  if (total === 0) return 'no known vulnerability'
  return scan.failOn === 'none' ? plural(total, 'finding') : `nothing ${scan.failOn} or worse`
}

function names(values: readonly string[]): string {
  const shown = values.slice(0, 6).map(value => text(value, 60))
  return values.length > 6 ? `${shown.join(', ')} and ${values.length - 6} more` : listed(shown)
}
