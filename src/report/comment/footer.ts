import { plural } from '../../image/units.ts'
import { link } from '../markdown/escape.ts'
import { baselineLine } from '../parts/size.ts'
import { aboutOf, type ImageReport, type View } from '../view.ts'
import type { Marker } from './parse-marker.ts'
import { showsPull, showsSizes } from './rows.ts'
import { sinceLastPushLine } from './since-last-push.ts'

/** Explains in small print what the numbers mean, what they are compared with, and where the full report is. */
export function footer(view: View, marker: Marker): string {
  const { imageReports } = view
  const sizes = imageReports.flatMap(({ run }) => run.size ?? [])
  const baselines = [...new Set(sizes.map(baselineLine))]
  const parts = [
    showsPull(imageReports) ? '¹ What a host running the baseline downloads.' : '',
    showsSizes(imageReports) ? 'Sizes are compressed, 1 MB = 10⁶ bytes.' : '',
    cacheLine(imageReports),
    sinceLastPushLine(marker),
    ...(baselines.length > 3 ? ['Each image has its own baseline.'] : baselines),
    runLink(view),
  ]
  return `<sub>${parts.filter(part => part !== '').join(' ')}</sub>`
}

function cacheLine(imageReports: readonly ImageReport[]): string {
  const caches = imageReports.flatMap(({ run }) => run.build?.cache ?? [])
  const [steps, cached] = [sum(caches.map(one => one.steps)), sum(caches.map(one => one.cachedSteps))]
  return steps === 0 ? '' : `${cached} of ${plural(steps, 'build step')} came from the cache.`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Links to the page of the run. */
export function runLink(view: View): string {
  const event = aboutOf(view)?.event
  return event?.runUrl === undefined ? '' : `${link('Full report', event.runUrl)}.`
}

/** Describes what a rendering after the first has left out. */
export function cutNote(step: number, view: View): string | undefined {
  if (step === 0) return undefined
  const run = aboutOf(view)?.event.runUrl
  const left =
    ['', 'The files are', 'Files and packages are', 'All details are', 'All details are'][step] ??
    'Details are'
  return `<sub>${left} omitted here because of the size limit of comments: ${link('full report', run)}.</sub>`
}
