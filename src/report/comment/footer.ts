import { plural } from '../../image/units.ts'
import { link } from '../markdown/escape.ts'
import { baselineLine } from '../parts/size.ts'
import { aboutOf, type ImageReport, type View } from '../view.ts'
import type { Marker } from './marker.ts'
import { showsPull, showsSizes } from './rows.ts'
import { sinceLastPushLine } from './since-last-push.ts'

/** Says in small print what the numbers are, what they are compared with, and where the rest is. */
export function footer(view: View, marker: Marker): string {
  const { imageReports } = view
  const sizes = imageReports.flatMap(({ run }) => run.size ?? [])
  const baselines = [...new Set(sizes.map(baselineLine))]
  const parts = [
    showsPull(imageReports) ? '¹ What a host running the baseline downloads.' : '',
    showsSizes(imageReports) ? 'Sizes are compressed, 1 MB = 10⁶ bytes.' : '',
    cacheLine(imageReports),
    sinceLastPushLine(marker),
    ...(baselines.length > 3 ? ['Baselines differ by image.'] : baselines),
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

/** Leads to the page of the run. */
export function runLink(view: View): string {
  const event = aboutOf(view)?.event
  return event?.runUrl === undefined ? '' : `${link('The whole report', event.runUrl)}.`
}

/** Says what a rendering after the first has left out. */
export function cutNote(step: number, view: View): string | undefined {
  if (step === 0) return undefined
  const run = aboutOf(view)?.event.runUrl
  const left =
    ['', 'The files are', 'Files and packages are', 'All details are', 'All details are'][step] ??
    'Details are'
  return `<sub>${left} left out here because a comment cannot be longer: ${link('the whole report', run)}.</sub>`
}
