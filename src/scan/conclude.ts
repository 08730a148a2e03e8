import type { Digest } from '../image/reference.ts'
import { listed } from '../image/units.ts'
import type { ScannedPlatform, ScanSection } from '../stage/record/scan.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Tools } from '../stage/stage.ts'
import type { BaselineScan } from './baseline-scan.ts'
import { oneLine } from './foreign-text.ts'
import { judge } from './gate.ts'
import { markInherited } from './inherited.ts'
import { markOthers, otherReasons } from './judge-others.ts'
import type { ScanRequest } from './request.ts'
import { scannersOf, secretsMode } from './scanners.ts'
import { judgeSecrets } from './secrets/judge.ts'
import {
  applySuppressions,
  suppressionWarnings,
  tellEntries,
  unusedLine,
} from './suppression/apply-suppressions.ts'
import type { Suppressions } from './suppression/suppressions.ts'

/** The results of the scans. */
export interface Results {
  readonly request: ScanRequest
  readonly platforms: readonly ScannedPlatform[]
  readonly scanner: NonNullable<ScanSection['scanner']>
  readonly before?: BaselineScan | undefined
  readonly suppressions: Suppressions
  /** Digests of the VEX documents that counted. */
  readonly vex: readonly Digest[]
  /** VEX statements that match nothing here. */
  readonly unmatched: readonly string[]
  /** Digest of the policy that hid findings. */
  readonly ignorePolicy?: Digest | undefined
  /** Digest of the file with settings. */
  readonly trivyConfig?: Digest | undefined
  readonly reports: string
}

/** Evaluates the findings, adds the warnings, and creates the section. */
export function conclude(results: Results, { log }: Pick<Tools, 'log'>): Timed<ScanSection> {
  const { request, scanner, before, reports } = results
  const { failOn, onlyFixed, scanGate: scope, inheritedFindings: inherited, scanDeny: deny } = request
  const platforms = results.platforms
    .map(platform => applySuppressions(platform, results.suppressions.entries))
    .map(platform => markInherited(platform, request.bases?.[platform.platform]))
  const suppressions = tellEntries(results.suppressions.entries, results.platforms)
  const verdict = judge(platforms, { failOn, onlyFixed, scope, inherited, deny }, before?.platforms)
  const secrets = judgeSecrets(verdict.platforms, scope === 'introduced' ? before?.platforms : undefined)
  const scanSecrets = secretsMode(request)
  const onlyIntroduced = scope === 'introduced' && before?.platforms !== undefined
  const marked = onlyIntroduced ? markOthers(secrets.platforms, before.platforms) : secrets.platforms
  const others = otherReasons(marked, { failOn, inherited, onlyIntroduced })
  const empty = platforms.filter(({ packages }) => packages === 0).map(nothingScanned)
  const emptyFails = request.scanEmpty === 'fail' && empty.length > 0
  const secretsFail = scanSecrets === 'fail' && secrets.reason !== undefined
  const reasons = [
    ...(emptyFails ? empty : []),
    ...(verdict.reason ? [verdict.reason] : []),
    ...(secretsFail && secrets.reason ? [secrets.reason] : []),
    ...others,
  ]
  const warnings = [
    ...(emptyFails ? [] : empty),
    ...platforms.filter(({ os }) => os?.endOfLife).map(outdated),
    ...(before?.baseline.how === 'none' ? [`${before.baseline.reason}: all findings count`] : []),
    ...verdict.warnings,
    ...(!secretsFail && secrets.reason ? [secrets.reason] : []),
    ...results.suppressions.warnings,
    ...suppressionWarnings(suppressions),
  ]
  for (const warning of warnings) log.warning(warning)
  const unused = unusedLine(suppressions)
  if (unused !== undefined) log.info(unused)
  if (results.unmatched.length > 0)
    log.info(`VEX statements that match nothing here: ${listed(results.unmatched.slice(0, 20))}`)
  return {
    status: reasons.length > 0 ? 'failed' : 'passed',
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
    ...(warnings.length > 0 && { warnings }),
    digest: request.subject.digest,
    failOn,
    policy: {
      onlyFixed,
      scope,
      inherited,
      deny: [...deny],
      secrets: scanSecrets,
      empty: request.scanEmpty,
      ...(results.suppressions.digest && { ignoreFile: results.suppressions.digest }),
      vex: [...results.vex],
      scanners: scannersOf(request),
      ...(results.ignorePolicy && { ignorePolicy: results.ignorePolicy }),
      ...(results.trivyConfig && { trivyConfig: results.trivyConfig }),
      ...(request.skipDirs.length > 0 && { skipDirs: [...request.skipDirs] }),
      ...(request.skipFiles.length > 0 && { skipFiles: [...request.skipFiles] }),
    },
    scanner,
    platforms: marked,
    gate: verdict.gate,
    ...(scanSecrets !== 'off' && { secrets: { mode: scanSecrets, counted: secrets.counted } }),
    ...(suppressions.length > 0 && { suppressions }),
    ...(results.unmatched.length > 0 && {
      unmatchedVex: results.unmatched.slice(0, 1000).map(text => oneLine(text, 1000)),
    }),
    ...(before && { baseline: before.baseline }),
    reports,
  }
}

function nothingScanned({ platform, os }: ScannedPlatform): string {
  const seen = os ? `${os.family} ${os.name}, but no package` : 'neither an operating system nor a package'
  return `nothing was scanned in ${platform}: Trivy recognised ${seen}`
}

function outdated({ platform, os }: ScannedPlatform): string {
  return `${os?.family} ${os?.name} (${platform}) no longer gets security updates: findings may be missing`
}
