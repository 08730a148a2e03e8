import { listed, plural } from '../../image/units.ts'
import { type Column, fold, limited, table, trimmedTable } from '../markdown/blocks.ts'
import { code, link, text } from '../markdown/escape.ts'
import type { Leg, Reported } from '../view.ts'
import { secretsPart } from './secrets.ts'

type Scan = NonNullable<Reported['scan']>
type Finding = Scan['platforms'][number]['findings'][number]
const severities = ['critical', 'high', 'medium', 'low', 'unknown'] as const

/** Shows how many vulnerabilities of each severity there are, and the worst ones by name. */
export function scanPart({ run }: Leg, limit = 20): string | undefined {
  const { scan } = run
  if (scan === undefined || scan.platforms.length === 0) return undefined
  const columns: Column[] = [
    ['Platform', 'left'],
    ...severities.map((severity): Column => [severity, 'right']),
    ['Packages', 'right'],
  ]
  const rows = scan.platforms.map(({ platform, counts, packages }) => [
    code(platform),
    ...severities.map(severity => String(counts[severity] ?? 0)),
    String(packages),
  ])
  return [table(columns, rows), secretsPart(scan), findingsPart(scan, limit), scannerLine(scan)]
    .filter(Boolean)
    .join('\n\n')
}

/** Lists findings of all platforms once, worst first, those with a fix before those without. */
export function rankedFindings(scan: Scan): Finding[] {
  const all = scan.platforms.flatMap(({ findings }) => findings)
  const distinct = [...new Map(all.map(finding => [identity(finding), finding])).values()]
  const rank = ({ severity, fixed }: Finding) =>
    severities.indexOf(severity) * 2 + (fixed === undefined ? 1 : 0)
  return distinct.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
}

/** Counts findings in a few words, the worst two severities: `1 medium, 1 low`. */
export function severityWords(counts: Scan['platforms'][number]['counts']): string {
  return severities
    .flatMap(severity => (counts[severity] ? [`${counts[severity]} ${severity}`] : []))
    .slice(0, 2)
    .join(', ')
}

/** Tells what makes two findings the same one for a reader. */
export function identity({ id, package: name, installed }: Finding): string {
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

function scannerLine({ scanner, failOn, gate, baseline, platforms, suppressions = [] }: Scan): string {
  const blocked = failOn === 'none' ? 'No severity blocks' : `Blocks from ${failOn} on`
  const scope = gate?.scope === 'introduced' && failOn !== 'none' ? ', what is new alone' : ''
  const counted = [
    gate?.introduced !== undefined && `${gate.introduced} new`,
    gate?.fixed !== undefined && `${gate.fixed} fixed`,
    gate && gate.tolerated > 0 && `${gate.tolerated} of that severity tolerated`,
  ].filter(Boolean)
  const hidden = platforms.flatMap(({ suppressed = [] }) => suppressed)
  const byVex = hidden.filter(({ vex }) => vex !== undefined).length
  const base = platforms.find(({ base }) => base !== undefined && base.findings > 0)?.base
  const old = platforms.find(({ os }) => os?.endOfLife)?.os
  const sentences = [
    `${blocked}${scope}.`,
    counted.length > 0 ? `${listed(counted as string[])}.` : '',
    baseline === undefined ? '' : baselineWords(baseline),
    hidden.length > byVex ? `${plural(hidden.length - byVex, 'finding')} hidden by an ignore file.` : '',
    byVex > 0 ? `${plural(byVex, 'finding')} hidden by a VEX document.` : '',
    suppressionWords(suppressions),
    base === undefined
      ? ''
      : `The base image ${code(base.name, 120)} brings ${plural(base.findings, 'finding')}: update the base.`,
    old === undefined ? '' : `⚠️ ${text(old.family, 40)} ${text(old.name, 40)} gets no more fixes.`,
    scanner === undefined
      ? ''
      : `${text(scanner.name, 40)} ${text(scanner.version, 40)}${databaseOf(scanner)}.`,
  ]
  return `<sub>${sentences.filter(sentence => sentence !== '').join(' ')}</sub>`
}

/** Names the entries of an ignore file that do not hide what they could, and why. */
function suppressionWords(entries: NonNullable<Scan['suppressions']>): string {
  const of = (state: (typeof entries)[number]['state'], words: string) => {
    const ids = entries.filter(entry => entry.state === state).map(({ id }) => code(id, 60))
    const named = ids.length > 5 ? [...ids.slice(0, 5), `${ids.length - 5} more`] : ids
    return ids.length === 0 ? [] : [`${words}: ${listed(named)}.`]
  }
  return [
    ...of('untrusted', 'Suppressed by this pull request, which does not count yet'),
    ...of('incomplete', 'Suppressions that lack a reason or an end do not count'),
    ...of('expired', 'Suppressions that have expired'),
  ].join(' ')
}

function baselineWords({ how, reason = '' }: NonNullable<Scan['baseline']>): string {
  if (how === 'stored') return ''
  const why = text(reason, 300)
  return how === 'again' ? `The baseline was scanned again: ${why}.` : `Everything counts: ${why}.`
}

function databaseOf({ databaseTime }: NonNullable<Scan['scanner']>): string {
  const time = databaseTime === undefined ? undefined : /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(databaseTime)?.[0]
  return time === undefined ? '' : `, database of ${time.replace('T', ' ')} UTC`
}
