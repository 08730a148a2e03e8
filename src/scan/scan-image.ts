import { join } from 'node:path'
import type { ImageSource, Subject, SubjectPlatform } from '../image/subject.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { readPlatforms } from '../store/subject.ts'
import type { Jail } from './jail/jail.ts'
import { layoutOf } from './layout-of.ts'
import type { Baseline, ScanRequest } from './request.ts'
import { type PlatformScan, scanPlatform } from './scan-platform.ts'
import { secretsLine } from './secrets/judge.ts'
import { scanSecrets } from './secrets/scan-secrets.ts'
import type { ScannedPlatform } from './section.ts'
import { applySuppressions } from './suppression/apply-suppressions.ts'
import type { Suppressions } from './suppression/suppressions.ts'
import { findingsTable, summaryLine } from './table.ts'

/** What all scans of a run share. */
export interface Shared extends Omit<PlatformScan, 'platform' | 'layout' | 'report'> {
  readonly request: ScanRequest
  readonly suppressions: Suppressions
  /** Folder for Trivy's reports. */
  readonly reports: string
}

/** One platform's result before suppressions are applied, and the layout folder that it was read from. */
export interface ScannedLayout {
  readonly found: ScannedPlatform
  readonly layout: string
}

/** Scans each platform of the image and logs the findings. */
export async function scanImage(shared: Shared, jail: Jail, tools: Tools): Promise<ScannedLayout[]> {
  const { source, platforms }: Subject = shared.request.subject
  const scanned: ScannedLayout[] = []
  for (const platform of platforms) {
    const one = await tools.log.group(`Scan ${platform.platform}`, async () => {
      const layout = await layoutOf({ source, digest: platform.digest, work: shared.work }, tools)
      const report = reportFile(shared, 'trivy', platform)
      const found = await look({ ...shared, platform, layout, report }, jail, tools)
      const shown = applySuppressions(found, shared.suppressions.entries)
      if (shown.findings.length > 0) await tools.log.foreign(async write => write(findingsTable(shown)))
      tools.log.info(summaryLine(shown))
      if (shown.secrets)
        await tools.log.foreign(async write => write(`${secretsLine(shown.secrets ?? [])}\n`))
      return { found, layout }
    })
    scanned.push(one)
  }
  return scanned
}

/**
 * Scans those platforms of the baseline that the image has too. What both images share is not fetched, and a platform
 * that is the same in both is not scanned twice.
 */
export async function scanBaseline(
  { source, digest }: Baseline & { readonly source: ImageSource },
  scanned: readonly ScannedLayout[],
  { shared, jail, tools }: { readonly shared: Shared; readonly jail: Jail; readonly tools: Tools },
): Promise<ScannedPlatform[]> {
  const platforms = await readPlatforms(openImage(source, openTransport(tools)), digest)
  const { baselineScanLimit: limit } = shared.request
  const here = scanned.map(({ layout }) => layout)
  const before: ScannedPlatform[] = []
  for (const platform of platforms) {
    const now = scanned.find(({ found }) => found.platform === platform.platform)
    if (now === undefined) continue
    if (now.found.digest === platform.digest) {
      before.push(now.found)
      continue
    }
    const one = await tools.log.group(`Scan ${platform.platform} of the baseline`, async () => {
      const layout = await layoutOf(
        { source, digest: platform.digest, work: shared.work, here, limit },
        tools,
      )
      const report = reportFile(shared, 'baseline-trivy', platform)
      const found = await look({ ...shared, platform, layout, report }, jail, tools)
      tools.log.info(summaryLine(found))
      return found
    })
    before.push(one)
  }
  return before
}

/** Scans for vulnerabilities, and for secrets where requested. */
async function look(scan: PlatformScan & Shared, jail: Jail, tools: Tools): Promise<ScannedPlatform> {
  const found = await scanPlatform(scan, jail, tools)
  return scan.request.scanSecrets === 'off' ? found : { ...found, ...(await scanSecrets(scan, jail, tools)) }
}

function reportFile({ reports }: Shared, name: string, { platform }: SubjectPlatform): string {
  return join(reports, `${name}-${platform.replaceAll('/', '-')}.json`)
}
