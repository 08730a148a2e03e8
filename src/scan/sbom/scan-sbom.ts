import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readGiven } from '../../files/read.ts'
import { digestOf } from '../../image/digest.ts'
import { describe, InputError, UserError } from '../../messages/errors.ts'
import type { ScanSection } from '../../stage/record/scan.ts'
import type { Timed } from '../../stage/record/section.ts'
import type { Tools } from '../../stage/stage.ts'
import { oneLine } from '../foreign-text.ts'
import type { WithoutImage } from '../request.ts'
import { scannersOf } from '../scanners.ts'
import { scanWithoutImage } from '../source/scan-without-image.ts'
import { withScanner } from '../with-scanner.ts'
import { longestBom, parseBom, type WrittenBom } from './parse-bom.ts'

/**
 * Judges the packages of a bill of materials against the database of today, without the image.
 *
 * @throws InputError where something is asked for that only the image shows.
 */
export function scanSbom(request: WithoutImage, path: string, tools: Tools): Promise<Timed<ScanSection>> {
  const [more] = scannersOf(request).filter(name => name !== 'vuln')
  if (more !== undefined)
    throw new InputError([
      { input: 'from-sbom', message: `a bill of materials has packages only: scan the image for ${more}` },
    ])
  return withScanner(request, { reports: 'scan-sbom', tools }, async prepared => {
    const bytes = await readBom(path, tools)
    const { name, digest } = ownBom(bytes, path)
    const file = join(prepared.work, 'sbom.cdx.json')
    await writeFile(file, bytes, { mode: 0o644 })
    const title = `Scan the packages of ${oneLine(name)}@${digest}`
    const readable = { '/in/sbom.cdx.json': file }
    const scanned = { subject: 'sbom', readable, digest: digestOf(bytes), place: 'sbom', title } as const
    return scanWithoutImage(prepared, request, { scanned, tools })
  })
}

async function readBom(path: string, { host }: Pick<Tools, 'host'>): Promise<Buffer> {
  return Buffer.from(
    await readGiven(host.workspace, path, longestBom).catch((cause: unknown) => {
      throw new UserError(`"from-sbom" names ${path}, which cannot be read: ${describe(cause)}`, { cause })
    }),
  )
}

/** A list that another tool has made may lack what Trivy needs to find in it what it finds in the image. */
function ownBom(bytes: Buffer, path: string): WrittenBom {
  const bom = parseBom(bytes)
  if (bom === undefined)
    throw new UserError(`"from-sbom" names ${path}, which "scan-sbom: cyclonedx" has not written`, {
      hint: 'Other lists may leave out what is needed to find the same in them as in the image.',
    })
  return bom
}
