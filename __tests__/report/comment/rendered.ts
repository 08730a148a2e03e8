import { renderComment } from '../../../src/report/comment/comment.ts'
import { type Reported, toImageReports, type View } from '../../../src/report/view.ts'
import type { SizeSection } from '../../../src/stage/record/size.ts'
import { grown, proposed } from '../records.ts'

export const marker = { key: 'default', run: '1873', attempt: 1, commit: proposed.commit }

export function view(runs: readonly Reported[], more: Partial<View> = {}): View {
  return { imageReports: toImageReports(runs), missing: [], history: [], acceptLabel: 'size-ok', ...more }
}

export const render = (runs: readonly Reported[], more: Partial<View> = {}) =>
  renderComment(view(runs, more), marker)

/** The same pull request with other sizes. */
export function sized(change: Partial<SizeSection['platforms'][number]>, name = 'api'): Reported {
  const [platform] = grown.platforms
  const size = {
    ...grown,
    status: 'passed',
    budgets: [],
    platforms: [{ ...platform, layers: [], contents: undefined, ...change }],
  } as SizeSection
  return {
    ...proposed,
    size,
    tags: { ...proposed.tags, images: [`ghcr.io/acme/${name}`] } as Reported['tags'],
  }
}

export const still = { size: 521_012_000, before: 521_000_000, pull: 30_000 }
