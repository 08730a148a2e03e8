/** One point of a chart; the label is of letters and digits. */
export interface ChartPoint {
  readonly label: string
  readonly value: number
}

/** More labels than this do not fit on the axis. */
const mostLabels = 11

/**
 * The shape of a chart. Mermaid's default is nearly square, its line too pale for a white page, its background grey on
 * black pages; this blue is visible on both. https://mermaid.js.org/syntax/xyChart.html
 */
const frontMatter = [
  '---',
  'config:',
  '  xyChart:',
  '    width: 900',
  '    height: 300',
  '  themeVariables:',
  '    xyChart:',
  '      plotColorPalette: "#2f81f7"',
  '      backgroundColor: transparent',
  '---',
]

/** Title and unit of a chart, and where its vertical axis begins. */
export interface Chart {
  readonly title: string
  readonly unit: string
  readonly from: 'zero' | 'the lowest'
}

/** Writes a line chart as a Mermaid block, oldest point first. */
export function lineChart({ title, unit, from }: Chart, points: readonly ChartPoint[]): string {
  const numbers = points.map(({ value }) => value)
  const [low, high] = range(numbers)
  return [
    '```mermaid',
    ...frontMatter,
    'xychart-beta',
    `  title "${title}"`,
    `  x-axis ${axis(points)}`,
    `  y-axis "${unit}" ${from === 'zero' ? 0 : low} --> ${high}`,
    `  line [${numbers.map(number => Number(number.toFixed(3))).join(', ')}]`,
    '```',
  ].join('\n')
}

/** Names the points, or counts them where their names would overlap. */
function axis(points: readonly ChartPoint[]): string {
  if (points.length > mostLabels) return `"images before this one" ${points.length - 1} --> 0`
  return `[${points.map(({ label }) => `"${label}"`).join(', ')}]`
}

/** Adds space above and below, so that a flat line looks flat. */
function range(numbers: readonly number[]): [number, number] {
  const low = numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY)
  const high = numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY)
  const air = Math.max((high - low) * 0.2, high * 0.05, 0.01)
  return [Math.max(0, Number((low - air).toPrecision(3))), Number((high + air).toPrecision(3))]
}
