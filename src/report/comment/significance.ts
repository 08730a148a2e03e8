import type { MeasuredPlatform } from '../../run.ts'
import { hasFailed, type ImageReport, type View } from '../view.ts'
import { introducedCount } from './findings.ts'

/** A size or download that moves less, in bytes and in share, is not worth a comment. */
const leastBytes = 1_000_000
const leastShare = 0.01

/** Tells whether a report is worth a new comment: something failed, moved or became vulnerable. */
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

/** Tells whether an image's size or its download moved enough to speak of. */
export function hasMoved({ run }: ImageReport): boolean {
  return (run.size?.platforms ?? []).some(platformHasMoved)
}

/** Tells the same of one platform. */
export function platformHasMoved({ state, size, before, pull }: Moved): boolean {
  if (state === 'added' || state === 'removed') return true
  if (before === undefined) return false
  return isMuch(size - before, before) || isMuch(pull ?? 0, before)
}

/** Tells a difference of a size worth a word: a megabyte always, a hundredth where it is more than noise. */
export function isMuch(bytes: number, whole: number): boolean {
  const size = Math.abs(bytes)
  return size >= leastBytes || (size >= leastBytes / 20 && size >= whole * leastShare)
}

function hasWarned({ run }: ImageReport): boolean {
  return (run.size?.budgets ?? []).some(({ outcome }) => outcome !== 'passed')
}
