import { join } from 'node:path'
import type { ScanSection } from '../stage/record/scan.ts'
import type { Timed } from '../stage/record/section.ts'
import { severities } from '../stage/severity.ts'
import { restricts } from './licenses/report.ts'

/** The step outputs of the scan. */
export const scanOutputs = {
  gate: '`pass` or `fail`.',
  failing: 'Number of findings that fail the scan.',
  total: 'Number of findings in all platforms together.',
  critical: 'Number of critical findings in all platforms together.',
  high: 'Number of high findings in all platforms together.',
  medium: 'Number of medium findings in all platforms together.',
  low: 'Number of low findings in all platforms together.',
  unknown: 'Number of findings whose severity is not known.',
  misconfigurations:
    'Number of misconfigurations in all platforms together; empty when they were not looked for.',
  licenses:
    'Number of licences of medium severity and above in all platforms together; empty when they were not looked for.',
  secrets: 'Number of secrets in all platforms together; empty when they were not scanned for.',
  sarif: 'Path of the findings as SARIF, ready for `github/codeql-action/upload-sarif`.',
  sboms: 'Paths of the bills of materials, one per line, with `scan-sbom`.',
  reports: "Folder with the SARIF file and Trivy's own JSON of each platform.",
} as const

/** The name of the SARIF file in the folder of reports. */
export const sarifName = 'scan.sarif'

/** Returns the step outputs for a section whose report files are in a folder. */
export function outputs(section: Timed<ScanSection>): Record<keyof typeof scanOutputs, string> {
  const count = (name: (typeof severities)[number]) =>
    section.platforms.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0)
  const counts = Object.fromEntries(severities.map(name => [name, `${count(name)}`])) as Record<
    (typeof severities)[number],
    string
  >
  return {
    ...counts,
    gate: section.status === 'failed' ? 'fail' : 'pass',
    failing: `${section.gate?.failing ?? 0}`,
    total: `${severities.reduce((sum, name) => sum + count(name), 0)}`,
    secrets:
      section.secrets === undefined
        ? ''
        : `${section.platforms.reduce((sum, { secrets = [] }) => sum + secrets.length, 0)}`,
    misconfigurations: countOf(section, ({ misconfigurations }) => misconfigurations?.length),
    licenses: countOf(section, ({ licenses }) => licenses?.filter(restricts).length),
    sarif: section.reports === undefined ? '' : join(section.reports, sarifName),
    sboms: section.platforms
      .flatMap(({ sbom }) => (sbom === undefined ? [] : [join(section.reports ?? '', sbom.file)]))
      .join('\n'),
    reports: section.reports ?? '',
  }
}

function countOf(
  { platforms }: Timed<ScanSection>,
  count: (platform: ScanSection['platforms'][number]) => number | undefined,
): string {
  const counts = platforms.map(count).filter(one => one !== undefined)
  return counts.length === 0 ? '' : `${counts.reduce((sum, one) => sum + one, 0)}`
}
