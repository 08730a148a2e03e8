import { firstOf, listed, plural } from '../image/units.ts'
import type { Finding, ScannedPlatform } from '../stage/record/scan.ts'
import { severities } from '../stage/severity.ts'
import type { Log } from '../stage/stage.ts'
import { licenseWords, misconfigurationWords } from './judge-others.ts'
import { restricts } from './licenses/report.ts'
import { secretsLine } from './secrets/judge.ts'

const most = 100
const widest = 40

/** Writes the findings of a platform as a table for the log, the most severe first. */
export function findingsTable({ findings }: Pick<ScannedPlatform, 'findings'>): string {
  const rows = findings.slice(0, most).map(row)
  const header = ['SEVERITY', 'VULNERABILITY', 'PACKAGE', 'INSTALLED', 'FIXED IN', 'WHERE', 'TITLE']
  const widths = header.map((name, column) =>
    rows.reduce((most, cells) => Math.max(most, cells[column]?.length ?? 0), name.length),
  )
  const lines = [header, ...rows].map(cells =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const rest = findings.length - rows.length
  return `${[...lines, ...(rest > 0 ? [`… and ${rest} more, none more severe`] : [])].join('\n')}\n`
}

/** Summarizes in one line what was scanned and what was found. */
export function summaryLine({
  platform,
  os,
  packages,
  findings,
  counts,
  suppressed,
}: ScannedPlatform): string {
  const system = os ? `${os.family} ${os.name}, ` : ''
  const found = severities
    .toReversed()
    .filter(severity => (counts[severity] ?? 0) > 0)
    .map(severity => `${counts[severity]} ${severity}`)
  const hidden = suppressed?.length ? `, ${suppressed.length} suppressed` : ''
  const what = findings.length === 0 ? 'no findings' : found.join(', ')
  return `${platform}: ${system}${packages} package${packages === 1 ? '' : 's'}: ${what}${hidden}`
}

/** Logs what was found in one platform. */
export async function logFindings(shown: ScannedPlatform, log: Log): Promise<void> {
  if (shown.findings.length > 0) await log.foreign(async write => write(findingsTable(shown)))
  log.info(summaryLine(shown))
  for (const line of otherLines(shown)) await log.foreign(async write => write(`${line}\n`))
}

/** Describes secrets, misconfigurations and licences, one line for each kind that was looked for. */
function otherLines({ secrets, misconfigurations, licenses }: ScannedPlatform): string[] {
  const risky = licenses?.filter(restricts)
  return [
    ...(secrets ? [secretsLine(secrets)] : []),
    ...(misconfigurations ? [lineOf('misconfiguration', misconfigurations.map(misconfigurationWords))] : []),
    ...(licenses && risky
      ? [
          `${lineOf('license', risky.map(licenseWords), 'of medium severity or above')} (${plural(licenses.length, 'license')} in all)`,
        ]
      : []),
  ]
}

function lineOf(noun: string, all: readonly string[], which = ''): string {
  const words = [...new Set(all)]
  const counted = words.length === 0 ? `no ${noun}s` : plural(words.length, noun)
  const what = which === '' ? counted : `${counted} ${which}`
  return words.length === 0 ? what : `${what}: ${listed(firstOf(words, 20))}`
}

function row(finding: Finding): string[] {
  const { severity, id, package: name, installed, fixed, status, target, path, title } = finding
  const cells = [severity.toUpperCase(), id, name, installed, fixed ?? status ?? '', path ?? target ?? '']
  return [...cells.map(clip), (title ?? '').slice(0, 80)]
}

function clip(cell: string): string {
  return cell.length <= widest ? cell : `…${cell.slice(cell.length - widest + 1)}`
}
