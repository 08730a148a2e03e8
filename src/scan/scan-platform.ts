import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SubjectPlatform } from '../image/subject.ts'
import type { Tools } from '../stage.ts'
import { javaArchives } from './database/database.ts'
import { findDatabase } from './database/find.ts'
import { plainLines } from './foreign-text.ts'
import type { Jail, Listen } from './jail/jail.ts'
import { layoutOf } from './layout-of.ts'
import { platformLayout } from './platform-layout.ts'
import type { ScanRequest } from './scan.ts'
import type { ScannedPlatform } from './section.ts'
import type { Share } from './shareable.ts'
import { findingsTable, summaryLine } from './table.ts'
import { JavaDatabaseNeeded, runTrivy, type TrivyJob } from './trivy.ts'
import { parseTrivyReport } from './trivy-report.ts'

/** One platform and what it is scanned with; all that the scanner gets is readable by every account. */
export interface PlatformScan extends Pick<TrivyJob, 'program' | 'marker' | 'database' | 'ignorefile'> {
  readonly platform: SubjectPlatform
  readonly request: ScanRequest
  readonly share: Share
  /** Folder of this run that is removed at its end. */
  readonly work: string
  /** Folder where Trivy's report stays. */
  readonly reports: string
}

/** Scans one platform, shows what was found, and gives it. */
export async function scanPlatform(scan: PlatformScan, jail: Jail, tools: Tools): Promise<ScannedPlatform> {
  const { platform, request, work, reports } = scan
  return tools.log.group(`Scan ${platform.platform}`, async () => {
    const layout = await layoutOf(request.subject, { platform, work }, tools)
    const { image, index } = await platformLayout(layout, platform)
    const folder = join(work, `scan-${platform.digest.slice('sha256:'.length)}`)
    await mkdir(folder)
    const indexFile = join(folder, 'index.json')
    await writeFile(indexFile, index, { mode: 0o644 })
    const blobs = await scan.share(join(layout, 'blobs'))
    const json = await runWithJava(
      { ...scan, index: indexFile, blobs, milliseconds: request.scanTimeout },
      jail,
      tools,
    )
    const found = parseTrivyReport(json, image)
    await writeFile(join(reports, `trivy-${platform.platform.replaceAll('/', '-')}.json`), json)
    if (found.findings.length > 0) await tools.log.foreign(async write => write(findingsTable(found)))
    tools.log.info(summaryLine(found))
    return found
  })
}

/** Gives Trivy the index of Java archives only when it turns out to need it: it is ten times as big as all else. */
async function runWithJava(job: PlatformScan & TrivyJob, jail: Jail, tools: Tools): Promise<string> {
  const { request, share } = job
  const run = (more: Partial<TrivyJob>) =>
    listening(tools, listen => runTrivy({ ...job, ...more }, jail, listen))
  const withJava = async () => {
    const { folder } = await findDatabase(javaArchives, request, tools)
    return run({ javaDatabase: await share(folder) })
  }
  if (request.trivyJavaDb !== undefined) return withJava()
  return run({}).catch(async (error: unknown) => {
    if (!(error instanceof JavaDatabaseNeeded)) throw error
    tools.log.info('The image holds Java archives: their index is needed')
    return withJava()
  })
}

/** Shows the scanner's messages without anything that could act on the terminal. */
function listening<T>({ log }: Tools, work: (listen: Listen) => Promise<T>): Promise<T> {
  return log.foreign(write => {
    const decoder = new TextDecoder()
    return work(chunk => write(plainLines(decoder.decode(chunk, { stream: true }))))
  })
}
