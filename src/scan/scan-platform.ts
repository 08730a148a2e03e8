import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../files/folder.ts'
import { writeWhole } from '../files/write.ts'
import type { SubjectPlatform } from '../image/subject.ts'
import type { ScannedPlatform } from '../stage/record/scan.ts'
import type { Tools } from '../stage/stage.ts'
import { javaArchives } from './database/database.ts'
import { type DatabaseSources, findDatabase } from './database/find.ts'
import { forwardOutput } from './forward-output.ts'
import type { Jail } from './jail/jail.ts'
import type { HashedLayout } from './layout-of.ts'
import { parseLicenses } from './licenses/report.ts'
import { parseMisconfigurations } from './misconfigurations/report.ts'
import { type PlatformImage, type PlatformLayout, platformLayout } from './platform-layout.ts'
import type { ScanRequest } from './request.ts'
import { type WantedSbom, writeSbom } from './sbom/write-sbom.ts'
import { scannersOf } from './scanners.ts'
import { secretsLayout } from './secrets/layout.ts'
import { parseSecretReport } from './secrets/report.ts'
import { sharedReport } from './shared-report.ts'
import { JavaDatabaseNeeded, javaFolder, runTrivy, type TrivyJob } from './trivy.ts'
import { parseTrivyReport } from './trivy-report.ts'
import type { Share } from './world-readable.ts'

/** One platform and what it is scanned with; everything passed to the scanner is readable by every account. */
export interface PlatformScan extends Pick<TrivyJob, 'program' | 'ignorefile' | 'vex' | 'policy' | 'config'> {
  /** The `oci-layout` file. */
  readonly marker: string
  readonly database: string
  readonly platform: SubjectPlatform
  /** An OCI layout with its blobs. */
  readonly layout: HashedLayout
  readonly request: Pick<ScanRequest, 'scanTimeout' | 'scanners' | 'scanSecrets'> & DatabaseSources
  readonly share: Share
  /** Temporary folder of this run. */
  readonly work: string
  /** File for Trivy's report. */
  readonly report: string
  readonly sbom?: Omit<WantedSbom, 'files'> | undefined
}

/** Scans one platform for all that is asked for, in one run of Trivy, and returns what was found. */
export async function scanPlatform(scan: PlatformScan, jail: Jail, tools: Tools): Promise<ScannedPlatform> {
  const scanners = scannersOf(scan.request)
  const stored = await platformLayout(scan.layout.folder, scan.platform)
  const { image, readable } = scanners.includes('secret')
    ? await allLayers(scan)
    : await asStored(scan, stored)
  const json = await runWithJava(scan, { ...readable, '/cache/db': scan.database }, { jail, tools })
  const found = {
    ...parseTrivyReport(json, image),
    ...(scanners.includes('secret') && parseSecretReport(json, image)),
    ...(scanners.includes('misconfig') && parseMisconfigurations(json)),
    ...(scanners.includes('license') && parseLicenses(json)),
  }
  await writeWhole(scan.report, sharedReport(json, stored.image.config))
  if (scan.sbom === undefined) return found
  const { files } = scan.layout
  return { ...found, sbom: await writeSbom(json, stored.image, { ...scan.sbom, files }) }
}

/** What the scanner reads of an image, and the digests that its report has to be about. */
interface ShownImage {
  readonly image: PlatformImage
  readonly readable: TrivyJob['readable']
}

async function asStored(scan: PlatformScan, { image, index }: PlatformLayout): Promise<ShownImage> {
  const { platform, work, layout } = scan
  const folder = join(work, `scan-${platform.digest.slice('sha256:'.length)}`)
  await makeFolder(folder)
  const indexFile = join(folder, 'index.json')
  await writeFile(indexFile, index, { mode: 0o644 })
  const blobs = await scan.share(join(layout.folder, 'blobs'))
  return {
    image,
    readable: { '/in/oci-layout': scan.marker, '/in/index.json': indexFile, '/in/blobs': blobs },
  }
}

/** Shows the image so that all its layers are searched for secrets. */
async function allLayers(scan: PlatformScan): Promise<ShownImage> {
  const { platform, work, layout } = scan
  const { image, made, kept } = await secretsLayout(layout.folder, platform)
  const folder = join(work, `scan-${platform.digest.slice('sha256:'.length)}`)
  const readable: Record<string, string> = { '/in/oci-layout': scan.marker }
  for (const [name, content] of Object.entries(made)) {
    const path = join(folder, name)
    await makeFolder(dirname(path))
    await writeFile(path, content, { mode: 0o644 })
    readable[`/in/${name}`] = path
  }
  for (const [name, path] of Object.entries(kept)) readable[`/in/${name}`] = await scan.share(path)
  return { image, readable }
}

/** Adds the index of Java archives only where there are some: it is ten times as large as everything else. */
async function runWithJava(
  scan: PlatformScan,
  readable: TrivyJob['readable'],
  { jail, tools }: { readonly jail: Jail; readonly tools: Tools },
): Promise<string> {
  const { program, ignorefile, vex, policy, config, request, share } = scan
  const scanners = scannersOf(request)
  const job = { program, ignorefile, vex, policy, config, scanners, milliseconds: request.scanTimeout }
  const run = (more: TrivyJob['readable']) =>
    forwardOutput(tools, listen => runTrivy({ ...job, readable: { ...readable, ...more } }, jail, listen))
  const withJava = async () => {
    const { folder } = await findDatabase(javaArchives, request, tools)
    return run({ [javaFolder]: await share(folder) })
  }
  if (request.trivyJavaDb !== undefined) return withJava()
  if (scan.layout.files.javaArchives) {
    tools.log.info('The image contains Java archives: their index is needed')
    return withJava()
  }
  return run({}).catch(async (error: unknown) => {
    // A release of Trivy may take other files for Java archives than those that were looked for.
    if (!(error instanceof JavaDatabaseNeeded)) throw error
    return withJava()
  })
}
