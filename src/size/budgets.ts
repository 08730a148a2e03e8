import { bytes } from '../image/units.ts'
import type { MeasuredBudget, MeasuredPlatform } from '../stage/record/size.ts'
import { causeOf } from './cause.ts'
import { type Bound, type Limits, limitsOf } from './limits.ts'

/** The limits, and whether the pull request has the label that accepts exceeding them. */
export interface Budgets extends Limits {
  readonly sizeLabel: string
  readonly labels: readonly string[]
}

/** Checks a platform against its limits. Without a baseline nothing can have grown. */
export function checkBudgets(platform: MeasuredPlatform, budgets: Budgets): MeasuredBudget[] {
  if (platform.state === 'removed') return []
  const { size, before, pull } = platform
  const bounds = limitsOf(budgets, platform)
  const measured = {
    'max-size': size,
    'max-increase': before === undefined ? undefined : size - before,
    'max-pull': pull,
  }
  return (['max-size', 'max-increase', 'max-pull'] as const).flatMap(budget => {
    const value = measured[budget]
    if (value === undefined || bounds[budget].length === 0) return []
    return outcome({ budget, measured: value, bounds: bounds[budget] }, platform, budgets)
  })
}

/** Describes an exceeded budget with limit, excess and cause. */
export function excess({ budget, limit, measured, rule, cause: root, platform }: MeasuredBudget): string {
  const what = {
    'max-size': `${platform} has ${bytes(measured)}`,
    'max-increase': `${platform} grew by ${bytes(measured)}`,
    'max-pull': `${platform} makes hosts download ${bytes(measured)}`,
  }[budget]
  const written = rule === undefined ? '' : ` (${rule})`
  const why = root === undefined ? '' : `; ${root}`
  return `${what}, ${bytes(measured - limit)} more than ${budget} ${bytes(limit)}${written} allows${why}`
}

interface Held {
  readonly budget: MeasuredBudget['budget']
  readonly measured: number
  /** At least one. */
  readonly bounds: readonly Bound[]
}

/** Returns the worst exceeded limit, or the tightest one that was met. */
function outcome(
  { budget, measured, bounds }: Held,
  platform: MeasuredPlatform,
  { sizeLabel, labels }: Budgets,
): MeasuredBudget {
  const exceeded = bounds.filter(({ limit }) => measured > limit)
  const strictest = (list: readonly Bound[]) => list.reduce((a, b) => (b.limit < a.limit ? b : a))
  const failing = exceeded.filter(({ level }) => level === 'fail')
  const bound = strictest(failing.length > 0 ? failing : exceeded.length > 0 ? exceeded : bounds)
  const accepted = exceeded.length > 0 && labels.includes(sizeLabel)
  const cause = exceeded.length > 0 ? causeOf(platform, budget) : undefined
  const held: MeasuredBudget = {
    platform: platform.platform,
    budget,
    outcome:
      exceeded.length === 0 ? 'passed' : accepted ? 'accepted' : failing.length > 0 ? 'failed' : 'warned',
    limit: bound.limit,
    measured,
    ...(bound.rule !== undefined && { rule: bound.rule }),
    ...(cause !== undefined && { cause }),
    ...(accepted && { label: sizeLabel }),
  }
  return exceeded.length > 0 ? { ...held, sentence: excess(held) } : held
}
