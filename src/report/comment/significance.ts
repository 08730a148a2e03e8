import type { MeasuredPlatform } from '../../stage/record/size.ts'
import { hasFailed, type ImageReport, type View } from '../view.ts'
import { introducedCount } from './findings.ts'

/** Smaller changes of a size or download, in bytes and in percent, are not significant. */
const leastBytes = 1_000_000
const leastShare = 0.01

/** Returns whether a report needs a new comment: something failed, a size changed, or a vulnerability is new. */
export function isSignificant(view: View): boolean {
  return (
    hasFailed(view) ||
    view.imageReports.some(
      imageReport =>
        hasMoved(imageReport) || hasWarned(imageReport) || (introducedCount(imageReport) ?? 0) > 0,
    )
  )
}

type Moved = Pick<MeasuredPlatform, 'state' | 'size' | 'before' | 'pull'>

/** Returns whether an image's size or its download changed significantly. */
export function hasMoved({ run }: ImageReport): boolean {
  return (run.size?.platforms ?? []).some(platformHasMoved)
}

/** Returns the same for one platform. */
export function platformHasMoved({ state, size, before, pull }: Moved): boolean {
  if (state === 'added' || state === 'removed') return true
  if (before === undefined) return false
  return isMuch(size - before, before) || isMuch(pull ?? 0, before)
}

/** Returns whether a difference is significant: a megabyte always, one percent where it is above noise. */
export function isMuch(bytes: number, whole: number): boolean {
  const size = Math.abs(bytes)
  return size >= leastBytes || (size >= leastBytes / 20 && size >= whole * leastShare)
}

function hasWarned({ run }: ImageReport): boolean {
  return (run.size?.budgets ?? []).some(({ outcome }) => outcome !== 'passed')
}
