import { difference } from '../../image/units.ts'
import { code } from '../markdown/escape.ts'
import { type ImageReport, imageName } from '../view.ts'
import type { Marker, Measured } from './parse-marker.ts'

/** Returns the compressed sizes of the platforms of all images, for the marker that the next run reads. */
export function sizesOf(imageReports: readonly ImageReport[]): Record<string, number> {
  const rows = imageReports.flatMap(({ run }) =>
    (run.size?.platforms ?? [])
      .filter(({ state }) => state !== 'removed')
      .map(({ platform, size }) => [`${imageName(run)} ${platform}`.slice(0, 200), size] as const),
  )
  return Object.fromEntries(rows.slice(0, 12))
}

/** Returns the sizes of the previous commit; a repeated run still compares with that commit. */
export function measuredBefore(marker: Marker, previous: Marker): Measured | undefined {
  const { commit, sizes, earlier } = previous
  if (commit === marker.commit) return earlier
  return sizes && { commit, sizes }
}

/** Describes how sizes changed since the last push, where the existing comment has them. */
export function sinceLastPushLine({ earlier, sizes = {} }: Marker): string {
  if (earlier === undefined) return ''
  const both = Object.entries(sizes).flatMap(([name, size]) => {
    const before = Object.hasOwn(earlier.sizes, name) ? earlier.sizes[name] : undefined
    return before === undefined ? [] : [{ name, delta: size - before }]
  })
  if (both.length === 0) return ''
  const since = `Since the last push (${code(earlier.commit.slice(0, 7))})`
  const moved = both
    .filter(({ delta }) => delta !== 0)
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
    .slice(0, 3)
  if (moved.length === 0) return `${since} no size has changed.`
  const parts = moved.map(({ name, delta }) =>
    both.length === 1 ? difference(delta) : `${code(name, 80)} ${difference(delta)}`,
  )
  return `${since}: ${parts.join(', ')}.`
}
