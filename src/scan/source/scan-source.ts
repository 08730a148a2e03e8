import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../files/write.ts'
import type { Timed } from '../../stage/section.ts'
import type { Tools } from '../../stage/stage.ts'
import { conclude } from '../conclude.ts'
import { forwardOutput } from '../forward-output.ts'
import { parseLicenses } from '../licenses/report.ts'
import { parseMisconfigurations } from '../misconfigurations/report.ts'
import { sarifName } from '../outputs.ts'
import type { ScanRequest } from '../request.ts'
import { sarif } from '../sarif.ts'
import { scannersOf } from '../scanners.ts'
import { parseSourceSecrets } from '../secrets/report.ts'
import type { ScannedPlatform, ScanSection } from '../section.ts'
import { sharedReport } from '../shared-report.ts'
import { applySuppressions } from '../suppression/apply-suppressions.ts'
import { findingsTable, otherLines, summaryLine } from '../table.ts'
import { runTrivy } from '../trivy.ts'
import { parseSourceReport } from '../trivy-report.ts'
import { withScanner } from '../with-scanner.ts'
import { sourceFiles } from './source-files.ts'

/** Stands where an image has a platform. */
const place = 'source'

/** Scans lock files and configuration files of the checkout, and evaluates the findings; it needs no image. */
export function scanSource(
  request: Omit<ScanRequest, 'subject' | 'baseline' | 'bases'>,
  tools: Tools,
): Promise<Timed<ScanSection>> {
  return withScanner(request, { reports: 'scan-source', tools }, async prepared => {
    const { jail, scanner, suppressions, digests, reports, program, ignorefile, vex, policy, config } =
      prepared
    const files = await sourceFiles(join(prepared.work, 'source'), tools)
    await mkdir(reports, { recursive: true })
    const scanners = scannersOf(request)
    const readable = { '/in': files.folder, '/cache/db': prepared.database }
    const job = { program, ignorefile, vex, policy, config, scanners, readable, subject: 'files' as const }
    const found = await tools.log.group(`Scan ${files.count} files of the checkout`, async () => {
      const json = await forwardOutput(tools, listen =>
        runTrivy({ ...job, milliseconds: request.scanTimeout }, jail, listen),
      )
      const whole: ScannedPlatform = {
        ...parseSourceReport(json, { platform: place, digest: files.digest }),
        ...(scanners.includes('secret') && parseSourceSecrets(json)),
        ...(scanners.includes('misconfig') && parseMisconfigurations(json)),
        ...(scanners.includes('license') && parseLicenses(json)),
      }
      await writeWhole(join(reports, 'trivy-source.json'), sharedReport(json))
      const shown = applySuppressions(whole, suppressions.entries)
      if (shown.findings.length > 0) await tools.log.foreign(async write => write(findingsTable(shown)))
      tools.log.info(summaryLine(shown))
      for (const line of otherLines(shown)) await tools.log.foreign(async write => write(`${line}\n`))
      return whole
    })
    const subject = {
      digest: files.digest,
      source: { kind: 'layout', path: files.folder },
      platforms: [],
    } as const
    const section = conclude(
      {
        request: { ...request, subject },
        platforms: [found],
        scanner,
        suppressions,
        ...digests,
        unmatched: [],
        reports,
      },
      tools,
    )
    await writeWhole(join(reports, sarifName), sarif(section.platforms, scanner, place))
    // It is about no image, so nobody must take it for the evidence of one.
    const { digest: _, ...rest } = section
    return rest
  })
}
