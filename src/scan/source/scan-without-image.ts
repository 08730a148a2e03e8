import { join } from 'node:path'
import { writeWhole } from '../../files/write.ts'
import type { Digest } from '../../image/reference.ts'
import type { ScannedPlatform, ScanSection } from '../../stage/record/scan.ts'
import type { Timed } from '../../stage/record/section.ts'
import type { Tools } from '../../stage/stage.ts'
import { conclude } from '../conclude.ts'
import { forwardOutput } from '../forward-output.ts'
import { parseLicenses } from '../licenses/report.ts'
import { parseMisconfigurations } from '../misconfigurations/report.ts'
import { sarifName } from '../outputs.ts'
import type { WithoutImage } from '../request.ts'
import { sarif } from '../sarif.ts'
import { scannersOf } from '../scanners.ts'
import { parseSourceSecrets } from '../secrets/report.ts'
import { sharedReport } from '../shared-report.ts'
import { applySuppressions } from '../suppression/apply-suppressions.ts'
import { logFindings } from '../table.ts'
import { runTrivy, type TrivyJob } from '../trivy.ts'
import { parseSourceReport } from '../trivy-report.ts'
import type { Prepared } from '../with-scanner.ts'

/** What is scanned in the place of an image. */
export interface Scanned {
  readonly subject: NonNullable<TrivyJob['subject']>
  readonly readable: TrivyJob['readable']
  readonly digest: Digest
  /** Stands where an image has a platform. */
  readonly place: string
  /** For the log. */
  readonly title: string
}

/** Scans what is no image and evaluates all findings. */
export async function scanWithoutImage(
  prepared: Prepared,
  request: WithoutImage,
  { scanned, tools }: { readonly scanned: Scanned; readonly tools: Tools },
): Promise<Timed<ScanSection>> {
  const { scanner, suppressions, digests, reports } = prepared
  const { place, digest, subject } = scanned
  const found = await tools.log.group(scanned.title, async () => {
    const whole = await look(prepared, request, { scanned, tools })
    const shown = applySuppressions(whole, suppressions.entries)
    await logFindings(shown, tools.log)
    return whole
  })
  const noImage = { digest, source: { kind: 'layout', path: subject }, platforms: [] } as const
  const section = conclude(
    {
      request: { ...request, subject: noImage },
      platforms: [found],
      ...{ scanner, suppressions, ...digests, unmatched: [], reports },
    },
    tools,
  )
  await writeWhole(join(reports, sarifName), sarif(section.platforms, scanner, place))
  // It is about no image that was read, so nobody must take it for the evidence of one.
  const { digest: _, ...rest } = section
  return rest
}

async function look(
  prepared: Prepared,
  request: WithoutImage,
  { scanned, tools }: { readonly scanned: Scanned; readonly tools: Tools },
): Promise<ScannedPlatform> {
  const { program, ignorefile, vex, policy, config, jail, database, reports } = prepared
  const { subject, place, digest } = scanned
  const scanners = scannersOf(request)
  const readable = { ...scanned.readable, '/cache/db': database }
  const job = { program, ignorefile, vex, policy, config, scanners, readable, subject }
  const json = await forwardOutput(tools, listen =>
    runTrivy({ ...job, milliseconds: request.scanTimeout }, jail, listen),
  )
  await writeWhole(join(reports, `trivy-${subject}.json`), sharedReport(json))
  return {
    ...parseSourceReport(json, { platform: place, digest }),
    ...(scanners.includes('secret') && parseSourceSecrets(json)),
    ...(scanners.includes('misconfig') && parseMisconfigurations(json)),
    ...(scanners.includes('license') && parseLicenses(json)),
  }
}
