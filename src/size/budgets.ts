import { bytes } from '../image/units.ts'
import type { Limit } from './inputs.ts'
import type { MeasuredBudget, MeasuredPlatform } from './section.ts'

/** The limits, and whether the pull request carries the label that accepts to exceed them. */
export interface Budgets {
  readonly maxSize: readonly Limit[]
  readonly maxIncrease: readonly Limit[]
  readonly maxIncreaseFloor: number
  readonly maxPull: readonly Limit[]
  readonly sizeLabel: string
  readonly labels: readonly string[]
}

/** Holds a platform against its limits. What has no baseline cannot have grown. */
export function checkBudgets(platform: MeasuredPlatform, budgets: Budgets): MeasuredBudget[] {
  if (platform.state === 'removed') return []
  const { size, before, pull } = platform
  const grown = before === undefined ? undefined : size - before
  return [
    ...outcome('max-size', size, budgets.maxSize.map(absolute), platform, budgets),
    ...(grown === undefined || before === undefined
      ? []
      : outcome('max-increase', grown, increases(before, budgets), platform, budgets)),
    ...(pull === undefined
      ? []
      : outcome('max-pull', pull, budgets.maxPull.map(absolute), platform, budgets)),
  ]
}

/** Tells which layer brought most of a growth, in words. */
export function causeOf({ layers, size, before }: MeasuredPlatform): string | undefined {
  const grown = before === undefined ? undefined : size - before
  const ranked = layers
    .map(layer => ({
      layer,
      delta: grown === undefined ? (layer.size ?? 0) : (layer.size ?? 0) - (layer.before ?? 0),
    }))
    .sort((a, b) => b.delta - a.delta)
  const [top] = ranked
  const total = grown ?? size
  if (top?.layer.instruction === undefined || top.delta <= 0 || total <= 0) return undefined
  const share = Math.round((top.delta / total) * 100)
  const text = top.layer.instruction.slice(0, 200)
  return share > 100 ? `${text} brings ${bytes(top.delta)}` : `${text} brings ${share} % of it`
}

/** Says a budget that is exceeded with limit, excess and cause, in plain words. */
export function excess({ budget, limit, measured, rule, cause: top, platform }: MeasuredBudget): string {
  const what = {
    'max-size': `${platform} has ${bytes(measured)}`,
    'max-increase': `${platform} grew by ${bytes(measured)}`,
    'max-pull': `${platform} makes hosts download ${bytes(measured)}`,
  }[budget]
  const written = rule === undefined ? '' : ` (${rule})`
  const why = top === undefined ? '' : `; ${top}`
  return `${what}, ${bytes(measured - limit)} more than ${budget} ${bytes(limit)}${written} allows${why}`
}

interface Bound {
  readonly level: Limit['level']
  readonly limit: number
  readonly rule?: string
}

function absolute({ level, bytes: limit = 0 }: Limit): Bound {
  return { level, limit }
}

function increases(before: number, { maxIncrease, maxIncreaseFloor }: Budgets): Bound[] {
  return maxIncrease.map(({ level, bytes: limit, share }) => {
    if (share === undefined) return { level, limit: limit ?? 0 }
    const part = Math.round(before * share)
    const rule = `${Number((share * 100).toFixed(2))} % of ${bytes(before)}`
    return part >= maxIncreaseFloor
      ? { level, limit: part, rule }
      : { level, limit: maxIncreaseFloor, rule: `${rule}, at least ${bytes(maxIncreaseFloor)}` }
  })
}

/** Gives the worst exceeded bound, or the tightest one that was kept. */
function outcome(
  budget: MeasuredBudget['budget'],
  measured: number,
  bounds: readonly Bound[],
  platform: MeasuredPlatform,
  { sizeLabel, labels }: Budgets,
): MeasuredBudget[] {
  if (bounds.length === 0) return []
  const exceeded = bounds.filter(({ limit }) => measured > limit)
  const strictest = (list: readonly Bound[]) => list.reduce((a, b) => (b.limit < a.limit ? b : a))
  const failing = exceeded.filter(({ level }) => level === 'fail')
  const bound = strictest(failing.length > 0 ? failing : exceeded.length > 0 ? exceeded : bounds)
  const accepted = exceeded.length > 0 && labels.includes(sizeLabel)
  const cause = exceeded.length > 0 ? causeOf(platform) : undefined
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
  return [exceeded.length > 0 ? { ...held, sentence: excess(held) } : held]
}
