import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { mermaidScript } from '../../script/pictures.d/mermaid.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { type HistoryPoint, toImageReports } from '../../src/report/view.ts'
import { pushed } from './records.ts'

/** What Mermaid asks a browser for before it parses; nothing here is drawn on. */
const none = class {}
const page: Record<string, unknown> = {
  document: { nodeType: 9, implementation: {}, createElement: () => ({}), addEventListener() {} },
  addEventListener() {},
  ...{ Node: none, Element: none, DOMParser: none, HTMLFormElement: none, HTMLTemplateElement: none },
  ...{ DocumentFragment: none, NamedNodeMap: none, NodeFilter: {} },
  ...{ console, setTimeout, structuredClone, URL, TextEncoder, TextDecoder },
}
let parse: (text: string) => Promise<{ diagramType: string; config: unknown }>

beforeAll(() => {
  page.window = page
  runInNewContext(readFileSync(mermaidScript(), 'utf8'), page)
  parse = (page.mermaid as { parse: typeof parse }).parse
})

function history(count: number, size: (index: number) => number, seconds = (index: number) => index / 10) {
  return Array.from(
    { length: count },
    (_, index): HistoryPoint => ({
      commit: (0x9f3c2ab + index * 7919).toString(16).padEnd(40, '0'),
      size: size(index),
      readySeconds: seconds(index),
    }),
  )
}

const pageOf = (points: readonly HistoryPoint[]) =>
  renderSummary({ imageReports: toImageReports([pushed]), missing: [], history: points })
const chartsOf = (markdown: string) =>
  [...markdown.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(match => match[1] ?? '')

describe('the charts of a summary', () => {
  test.each<[string, HistoryPoint[]]>([
    ['three images', history(3, index => 33_600_000 + index)],
    ['as many as have names', history(11, index => 33_600_000 + index * 400_000)],
    ['more than have names', history(12, index => 33_600_000 - index * 400_000)],
    ['more than are drawn', history(90, () => 521_012_000)],
    [
      'empty images that are ready at once',
      history(
        5,
        () => 0,
        () => 0,
      ),
    ],
    [
      'tiny ones and huge ones',
      history(
        6,
        index => 10 ** (index * 2),
        index => 10 ** (index - 3),
      ),
    ],
  ])('are drawn by Mermaid itself: %s', async (_, points) => {
    const charts = chartsOf(pageOf(points))
    expect(charts).toHaveLength(2)
    for (const chart of charts) expect((await parse(chart)).diagramType).toBe('xychart')
  })

  test('would not be drawn if a number or a title were wrong', async () => {
    const [chart = ''] = chartsOf(pageOf(history(4, index => index * 1e6)))
    await expect(parse(chart.replace(/line \[0/, 'line [NaN'))).rejects.toThrow('Parse error')
    await expect(parse(chart.replace('size"', 'size'))).rejects.toThrow('Parse error')
  })

  test('name their commits as long as the names fit beside each other, then count images', () => {
    expect(chartsOf(pageOf(history(11, () => 1e6)))[0]).toContain('x-axis ["9f3c2ab", "9f3e19a", ')
    expect(chartsOf(pageOf(history(12, () => 1e6)))[0]).toContain('x-axis "images before this one" 11 --> 0')
  })

  test('have thirty points at most, the newest', () => {
    const [chart = ''] = chartsOf(pageOf(history(90, index => index * 1e6)))
    expect(/line \[(.*)\]/.exec(chart)?.[1]?.split(', ')).toEqual(
      Array.from({ length: 30 }, (_, index) => String(index + 60)),
    )
  })

  test('leave out what is no commit, no number, or too few to show a direction', () => {
    const odd = [
      { commit: '"]\n  bar [1]', size: 1 },
      { commit: 'a'.repeat(40), size: Number.NaN },
      ...history(2, () => 5e6),
    ]
    expect(chartsOf(pageOf(odd))).toEqual([])
  })

  test('say in words what they show, and in a table what cannot be copied from a picture', () => {
    const sizes = [29_800_000, 31_200_000, 31_200_000, 33_612_345]
    const page = pageOf(
      history(
        4,
        index => sizes[index] ?? 0,
        index => [0.71, 0.94, 0.97, 0.92][index] ?? 0,
      ),
    )
    expect(page).toContain(
      'Compressed size **33.6 MB**, ▲ +3.8 MB (+13 %) since `9f3c2ab`, 3 images ago. The largest step is `9f41f78`: ▲ +2.4 MB (+7.7 %).',
    )
    expect(page).toContain('Time to ready **0.9 s**, between 0.7 s and 1.0 s over 4 images.')
    expect(page).toContain('<summary>4 images in numbers, newest first</summary>')
    expect(page).toContain('| `9f41f78` | 33.6\u00a0MB | 0.9\u00a0s |')
  })
})
