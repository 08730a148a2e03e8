import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../files/write.ts'
import type { SubjectPlatform } from '../image/subject.ts'
import type { Tools } from '../stage/stage.ts'
import { javaArchives } from './database/database.ts'
import { type DatabaseSources, findDatabase } from './database/find.ts'
import { forwardOutput } from './forward-output.ts'
import type { Jail } from './jail/jail.ts'
import { platformLayout } from './platform-layout.ts'
import { unusable } from './report-shape.ts'
import type { ScanRequest } from './request.ts'
import type { ScannedPlatform } from './section.ts'
import { JavaDatabaseNeeded, javaFolder, runTrivy, type TrivyJob } from './trivy.ts'
import { parseTrivyReport } from './trivy-report.ts'
import type { Share } from './world-readable.ts'

/** One platform and what it is scanned with; everything passed to the scanner is readable by every account. */
export interface PlatformScan extends Pick<TrivyJob, 'program' | 'ignorefile' | 'vex'> {
  /** The `oci-layout` file. */
  readonly marker: string
  readonly database: string
  readonly platform: SubjectPlatform
  /** Folder of an OCI layout with its blobs. */
  readonly layout: string
  readonly request: Pick<ScanRequest, 'scanTimeout'> & DatabaseSources
  readonly share: Share
  /** Temporary folder of this run. */
  readonly work: string
  /** File for Trivy's report. */
  readonly report: string
}

/** Scans one platform and returns the findings. */
export async function scanPlatform(scan: PlatformScan, jail: Jail, tools: Tools): Promise<ScannedPlatform> {
  const { platform, work, layout } = scan
  const { image, index } = await platformLayout(layout, platform)
  const folder = join(work, `scan-${platform.digest.slice('sha256:'.length)}`)
  await mkdir(folder)
  const indexFile = join(folder, 'index.json')
  await writeFile(indexFile, index, { mode: 0o644 })
  const blobs = await scan.share(join(layout, 'blobs'))
  const readable = {
    '/in/oci-layout': scan.marker,
    '/in/index.json': indexFile,
    '/in/blobs': blobs,
    '/cache/db': scan.database,
  }
  const json = await runWithJava(scan, readable, { jail, tools })
  const found = parseTrivyReport(json, image)
  await writeWhole(scan.report, withoutConfig(json))
  return found
}

/** Trivy copies the config of the image, where an `ENV` may hold a secret, into a report that is shared. */
function withoutConfig(json: string): string {
  const report = JSON.parse(json)
  const { ImageConfig: config } = report.Metadata
  if (config) report.Metadata.ImageConfig = { ...config, config: undefined, history: undefined }
  try {
    return `${JSON.stringify(report)}\n`
  } catch (cause) {
    // A value that could be parsed can be nested too deeply to be serialized.
    throw unusable('it is nested too deeply', cause)
  }
}

/** Adds the index of Java archives only when Trivy needs it: it is ten times as large as everything else. */
async function runWithJava(
  scan: PlatformScan,
  readable: TrivyJob['readable'],
  { jail, tools }: { readonly jail: Jail; readonly tools: Tools },
): Promise<string> {
  const { program, ignorefile, vex, request, share } = scan
  const job = { program, ignorefile, vex, scanner: 'vuln', milliseconds: request.scanTimeout } as const
  const run = (more: TrivyJob['readable']) =>
    forwardOutput(tools, listen => runTrivy({ ...job, readable: { ...readable, ...more } }, jail, listen))
  const withJava = async () => {
    const { folder } = await findDatabase(javaArchives, request, tools)
    return run({ [javaFolder]: await share(folder) })
  }
  if (request.trivyJavaDb !== undefined) return withJava()
  return run({}).catch(async (error: unknown) => {
    if (!(error instanceof JavaDatabaseNeeded)) throw error
    tools.log.info('The image contains Java archives: their index is needed')
    return withJava()
  })
}
