import { describe, expect, test } from '@jest/globals'
import { summaryLimit } from '../../src/report/markdown/limits.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { type Reported, toImageReports, type View } from '../../src/report/view.ts'
import { proposed } from './records.ts'

function view(runs: readonly Reported[], more: Partial<View> = {}): View {
  return { imageReports: toImageReports(runs), missing: [], history: [], ...more }
}

describe('the page of a run', () => {
  test('fits for two hundred images too', () => {
    const many = Array.from({ length: 250 }, (_, index) => ({
      ...proposed,
      tags: { ...proposed.tags, images: [`ghcr.io/acme/image-${index}`] },
    })) as Reported[]
    expect(Buffer.byteLength(renderSummary(view(many)))).toBeLessThanOrEqual(summaryLimit)
  })
})
