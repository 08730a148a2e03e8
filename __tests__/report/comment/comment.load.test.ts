import { describe, expect, test } from '@jest/globals'
import { renderComment } from '../../../src/report/comment/comment.ts'
import { commentLimit } from '../../../src/report/markdown/limits.ts'
import { type Reported, toImageReports, type View } from '../../../src/report/view.ts'
import type { SizeSection } from '../../../src/stage/record/size.ts'
import { grown, proposed } from '../records.ts'

const marker = { key: 'default', run: '1873', attempt: 1, commit: proposed.commit }

function view(runs: readonly Reported[], more: Partial<View> = {}): View {
  return { imageReports: toImageReports(runs), missing: [], history: [], acceptLabel: 'size-ok', ...more }
}

const render = (runs: readonly Reported[], more: Partial<View> = {}) =>
  renderComment(view(runs, more), marker)

/** The same pull request with other sizes. */
function sized(change: Partial<SizeSection['platforms'][number]>, name = 'api'): Reported {
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

const still = { size: 521_012_000, before: 521_000_000, pull: 30_000 }

describe('a comment that is too long', () => {
  const long = 'é'.repeat(500)
  const many = Array.from({ length: 200 }, (_, index) => ({
    ...sized({ ...still, size: 530_000_000 }, `image-${index}`),
    size: {
      ...grown,
      platforms: grown.platforms.map(platform => ({
        ...platform,
        layers: Array.from({ length: 20 }, () => ({ state: 'added' as const, instruction: long, size: 1 })),
      })),
    },
  })) as Reported[]

  test.each([1, 2, 5, 20, 60, 200])('is made shorter in steps, for %d images', count => {
    const comment = render(many.slice(0, count))
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(commentLimit)
    expect(comment.match(/<details/g)?.length).toBe(comment.match(/<\/details>/g)?.length)
    expect(comment).toMatch(/^<!-- buildonce:v1 .* -->\n### Buildonce: /)
    if (count > 5)
      expect(comment).toMatch(/omitted here because of the size limit of comments: \[full report\]/)
  })
})
