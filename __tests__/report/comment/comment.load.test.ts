import { describe, expect, test } from '@jest/globals'
import { commentLimit } from '../../../src/report/markdown/limits.ts'
import type { Reported } from '../../../src/report/view.ts'
import { grown } from '../records.ts'
import { render, sized, still } from './rendered.ts'

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
