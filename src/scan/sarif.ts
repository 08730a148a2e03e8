import { createHash } from 'node:crypto'
import { samePlatform } from '../image/platform.ts'
import { packageKey } from '../stage/finding-diff.ts'
import type { Finding, ScannedPlatform, ScanSection } from '../stage/record/scan.ts'
import { type Severity, severities } from '../stage/severity.ts'
import { otherSarif } from './other-sarif.ts'
import { secretResult, secretRule } from './secrets/sarif.ts'

/** GitHub accepts 20 runs and shows 5,000 results of each; a file that exceeds a limit is rejected as a whole. */
const limits = { runs: 20, results: 5000 }

const levels: Record<Severity, string> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  unknown: 'note',
}

/** GitHub sorts by these numbers: from 9.0 on critical, 7.0 high, 4.0 medium, 0.1 low. */
const scores: Record<Severity, string> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  unknown: '0.0',
}

/**
 * Writes findings as SARIF 2.1.0, one run for each platform. Paths and fingerprints do not depend on this run or
 * machine, so that an alert stays the same alert from build to build.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(
  platforms: readonly ScannedPlatform[],
  scanner: ScanSection['scanner'],
  image = 'image',
): string {
  const runs = platforms.slice(0, limits.runs).map((platform, at) => {
    const again = platforms.findIndex(other => samePlatform(other.platform, platform.platform)) !== at
    // Two runs of one category are rejected.
    const category = again ? `${platform.platform}-${platform.digest.slice(7, 19)}` : platform.platform
    return sarifRun(platform, scanner, `buildonce/${image}/${category}/`)
  })
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: runs.length > 0 ? runs : [sarifRun({ findings: [] }, scanner, `buildonce/${image}/none/`)],
  })}\n`
}

type Scanned = Pick<ScannedPlatform, 'findings' | 'secrets' | 'misconfigurations' | 'licenses'>

function sarifRun(scanned: Scanned, scanner: ScanSection['scanner'], category: string) {
  const { findings, secrets = [] } = scanned
  const lying = secrets.slice(0, limits.results)
  const shown = findings.slice(0, limits.results - lying.length)
  const others = otherSarif(scanned, { levels, scores })
  const left = Math.max(0, limits.results - lying.length - shown.length)
  const rules = [
    ...[...Map.groupBy(shown, ({ id }) => id).values()].map(rule),
    ...[...new Set(lying.map(({ rule }) => rule))].map(secretRule),
    ...(left > 0 ? others.map(({ rule }) => rule) : []),
  ]
  const index = new Map(rules.map(({ id }, at) => [id, at]))
  return {
    tool: {
      driver: {
        name: 'Trivy',
        informationUri: 'https://trivy.dev',
        ...(scanner && { version: scanner.version }),
        rules,
      },
    },
    automationDetails: { id: category },
    columnKind: 'utf16CodeUnits',
    results: [
      ...shown.map(finding => result(finding, index.get(finding.id) ?? 0)),
      ...lying.map(secret => secretResult(secret, index.get(`secret/${secret.rule}`) ?? 0)),
      ...others
        .flatMap(({ rule, results }) => results.map(one => ({ ...one, ruleIndex: index.get(rule.id) ?? 0 })))
        .slice(0, left),
    ],
  }
}

function rule(group: readonly Finding[]) {
  const [finding] = group
  if (!finding) throw new RangeError('a rule has at least one finding')
  const gravest = severities.findLast(severity => group.some(one => one.severity === severity)) ?? 'unknown'
  const title = finding.title ?? finding.id
  return {
    id: finding.id,
    name: 'VulnerablePackage',
    shortDescription: { text: title },
    fullDescription: { text: title },
    ...(finding.url && { helpUri: finding.url }),
    help: { text: `${finding.id}: ${title}${finding.url ? `\n${finding.url}` : ''}` },
    defaultConfiguration: { level: levels[gravest] },
    properties: {
      precision: 'very-high',
      'security-severity': scores[gravest],
      tags: ['security', 'vulnerability', gravest],
    },
  }
}

function result(finding: Finding, ruleIndex: number) {
  const { id, package: name, installed, fixed, severity } = finding
  const remedy = fixed === undefined ? 'There is no fixed version yet.' : `Fixed in ${fixed}.`
  return {
    ruleId: id,
    ruleIndex,
    level: levels[severity],
    message: { text: `${name} ${installed} has ${id} (${severity}). ${remedy}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: place(finding) }, region: { startLine: 1 } },
        message: { text: finding.path ?? `${name} ${installed}` },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint(finding)}:1` },
  }
}

/** Returns the path of an alert: the package's file in the image, or the package itself. */
function place({ path, target, package: name }: Finding): string {
  const text = path ?? `${target ?? 'os'}/${name}`
  return text
    .split('/')
    .filter(part => part !== '' && part !== '.' && part !== '..')
    .map(encodeURIComponent)
    .join('/')
}

/** Omits the version: an update that does not fix the finding is no new alert. */
function fingerprint(finding: Finding): string {
  const identity = [finding.id, packageKey(finding), finding.path ?? '']
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32)
}
