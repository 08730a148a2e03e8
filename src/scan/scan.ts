import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderOf, writeWhole } from '../files/write.ts'
import type { Timed } from '../stage/section.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import { baselineScan } from './baseline-scan.ts'
import { conclude } from './conclude.ts'
import { vulnerabilities } from './database/database.ts'
import { findDatabase } from './database/find.ts'
import type { Sandbox } from './jail/jail.ts'
import { openJail } from './jail/open.ts'
import { type Resources, resourcesOf } from './jail/resources.ts'
import { sarifName } from './outputs.ts'
import { findScanner } from './program/scanner.ts'
import { assertStaticProgram } from './program/static-program.ts'
import type { ScanRequest } from './request.ts'
import { sarif } from './sarif.ts'
import { type Shared, scanBaseline, scanImage } from './scan-image.ts'
import type { ScanSection } from './section.ts'
import { numberedFile } from './suppression/numbered.ts'
import { findSuppressions } from './suppression/suppressions.ts'
import { findVex } from './suppression/vex.ts'
import { outputLimit } from './trivy.ts'
import { assertUsableVersion, trivyVersion } from './trivy-version.ts'
import { worldReadable } from './world-readable.ts'

/** Scans each platform of an image with Trivy in a sandbox, and evaluates the findings. */
export const scan: Stage<ScanRequest, Timed<ScanSection>> = async (request, tools) => {
  const { failOn, subject } = request
  if (subject.platforms.length === 0) {
    const reason = `${subject.digest} has no image that runs, so nothing was scanned`
    return { status: 'failed', reason, digest: subject.digest, failOn, platforms: [] }
  }
  const work = await mkdtemp(join(tools.host.temp, 'buildonce-scan-'))
  tools.registerCleanup({ kind: 'folder', name: work })
  try {
    await chmod(work, 0o755)
    return await scanIn(work, request, tools)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** The limits of each run of Trivy, for the record. */
function limitsOf(resources: Resources, sandbox: Sandbox, milliseconds: number) {
  const { memory, temporary, processes } = resources
  return {
    memory,
    // Without a sandbox the temporary folder is one of this machine.
    ...(sandbox !== 'none' && { temporary }),
    processes,
    output: outputLimit,
    seconds: Math.ceil(milliseconds / 1000),
  }
}

async function scanIn(work: string, request: ScanRequest, tools: Tools): Promise<Timed<ScanSection>> {
  const { path: found, warnings } = await findScanner({ ...request, work }, tools)
  if (request.scanSandbox !== 'none') await assertStaticProgram(found, process.arch)
  const share = worldReadable(work)
  const database = await findDatabase(vulnerabilities, request, tools)
  const { workspace, temp } = tools.host
  const reports = await folderOf(workspace, request.scanReports ?? join(temp, 'buildonce', 'scan'))
  const marker = join(work, 'oci-layout')
  await writeFile(marker, '{"imageLayoutVersion":"1.0.0"}', { mode: 0o644 })
  const [ignored, vex] = [await findSuppressions(request, tools), await findVex({ ...request, work }, tools)]
  const suppressions = { ...ignored, warnings: [...warnings, ...ignored.warnings, ...vex.warnings] }
  const { entries } = ignored
  const ignorefile = join(work, 'ignore.yaml')
  await writeFile(ignorefile, numberedFile(entries), { mode: 0o644 })
  const shared: Shared = {
    request,
    suppressions,
    hashed: new Map(),
    work,
    share,
    reports,
    marker,
    program: await share(found),
    database: await share(database.folder),
    ...(entries.length > 0 && { ignorefile }),
    vex: vex.files,
  }
  const resources = resourcesOf(request)
  const { jail, trial } = await openJail(
    { sandbox: request.scanSandbox, resources },
    jail => trivyVersion(shared.program, marker, jail),
    tools,
  )
  try {
    assertUsableVersion(trial)
    tools.log.info(`Trivy ${trial}, database of ${database.updatedAt}, sandbox ${jail.sandbox}`)
    const scanner = {
      name: 'trivy',
      version: trial,
      ...(database.digest && { database: database.digest }),
      databaseTime: database.updatedAt,
      sandbox: jail.sandbox,
      limits: limitsOf(resources, jail.sandbox, request.scanTimeout),
    }
    const scanned = await scanImage(shared, jail, tools)
    const { baseline, scanGate } = request
    const now = { scanner, secrets: request.scanSecrets, stored: request.baselineScan }
    const again = () =>
      scanBaseline(baseline as NonNullable<typeof baseline>, scanned, { shared, jail, tools })
    const before =
      baseline && scanGate === 'introduced' ? await baselineScan(baseline, now, again) : undefined
    tools.signal.throwIfAborted()
    const section = conclude(
      {
        request,
        platforms: scanned.map(({ found }) => found),
        scanner,
        before,
        suppressions,
        vex: vex.digests,
        reports,
      },
      tools,
    )
    await writeWhole(join(reports, sarifName), sarif(section.platforms, scanner))
    return section
  } finally {
    await jail.close()
  }
}
