import { join } from 'node:path'
import { writeWhole } from '../files/write.ts'
import type { ScanSection } from '../stage/record/scan.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import { baselineScan } from './baseline-scan.ts'
import { conclude } from './conclude.ts'
import { sarifName } from './outputs.ts'
import type { ScanRequest } from './request.ts'
import { sarif } from './sarif.ts'
import { namedImage, type Shared, scanBaseline, scanImage } from './scan-image.ts'
import { scannersOf } from './scanners.ts'
import { unmatchedStatements } from './suppression/image-vex.ts'
import { type Prepared, withScanner } from './with-scanner.ts'

/** Scans each platform of an image with Trivy in a sandbox, and evaluates the findings. */
export const scan: Stage<ScanRequest, Timed<ScanSection>> = async (request, tools) => {
  const { failOn, subject } = request
  if (subject.platforms.length === 0) {
    const reason = `${subject.digest} has no image that runs, so nothing was scanned`
    return { status: 'failed', reason, digest: subject.digest, failOn, platforms: [] }
  }
  return withScanner(request, { reports: 'scan', tools }, prepared => scanWith(prepared, request, tools))
}

async function scanWith(prepared: Prepared, request: ScanRequest, tools: Tools): Promise<Timed<ScanSection>> {
  const { jail, scanner, suppressions, statements, digests, reports } = prepared
  const { trivyConfig } = digests
  const shared: Shared = { ...prepared, request, hashed: new Map(), trivyConfig }
  const scanned = await scanImage(shared, jail, tools)
  const { baseline, scanGate } = request
  const now = {
    ...request,
    scanner,
    scanners: scannersOf(request),
    stored: request.baselineScan,
    trivyConfig,
  }
  const again = () => scanBaseline(baseline as NonNullable<typeof baseline>, scanned, { shared, jail, tools })
  const before = baseline && scanGate === 'introduced' ? await baselineScan(baseline, now, again) : undefined
  tools.signal.throwIfAborted()
  const platforms = scanned.map(({ found }) => found)
  const image = namedImage(request)
  const unmatched = unmatchedStatements(statements, platforms, image)
  const section = conclude(
    { request, platforms, scanner, before, suppressions, ...digests, unmatched, reports },
    tools,
  )
  const name = request.repositories?.[0] ?? image.repositories[0]
  await writeWhole(join(reports, sarifName), sarif(section.platforms, scanner, name))
  return section
}
