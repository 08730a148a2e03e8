import { namesOneBuild } from './class.ts'
import { globalScope, render } from './expressions.ts'
import type { Affix } from './flavor.ts'
import type { Around, Fired, MadeTag } from './made-tag.ts'
import { warn } from './remarks.ts'
import { cleaned } from './sanitise.ts'

/** Returns the tag `latest` where the flavor, or the rule that made the main tag, asks for it. */
export function latestOf(first: Fired, { flavor, context, remarks }: Around): MadeTag | undefined {
  if (flavor.latest === 'false' || (flavor.latest === 'auto' && !first.latest)) return undefined
  const place = { input: 'flavor' }
  const scope = globalScope(context)
  const affix = ({ text, onLatest }: Affix) => {
    if (!onLatest) return ''
    return remarks.strict ? render(text, { scope, remarks, place }) : text
  }
  const text = `${affix(flavor.prefix)}latest${affix(flavor.suffix)}`
  const pinned = [flavor.prefix, flavor.suffix].some(({ text, onLatest }) => onLatest && namesOneBuild(text))
  const { line } = first
  const released = line && (line.version.stable ? line : undefined)
  if (line && released === undefined && flavor.latest === 'auto')
    warn(
      remarks,
      place,
      `${text} is given to the pre-release ${line.version.raw}, because ${first.rule} makes the main tag`,
    )
  return {
    name: cleaned(text, place, remarks),
    class: pinned && remarks.strict ? 'immutable' : 'floating',
    rule: `latest=${flavor.latest}`,
    ...(flavor.latest === 'auto' && released && { line: { ...released, fixed: [] } }),
  }
}
