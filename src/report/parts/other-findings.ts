import { plural } from '../../image/units.ts'
import { highestFirst } from '../../stage/severity.ts'
import { type Column, fold, limited, trimmedTable } from '../markdown/blocks.ts'
import { code, link, text } from '../markdown/escape.ts'
import type { Reported } from '../view.ts'

type Scan = NonNullable<Reported['scan']>
type Platform = Scan['platforms'][number]
type Misconfiguration = NonNullable<Platform['misconfigurations']>[number]

const faultColumns: readonly Column[] = [
  ['Misconfiguration', 'left'],
  ['Severity', 'left'],
  ['File', 'left'],
  ['', 'left'],
]

const licenseColumns: readonly Column[] = [
  ['License', 'left'],
  ['Severity', 'left'],
  ['Packages', 'left'],
]

/** Lists misconfigurations of all platforms once, the most severe first. */
export function misconfigurationsPart({ platforms }: Scan, limit = 20): string | undefined {
  const key = ({ id, path, line, message }: Misconfiguration) => JSON.stringify([id, path, line, message])
  const faults = distinct(
    platforms.flatMap(({ misconfigurations = [] }) => misconfigurations),
    key,
  )
  if (faults.length === 0 || limit === 0) return undefined
  const rows = limited(
    faults,
    limit,
    ({ id, severity, path, line, message, title, url }) => [
      link(text(id, 60), url),
      severity,
      `${code(path, 120)}${line === undefined ? '' : `, line ${line}`}`,
      text(message ?? title ?? '', 160),
    ],
    rest => [`and ${rest.length} more`, '', '', ''],
  )
  return fold(
    `${plural(faults.length, 'misconfiguration')}, worst first`,
    trimmedTable(faultColumns, rows),
    'closed',
  )
}

/** Lists the licences that restrict something, each with its packages. */
export function licensesPart({ platforms }: Scan, limit = 20): string | undefined {
  const restricting = distinct(
    platforms
      .flatMap(({ licenses = [] }) => licenses)
      .filter(({ severity }) => severity !== 'low' && severity !== 'unknown'),
    one => JSON.stringify([one.name, one.package ?? one.path ?? '']),
  )
  const groups = [...Map.groupBy(restricting, ({ name }) => name).values()]
  if (groups.length === 0 || limit === 0) return undefined
  const rows = limited(
    groups,
    limit,
    group => {
      const shown = group.slice(0, 5).map(one => code(one.package ?? one.path ?? 'the image', 60))
      const rest = group.length > shown.length ? `, ${group.length - shown.length} more` : ''
      return [text(group[0]?.name ?? '', 80), group[0]?.severity ?? '', `${shown.join(', ')}${rest}`]
    },
    rest => [`and ${rest.length} more`, '', ''],
  )
  const title = `${plural(groups.length, 'license')} that restrict something`
  return fold(title, trimmedTable(licenseColumns, rows), 'closed')
}

/** Lists each once, the most severe first. */
function distinct<One extends { readonly severity: Misconfiguration['severity'] }>(
  all: readonly One[],
  key: (one: One) => string,
): One[] {
  return [...new Map(all.map(one => [key(one), one])).values()].sort(highestFirst)
}
