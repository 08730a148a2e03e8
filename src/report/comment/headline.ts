import { bytes, movement, plural } from '../../image/units.ts'
import type { MeasuredPlatform } from '../../stage/record/size.ts'
import { code, text } from '../markdown/escape.ts'
import { verdict } from '../verdict.ts'
import { firstFailure, type ImageReport, type View } from '../view.ts'
import { introducedCount } from './findings.ts'

/** Describes the most important result of a pull request in one sentence; its important part is bold. */
export function headline(view: View): string {
  const failed = view.imageReports.filter(({ run }) => firstFailure(run) !== undefined)
  const [only] = failed
  if (only !== undefined && failed.length === 1 && view.missing.length === 0)
    return (
      (firstFailure(only.run)?.stage === 'size' ? overBudget(only, 'failed') : undefined) ?? verdict(view)
    )
  if (failed.length > 0 || view.missing.length > 0) return verdict(view)
  const over = (outcome: 'warned' | 'accepted') =>
    view.imageReports
      .map(imageReport => overBudget(imageReport, outcome))
      .find(sentence => sentence !== undefined)
  return introduced(view) ?? over('warned') ?? over('accepted') ?? moved(view) ?? verdict(view)
}

/** Returns the platform whose size changed most. */
export function mostMoved(
  imageReports: readonly ImageReport[],
): { imageReport: ImageReport; platform: MeasuredPlatform; delta: number } | undefined {
  return imageReports
    .flatMap(imageReport =>
      (imageReport.run.size?.platforms ?? []).flatMap(platform =>
        platform.before === undefined || platform.state !== 'compared'
          ? []
          : [{ imageReport, platform, delta: platform.size - platform.before }],
      ),
    )
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))[0]
}

/** Describes the first limit of an image that was exceeded with that outcome, and the consequence. */
function overBudget(
  { name, run }: ImageReport,
  outcome: 'failed' | 'warned' | 'accepted',
): string | undefined {
  const worst = run.size?.budgets.find(budget => budget.outcome === outcome)
  if (worst === undefined) return undefined
  const excess = bytes(worst.measured - worst.limit)
  const more = {
    failed: `, ${excess} more than allowed`,
    warned: `, ${excess} more than it should`,
    accepted: `, ${excess} over the limit: accepted by ${worst.label === undefined ? 'a label' : `the label ${code(worst.label)}`}`,
  }[outcome]
  const what = {
    'max-size': `**${text(name)} has ${bytes(worst.measured)}**`,
    'max-increase': `**${text(name)} grew by ${bytes(worst.measured)}**`,
    'max-pull': `**${text(name)} makes hosts download ${bytes(worst.measured)}**`,
  }[worst.budget]
  return `${what}${more}`
}

function introduced({ imageReports }: View): string | undefined {
  const counts = imageReports
    .map(imageReport => ({ imageReport, count: introducedCount(imageReport) ?? 0 }))
    .filter(({ count }) => count > 0)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const [first] = counts
  if (first === undefined) return undefined
  const who = counts.length === 1 ? text(first.imageReport.name) : plural(counts.length, 'image')
  const verb = counts.length === 1 ? 'introduces' : 'introduce'
  return `**${who} ${verb} ${plural(total, 'new vulnerability', 'new vulnerabilities')}**, none of them blocks`
}

function moved({ imageReports }: View): string | undefined {
  const most = mostMoved(imageReports)
  if (most === undefined || movement(most.platform.size, most.platform.before ?? 0) === '±0') return undefined
  const direction = most.delta > 0 ? 'grew' : 'shrank'
  return `**${text(most.imageReport.name)} ${direction} by ${bytes(Math.abs(most.delta))}**, all checks passed`
}
