import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
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

/** Bytes; that of an image with some thousand packages has a few megabytes. */
const longest = 64 * 1024 * 1024

/** What is read of a bill of materials that `scan-sbom` has written. */
const listed = v.object({
  bomFormat: v.literal('CycloneDX'),
  metadata: v.object({
    component: v.object({
      name: v.string(),
      version: v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/)),
      properties: v.array(v.object({ name: v.string() })),
    }),
  }),
})

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
    const { name, version } = parseBom(bytes, path)
    const file = join(prepared.work, 'sbom.cdx.json')
    await writeFile(file, bytes, { mode: 0o644 })
    const title = `Scan the packages of ${oneLine(name)}@${version}`
    const readable = { '/in/sbom.cdx.json': file }
    const scanned = { subject: 'sbom', readable, digest: digestOf(bytes), place: 'sbom', title } as const
    return scanWithoutImage(prepared, request, { scanned, tools })
  })
}

async function readBom(path: string, { host }: Pick<Tools, 'host'>): Promise<Buffer> {
  return Buffer.from(
    await readGiven(host.workspace, path, longest).catch((cause: unknown) => {
      throw new UserError(`"from-sbom" names ${path}, which cannot be read: ${describe(cause)}`, { cause })
    }),
  )
}

/** A list that another tool has made may lack what Trivy needs to find in it what it finds in the image. */
function parseBom(bytes: Buffer, path: string) {
  const parsed = v.safeParse(listed, parseJson(bytes))
  const component = parsed.success ? parsed.output.metadata.component : undefined
  if (!component?.properties.some(({ name }) => name === 'aquasecurity:trivy:ImageID'))
    throw new UserError(`"from-sbom" names ${path}, which "scan-sbom: cyclonedx" has not written`, {
      hint: 'Other lists may leave out what is needed to find the same in them as in the image.',
    })
  return component
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
