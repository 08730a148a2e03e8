import { describe } from '../messages/errors.ts'
import type { ScannerName } from '../stage/check-names.ts'
import type { ScannedPlatform, ScanSection } from '../stage/record/scan.ts'
import type { Baseline } from './request.ts'

/** The scan of the baseline to compare with; without platforms where nothing can be compared. */
export interface BaselineScan {
  readonly baseline: NonNullable<ScanSection['baseline']>
  readonly platforms?: readonly ScannedPlatform[]
}

/** What the image was just scanned with. */
export interface Now {
  readonly scanner: NonNullable<ScanSection['scanner']>
  readonly scanners: readonly ScannerName[]
  readonly skipDirs: readonly string[]
  readonly skipFiles: readonly string[]
  /** Digest of the settings. */
  readonly trivyConfig?: string | undefined
  /** Whether a stored scan may be used at all. */
  readonly stored: 'auto' | 'always'
}

/**
 * Returns the findings of the baseline as the scanner at hand with its database sees them: those of its stored scan
 * where it was made with the same scanner and database, else those of a new scan. Two databases may differ by more than
 * the images do, so the findings of one are never compared with those of the other.
 */
export async function baselineScan(
  { digest, scan }: Baseline,
  now: Now,
  again: () => Promise<readonly ScannedPlatform[]>,
): Promise<BaselineScan> {
  const reason = whyAgain(scan, digest, now)
  if (scan !== undefined && reason === undefined)
    return { baseline: { digest, how: 'stored' }, platforms: scan.platforms }
  try {
    return { baseline: { digest, how: 'again', reason }, platforms: await again() }
  } catch (error) {
    const told = `${reason}, and it is not scanned again: ${describe(error)}`
    return { baseline: { digest, how: 'none', reason: told.slice(0, 4000) } }
  }
}

function whyAgain(
  scan: ScanSection | undefined,
  digest: string,
  { scanner: now, scanners, stored, ...rest }: Now,
): string | undefined {
  const before = scan?.scanner
  if (before === undefined) return 'there is no scan of the baseline'
  if (scan?.digest !== digest) return 'the scan of the baseline is of another image'
  if (before.version !== now.version)
    return `the baseline was scanned by Trivy ${before.version}, this one by ${now.version}`
  const same = before.database === now.database && before.databaseTime === now.databaseTime
  if (!same) return `the baseline was scanned with another database${of(before)}`
  const missing = scanners.find(name => !scan?.platforms.every(platform => looked[name](platform)))
  if (missing !== undefined) return `the baseline was not scanned for ${words[missing]}`
  if (!sameScope(scan?.policy, rest)) return 'the baseline was scanned with other settings'
  return stored === 'always' ? 'the stored scan of the baseline is not trusted (baseline-scan)' : undefined
}

const looked: Record<ScannerName, (platform: ScannedPlatform) => boolean> = {
  vuln: () => true,
  secret: ({ secrets }) => secrets !== undefined,
  misconfig: ({ misconfigurations }) => misconfigurations !== undefined,
  license: ({ licenses }) => licenses !== undefined,
}

const words: Record<ScannerName, string> = {
  vuln: 'vulnerabilities',
  secret: 'secrets',
  misconfig: 'misconfigurations',
  license: 'licenses',
}

/** Returns whether the same part of the image was scanned, with the same settings. */
function sameScope(
  policy: ScanSection['policy'],
  now: Pick<Now, 'skipDirs' | 'skipFiles' | 'trivyConfig'>,
): boolean {
  const of = ({ skipDirs = [], skipFiles = [], trivyConfig }: Partial<typeof now>) =>
    JSON.stringify([skipDirs.toSorted(), skipFiles.toSorted(), trivyConfig ?? ''])
  return of(policy ?? {}) === of(now)
}

function of({ databaseTime }: NonNullable<ScanSection['scanner']>): string {
  return databaseTime === undefined ? '' : ` (of ${databaseTime})`
}
