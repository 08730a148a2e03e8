import { bytes, difference, plural } from '../../image/units.ts'
import { code, text } from '../markdown/escape.ts'
import { baselineLine } from '../parts/size.ts'
import type { ImageReport, View } from '../view.ts'
import { runLink } from './footer.ts'
import { mostMoved } from './headline.ts'
import type { Marker } from './parse-marker.ts'
import { sinceLastPushLine } from './since-last-push.ts'

/** Renders two lines for an existing comment when nothing needs attention. */
export function quietWords(view: View, marker: Marker): string {
  const { imageReports } = view
  const [only] = imageReports
  const most = mostMoved(imageReports)
  const first = most === undefined ? firstSizes(imageReports) : []
  const alone = imageReports.length === 1 && first.length === 1
  const who =
    imageReports.length === 1
      ? `${text(only?.name ?? '')} passed`
      : `${plural(imageReports.length, 'image')} passed`
  const title = alone ? first[0] : `${who}, no significant change`
  const change =
    most === undefined
      ? first.slice(0, 4).join(', ')
      : `Largest change ${code(most.imageReport.name, 60)} ${difference(most.delta)}; ${bytes(most.platform.pull ?? 0)} new to pull`
  const [size] = imageReports.flatMap(({ run }) => run.size ?? [])
  const small = [size === undefined ? '' : baselineLine(size), sinceLastPushLine(marker), runLink(view)]
  const body = [
    alone || change === '' ? '' : `${change}.`,
    `<sub>${small.filter(words => words !== '').join(' ')}</sub>`,
  ]
  return `### Buildonce: ${title}\n\n${body.filter(words => words !== '').join(' ')}`
}

/** Lists the sizes of images that cannot be compared with anything yet. */
function firstSizes(imageReports: readonly ImageReport[]): string[] {
  return imageReports.flatMap(({ name, run }) => {
    const platforms = run.size?.platforms ?? []
    return platforms.map(({ platform, size }) => {
      const which = platforms.length === 1 ? '' : ` ${code(platform, 60)}`
      return `${text(name)}${which} has ${bytes(size)} (first measurement)`
    })
  })
}
