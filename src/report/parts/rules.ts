import { plural } from '../../image/units.ts'
import { blocks, type Column, fold, table } from '../markdown/blocks.ts'
import { code, prose } from '../markdown/escape.ts'
import type { Reported } from '../view.ts'

const made: readonly Column[] = [
  ['Tag', 'left'],
  ['', 'left'],
  ['Rule', 'left'],
]
const silent: readonly Column[] = [
  ['Rule without a tag', 'left'],
  ['Why', 'left'],
]

/** Renders which rule produced each tag, and why the others produced none. */
export function rulesPart({ tags }: Reported, limit: number): string | undefined {
  if (tags === undefined || limit === 0 || tags.tags.length + tags.silent.length === 0) return undefined
  const rows = tags.tags.slice(0, limit).map(tag => [code(tag.name), tag.class, code(tag.rule, 200)])
  const none = tags.silent.slice(0, limit).map(({ rule, reason }) => [code(rule, 200), prose(reason, 200)])
  const images =
    tags.images.length > 1
      ? `Each at ${tags.images
          .slice(0, 20)
          .map(image => code(image))
          .join(', ')}.`
      : undefined
  const title = `${plural(tags.tags.length, 'tag')} by rule${none.length > 0 ? `, ${plural(tags.silent.length, 'rule')} without one` : ''}`
  return fold(
    title,
    blocks([
      rows.length > 0 ? table(made, rows) : undefined,
      images,
      none.length > 0 ? table(silent, none) : undefined,
    ]),
  )
}
