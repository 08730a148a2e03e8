import type { HistoryPoint } from '../view.ts'

/** More points are not readable, and the chart renders slowly. */
const most = 30

/** Draws size and time to ready over the last images, where there are enough of them to show a direction. */
export function trendPart(history: readonly HistoryPoint[]): string | undefined {
  const recent = history.slice(-most)
  const charts = [
    chart('Compressed size', 'MB', recent, ({ size }) => (size === undefined ? undefined : size / 1e6)),
    chart('Time to ready', 'seconds', recent, ({ readySeconds }) => readySeconds),
  ].filter(text => text !== undefined)
  return charts.length === 0 ? undefined : charts.join('\n\n')
}

function chart(
  title: string,
  unit: string,
  history: readonly HistoryPoint[],
  value: (point: HistoryPoint) => number | undefined,
): string | undefined {
  const points = history.flatMap(point => {
    const number = value(point)
    const known = number !== undefined && Number.isFinite(number)
    return known && /^[0-9a-f]{7,64}$/.test(point.commit)
      ? [{ commit: point.commit.slice(0, 7), number }]
      : []
  })
  if (points.length < 3) return undefined
  const numbers = points.map(({ number }) => number)
  const [low, high] = range(numbers)
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${title}"`,
    `  x-axis [${points.map(({ commit }) => `"${commit}"`).join(', ')}]`,
    `  y-axis "${unit}" ${low} --> ${high}`,
    `  line [${numbers.map(number => Number(number.toFixed(3))).join(', ')}]`,
    '```',
  ].join('\n')
}

/** Leaves air above and below, so that a flat line is seen as flat. */
function range(numbers: readonly number[]): [number, number] {
  const low = Math.min(...numbers)
  const high = Math.max(...numbers)
  const air = Math.max((high - low) * 0.2, high * 0.05, 0.01)
  return [Math.max(0, Number((low - air).toPrecision(3))), Number((high + air).toPrecision(3))]
}
