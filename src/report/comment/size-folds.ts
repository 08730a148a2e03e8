import { plural } from '../../image/units.ts'
import type { MeasuredPlatform } from '../../stage/record/size.ts'
import { fold } from '../markdown/blocks.ts'
import { text } from '../markdown/escape.ts'
import { platformPart, type SizeDetail } from '../parts/size.ts'
import type { ImageReport } from '../view.ts'

/** Renders the details of size changes: a fold for each platform, open where a limit is exceeded. */
export function sizeFolds({ name, run }: ImageReport, detail: SizeDetail): string[] {
  const platforms = (run.size?.platforms ?? []).filter(({ state }) => state === 'compared')
  return platforms.flatMap(platform => {
    const differ = platform.layers.filter(({ state }) => state !== 'unchanged')
    const part = platformPart(platform, detail, false)
    if (differ.length === 0 || part === '' || part === undefined) return []
    const which = platforms.length > 1 ? ` ${text(platform.platform, 60)}` : ''
    const title = `<b>${text(name)}</b>${which}: ${layerWords(platform.layers)}${filesWords(platform.contents)}`
    return [fold(title, part, run.size?.status === 'failed' ? 'open' : 'closed')]
  })
}

/** Layers rebuilt without a change are counted separately. */
function layerWords(layers: MeasuredPlatform['layers']): string {
  const anew = layers.filter(({ state }) => state === 'rebuilt' || state === 'recompressed').length
  const changed = layers.filter(({ state }) => state !== 'unchanged').length - anew
  const all = plural(layers.length, 'layer')
  if (changed === 0) return `${anew} of ${all} rebuilt without changes`
  return `${changed} of ${all} changed${anew === 0 ? '' : `, ${anew} rebuilt`}`
}

/** Counts the files that differ; zero counts are omitted. */
function filesWords(contents: MeasuredPlatform['contents']): string {
  if (!contents?.read) return ''
  const counts = Object.entries(contents.files).filter(([, count]) => count > 0)
  return counts.length === 0
    ? ''
    : `; files: ${counts.map(([state, count]) => `${count} ${state}`).join(', ')}`
}
