import type { ReportResult } from './report.ts'
import type { SizeSection } from './section.ts'

/** The step outputs of the report, and what they hold. */
export const reportOutputs = {
  verdict: '`passed`, or `failed` when any stage of any image failed.',
  'report-dir': 'Full path of the folder with the files of the report.',
  size: 'Compressed bytes of the first platform.',
  'size-delta':
    'Bytes that the first platform grew (or, below zero, shrank) since the baseline; empty without one.',
  'pull-bytes':
    'Bytes that a host running the baseline downloads for the first platform; empty without a baseline.',
  budget:
    '`passed`, `warned`, `failed` or `accepted`: the worst of all size limits; empty when there are none.',
}

/** Gives the step outputs; numbers are plain bytes. */
export function outputs(
  { status, folder }: ReportResult,
  size: SizeSection | undefined,
): Record<keyof typeof reportOutputs, string> {
  const first = size?.platforms.find(({ state }) => state !== 'removed')
  const delta = first?.before === undefined ? '' : String(first.size - first.before)
  const worst = (['failed', 'warned', 'accepted', 'passed'] as const).find(outcome =>
    size?.budgets.some(budget => budget.outcome === outcome),
  )
  return {
    verdict: status,
    'report-dir': folder,
    size: first === undefined ? '' : String(first.size),
    'size-delta': delta,
    'pull-bytes': first?.pull === undefined ? '' : String(first.pull),
    budget: worst ?? '',
  }
}
