import type { Timed } from '../stage/record/section.ts'
import type { SizeSection } from '../stage/record/size.ts'

/** The step outputs of the size check; numbers are plain bytes. */
export const sizeOutputs = {
  size: 'Compressed bytes of the first platform.',
  'size-delta':
    'Bytes that the first platform grew (or, below zero, shrank) since the baseline; empty without one.',
  'pull-bytes':
    'Bytes that a host running the baseline downloads for the first platform; empty without a baseline.',
  budget:
    '`passed`, `warned`, `failed` or `accepted`: the worst of all size limits; empty when there are none.',
  baseline: 'The image it was compared with; empty without one.',
}

/** Returns the step outputs of a section. */
export function outputs(section: Timed<SizeSection>): Record<keyof typeof sizeOutputs, string> {
  const first = section.platforms.find(({ state }) => state !== 'removed')
  const delta = first?.before === undefined ? '' : String(first.size - first.before)
  const worst = (['failed', 'warned', 'accepted', 'passed'] as const).find(outcome =>
    section.budgets.some(budget => budget.outcome === outcome),
  )
  return {
    size: first === undefined ? '' : String(first.size),
    'size-delta': delta,
    'pull-bytes': first?.pull === undefined ? '' : String(first.pull),
    budget: worst ?? '',
    baseline: section.baseline?.reference ?? '',
  }
}
