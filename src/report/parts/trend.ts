import { bytes, movement, plural, seconds } from '../../image/units.ts'
import { blocks, type Column, fold, trimmedTable } from '../markdown/blocks.ts'
import { code } from '../markdown/escape.ts'
import type { HistoryPoint } from '../view.ts'
import { type ChartPoint, lineChart } from './chart.ts'

/** With more points the chart is unreadable and renders slowly. */
const most = 30
/** Fewer points show no trend. */
const least = 3

/** Draws size and time to ready over the last images, where there are enough of them to show a trend. */
export function trendPart(history: readonly HistoryPoint[]): string | undefined {
  const recent = history.filter(({ commit }) => /^[0-9a-f]{7,64}$/.test(commit)).slice(-most)
  const sizes = pointsOf(recent, ({ size }) => size)
  const times = pointsOf(recent, ({ readySeconds }) => readySeconds)
  const charts = blocks([
    sizes.length < least ? undefined : sizeChart(sizes),
    times.length < least ? undefined : timeChart(times),
  ])
  return charts === '' ? undefined : blocks([charts, numbers(recent)])
}

function pointsOf(
  history: readonly HistoryPoint[],
  read: (point: HistoryPoint) => number | undefined,
): ChartPoint[] {
  return history.flatMap(point => {
    const value = read(point)
    return value === undefined || !Number.isFinite(value) ? [] : [{ label: short(point), value }]
  })
}

/** The axis of sizes starts at the lowest value: a megabyte matters in a gigabyte too. */
function sizeChart(points: readonly ChartPoint[]): string {
  const [first, last] = [points[0], points.at(-1)] as [ChartPoint, ChartPoint]
  const [step] = points
    .slice(1)
    .map((after, index) => ({ after, before: points[index] as ChartPoint }))
    .map(({ after, before }) => ({ at: after.label, by: movement(after.value, before.value), after, before }))
    .sort((a, b) => Math.abs(b.after.value - b.before.value) - Math.abs(a.after.value - a.before.value))
  const since = `${movement(last.value, first.value)} since ${code(first.label)}, ${plural(points.length - 1, 'image')} ago`
  const largest =
    step === undefined || step.by === '±0' ? '' : ` The largest step is ${code(step.at)}: ${step.by}.`
  const high = points.reduce((most, { value }) => Math.max(most, value), 0)
  const [unit, divisor] =
    high < 1e6 ? (['kB', 1e3] as const) : high < 1e10 ? (['MB', 1e6] as const) : (['GB', 1e9] as const)
  const scaled = points.map(({ label, value }) => ({ label, value: value / divisor }))
  return blocks([
    `Compressed size **${bytes(last.value)}**, ${since}.${largest}`,
    lineChart({ title: 'Compressed size', unit, from: 'the lowest' }, scaled),
  ])
}

/** The axis of times starts at zero: they vary from run to run, and a tenth of a second should not look large. */
function timeChart(points: readonly ChartPoint[]): string {
  const values = points.map(({ value }) => value).toSorted((a, b) => a - b)
  const [low, high] = [seconds(values[0] ?? 0), seconds(values.at(-1) ?? 0)]
  const over = plural(points.length, 'image')
  const between = low === high ? `the same over ${over}` : `between ${low} and ${high} over ${over}`
  return blocks([
    `Time to ready **${seconds(points.at(-1)?.value ?? 0)}**, ${between}.`,
    lineChart({ title: 'Time to ready', unit: 'seconds', from: 'zero' }, points),
  ])
}

const columns: readonly Column[] = [
  ['Commit', 'left'],
  ['Compressed size', 'right'],
  ['Time to ready', 'right'],
]

/** Lists the numbers, newest first: a chart cannot be copied, and mail clients and older servers do not render it. */
function numbers(history: readonly HistoryPoint[]): string {
  const rows = history
    .toReversed()
    .map(point => [
      code(short(point)),
      point.size === undefined ? '' : bytes(point.size),
      point.readySeconds === undefined ? '' : seconds(point.readySeconds),
    ])
  return fold(`${plural(history.length, 'image')} in numbers, newest first`, trimmedTable(columns, rows))
}

function short({ commit }: HistoryPoint): string {
  return commit.slice(0, 7)
}
