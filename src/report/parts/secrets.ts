import { listed, plural } from '../../image/units.ts'
import { code, text } from '../markdown/escape.ts'
import type { Reported } from '../view.ts'

type Scan = NonNullable<Reported['scan']>

/** Lists the secrets in the image by kind and place. */
export function secretsPart({ platforms, secrets }: Scan, limit = 10): string | undefined {
  if (secrets === undefined) return undefined
  const all = platforms.flatMap(({ secrets = [] }) => secrets)
  const places = new Map(
    all.map(({ rule, path, line }) => {
      const place = path === undefined ? "the image's config" : code(path, 120)
      return [`${rule}\n${path}\n${line}`, `${text(rule, 64)} in ${place}${line ? `, line ${line}` : ''}`]
    }),
  )
  if (places.size === 0) return undefined
  const shown = [...places.values()].slice(0, limit)
  const rest = places.size - shown.length
  const named = listed(rest > 0 ? [...shown, `${rest} more`] : shown)
  const counted = secrets.counted === 0 ? ' (none of them new)' : ''
  return `🔑 ${plural(places.size, 'secret')} in the image${counted}: ${named}.`
}
