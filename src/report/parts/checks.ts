import { type Column, limited, trimmedTable } from '../markdown/blocks.ts'
import { code, link, prose, text } from '../markdown/escape.ts'
import type { ImageReport } from '../view.ts'

const columns: readonly Column[] = [
  ['Rule', 'left'],
  ['Where', 'left'],
  ['', 'left'],
]

/** Renders the warnings of BuildKit's checks about the Dockerfile. */
export function checksPart({ run }: ImageReport, limit = 20): string | undefined {
  const checks = run.build?.checks ?? []
  if (checks.length === 0) return undefined
  const rows = limited(
    checks,
    limit,
    ({ rule, message, url, file, line }) => [
      link(text(rule, 80), url),
      file === undefined ? '' : code(`${file}${line === undefined ? '' : `:${line}`}`),
      text(message, 300),
    ],
    rest => [`and ${rest.length} more`, '', ''],
  )
  return trimmedTable(columns, rows)
}

/** Renders the warnings of stages that passed. */
export function warningsPart({ run }: ImageReport, limit = 20): string | undefined {
  const sections = [run.setup, run.tags, run.build, run.size, run.scan, run.smoke, run.promote]
  const warnings = sections.flatMap(section => section?.warnings ?? [])
  if (warnings.length === 0) return undefined
  const rest = warnings.length > limit ? [`- and ${warnings.length - limit} more`] : []
  return [...warnings.slice(0, limit).map(warning => `- ${prose(warning)}`), ...rest].join('\n')
}
