import { describe } from '../errors.ts'
import type { Baseline } from './request.ts'
import type { ScannedPlatform, ScanSection } from './section.ts'

/** What the scan of the base image gives to compare with; no platforms where there is nothing that can be compared. */
export interface BaseScan {
  readonly base: NonNullable<ScanSection['base']>
  readonly platforms?: readonly ScannedPlatform[]
}

/**
 * Gives the findings of the base image as the scanner at hand with its database sees them: those of its stored scan where
 * that was made alike, else those of another scan now. Two databases differ in more than the image does, so the findings
 * of one are never compared with those of the other.
 */
export async function baseScan(
  { digest, scan }: Baseline,
  scanner: NonNullable<ScanSection['scanner']>,
  again: () => Promise<readonly ScannedPlatform[]>,
): Promise<BaseScan> {
  const reason = whyAgain(scan, digest, scanner)
  if (scan !== undefined && reason === undefined)
    return { base: { digest, how: 'stored' }, platforms: scan.platforms }
  try {
    return { base: { digest, how: 'again', reason }, platforms: await again() }
  } catch (error) {
    const told = `${reason}, and it is not scanned again: ${describe(error)}`
    return { base: { digest, how: 'none', reason: told.slice(0, 4000) } }
  }
}

function whyAgain(
  scan: ScanSection | undefined,
  digest: string,
  now: NonNullable<ScanSection['scanner']>,
): string | undefined {
  const before = scan?.scanner
  if (before === undefined) return 'there is no scan of the base image'
  if (scan?.digest !== digest) return 'the scan of the base image is about another image'
  if (before.version !== now.version)
    return `the base image was scanned by Trivy ${before.version}, this one by ${now.version}`
  const same = before.database === now.database && before.databaseTime === now.databaseTime
  if (!same) return `the base image was scanned with another database${of(before)}`
  return undefined
}

function of({ databaseTime }: NonNullable<ScanSection['scanner']>): string {
  return databaseTime === undefined ? '' : ` (of ${databaseTime})`
}
