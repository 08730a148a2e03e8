import { join } from 'node:path'
import type { ScanSection } from '../../stage/record/scan.ts'
import type { Timed } from '../../stage/record/section.ts'
import type { Tools } from '../../stage/stage.ts'
import type { WithoutImage } from '../request.ts'
import { withScanner } from '../with-scanner.ts'
import { scanWithoutImage } from './scan-without-image.ts'
import { sourceFiles } from './source-files.ts'

/** Scans lock files and configuration files of the checkout, and evaluates the findings; it needs no image. */
export function scanSource(request: WithoutImage, tools: Tools): Promise<Timed<ScanSection>> {
  return withScanner(request, { reports: 'scan-source', tools }, async prepared => {
    const { folder, digest, count } = await sourceFiles(join(prepared.work, 'source'), tools)
    const title = `Scan ${count} files of the checkout`
    const scanned = {
      subject: 'source',
      readable: { '/in': folder },
      digest,
      place: 'source',
      title,
    } as const
    return scanWithoutImage(prepared, request, { scanned, tools })
  })
}
