import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SubjectPlatform } from '../image/subject.ts'
import type { Tools } from '../stage.ts'
import { javaArchives } from './database/database.ts'
import { type DatabaseSources, findDatabase } from './database/find.ts'
import { plainLines } from './foreign-text.ts'
import type { Jail, Listen } from './jail/jail.ts'
import { platformLayout } from './platform-layout.ts'
import type { ScanRequest } from './request.ts'
import type { ScannedPlatform } from './section.ts'
import type { Share } from './shareable.ts'
import { JavaDatabaseNeeded, runTrivy, type TrivyJob } from './trivy.ts'
import { parseTrivyReport } from './trivy-report.ts'

/** One platform and what it is scanned with; all that the scanner gets is readable by every account. */
export interface PlatformScan extends Pick<TrivyJob, 'program' | 'marker' | 'database' | 'ignorefile'> {
  readonly platform: SubjectPlatform
  /** Folder of an OCI layout that holds its blobs. */
  readonly layout: string
  readonly request: Pick<ScanRequest, 'scanTimeout'> & DatabaseSources
  readonly share: Share
  /** Folder of this run that is removed at its end. */
  readonly work: string
  /** File where Trivy's report stays. */
  readonly report: string
}

/** Scans one platform and gives what was found. */
export async function scanPlatform(scan: PlatformScan, jail: Jail, tools: Tools): Promise<ScannedPlatform> {
  const { platform, request, work, layout } = scan
  const { image, index } = await platformLayout(layout, platform)
  const folder = join(work, `scan-${platform.digest.slice('sha256:'.length)}`)
  await mkdir(folder)
  const indexFile = join(folder, 'index.json')
  await writeFile(indexFile, index, { mode: 0o644 })
  const blobs = await scan.share(join(layout, 'blobs'))
  const job = { ...scan, index: indexFile, blobs, milliseconds: request.scanTimeout }
  const json = await runWithJava(job, jail, tools)
  const found = parseTrivyReport(json, image)
  await writeFile(scan.report, json)
  return found
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
