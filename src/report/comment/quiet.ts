import { bytes, difference, plural } from '../../image/units.ts'
import { code, text } from '../markdown/escape.ts'
import { baselineLine } from '../parts/size.ts'
import type { Leg, View } from '../view.ts'
import { runLink } from './footer.ts'
import { mostMoved } from './headline.ts'
import type { Marker } from './marker.ts'
import { sinceLine } from './since.ts'

/** Says in two lines that nothing is worth a look, for a comment that is there already. */
export function quietWords(view: View, marker: Marker): string {
  const { legs } = view
  const [only] = legs
  const most = mostMoved(legs)
  const first = most === undefined ? firstSizes(legs) : []
  const alone = legs.length === 1 && first.length === 1
  const who =
    legs.length === 1 ? `${text(only?.name ?? '')} passed` : `${plural(legs.length, 'image')} passed`
  const title = alone ? first[0] : `${who}, nothing worth a look`
  const change =
    most === undefined
      ? first.slice(0, 4).join(', ')
      : `Largest change ${code(most.leg.name, 60)} ${difference(most.delta)}; ${bytes(most.platform.pull ?? 0)} new to pull`
  const [size] = legs.flatMap(({ run }) => run.size ?? [])
  const small = [size === undefined ? '' : baselineLine(size), sinceLine(marker), runLink(view)]
  const body = [
    alone || change === '' ? '' : `${change}.`,
    `<sub>${small.filter(words => words !== '').join(' ')}</sub>`,
  ]
  return `### Buildonce: ${title}\n\n${body.filter(words => words !== '').join(' ')}`
}

/** Says the sizes of images that nothing can be compared with yet. */
function firstSizes(legs: readonly Leg[]): string[] {
  return legs.flatMap(({ name, run }) => {
    const platforms = run.size?.platforms ?? []
    return platforms.map(({ platform, size }) => {
      const which = platforms.length === 1 ? '' : ` ${code(platform, 60)}`
      return `${text(name)}${which} has ${bytes(size)} (first measurement)`
    })
  })
}
