import { plural } from '../../image/units.ts'
import { severities } from '../../stage/severity.ts'
import { type Column, fold, limited, table, trimmedTable } from '../markdown/blocks.ts'
import { code, link, text } from '../markdown/escape.ts'
import type { ImageReport, Reported } from '../view.ts'
import { licensesPart, misconfigurationsPart } from './other-findings.ts'
import { scanLine } from './scan-line.ts'
import { secretsPart } from './secrets.ts'

type Scan = NonNullable<Reported['scan']>
type Finding = Scan['platforms'][number]['findings'][number]
const worstFirst = severities.toReversed()

/** Renders the number of vulnerabilities of each severity, and the worst ones by name. */
export function scanPart({ run }: ImageReport, limit = 20): string | undefined {
  const { scan } = run
  if (scan === undefined || scan.platforms.length === 0) return undefined
  const columns: Column[] = [
    ['Platform', 'left'],
    ...worstFirst.map((severity): Column => [severity, 'right']),
    ['Packages', 'right'],
  ]
  const rows = scan.platforms.map(({ platform, counts, packages }) => [
    code(platform),
    ...worstFirst.map(severity => String(counts[severity] ?? 0)),
    String(packages),
  ])
  return [
    table(columns, rows),
    secretsPart(scan),
    findingsPart(scan, limit),
    misconfigurationsPart(scan, limit),
    licensesPart(scan, limit),
    scanLine(scan),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** Lists findings of all platforms once, worst first, those with a fix before those without. */
export function rankedFindings(scan: Scan, wanted: (finding: Finding) => boolean = () => true): Finding[] {
  const all = scan.platforms.flatMap(({ findings }) => findings).filter(wanted)
  const distinct = [...new Map(all.map(finding => [identity(finding), finding])).values()]
  const rank = ({ severity, fixed }: Finding) =>
    worstFirst.indexOf(severity) * 2 + (fixed === undefined ? 1 : 0)
  return distinct.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
}

/** Counts findings in a few words, the worst two severities: `1 medium, 1 low`. */
export function severityWords(counts: Scan['platforms'][number]['counts']): string {
  return worstFirst
    .flatMap(severity => (counts[severity] ? [`${counts[severity]} ${severity}`] : []))
    .slice(0, 2)
    .join(', ')
}

/** Returns what makes two findings the same row for a reader. */
function identity({ id, package: name, installed }: Finding): string {
  return `${id}\n${name}\n${installed}`
}

const findingColumns: readonly Column[] = [
  ['Vulnerability', 'left'],
  ['Severity', 'left'],
  ['Package', 'left'],
  ['Installed', 'left'],
  ['Fixed in', 'left'],
  ['', 'left'],
]

/** Writes findings as a table. */
export function findingTable(findings: readonly Finding[], limit: number): string {
  const rows = limited(
    findings,
    limit,
    finding => [
      link(text(finding.id, 60), finding.url),
      finding.severity,
      code(finding.package, 60),
      code(finding.installed, 40),
      finding.fixed === undefined ? 'no fix yet' : code(finding.fixed, 60),
      text(finding.title ?? '', 120),
    ],
    rest => [`and ${rest.length} more`, '', '', '', '', ''],
  )
  return trimmedTable(findingColumns, rows)
}

function findingsPart(scan: Scan, limit: number): string | undefined {
  const findings = rankedFindings(scan)
  if (findings.length === 0 || limit === 0) return undefined
  const title = `${plural(findings.length, 'finding')}, worst first`
  return fold(title, findingTable(findings, limit), scan.status === 'failed' ? 'open' : 'closed')
}
