import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderOf, writeWhole } from '../files/write.ts'
import type { Timed } from '../stage/section.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import { baselineScan } from './baseline-scan.ts'
import { conclude } from './conclude.ts'
import { vulnerabilities } from './database/database.ts'
import { findDatabase } from './database/find.ts'
import { openJail } from './jail/open.ts'
import { sarifName } from './outputs.ts'
import { findScanner } from './program/scanner.ts'
import { assertStaticProgram } from './program/static-program.ts'
import type { ScanRequest } from './request.ts'
import { sarif } from './sarif.ts'
import { namedImage, type Shared, scanBaseline, scanImage } from './scan-image.ts'
import { scannersOf } from './scanners.ts'
import type { ScanSection } from './section.ts'
import { findIgnorePolicy } from './suppression/ignore-policy.ts'
import { unmatchedStatements } from './suppression/image-vex.ts'
import { numberedFile } from './suppression/numbered.ts'
import { findSuppressions } from './suppression/suppressions.ts'
import { findVex } from './suppression/vex.ts'
import { findTrivyConfig } from './trivy-config.ts'
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

async function scanIn(work: string, request: ScanRequest, tools: Tools): Promise<Timed<ScanSection>> {
  const { path: found, warnings } = await findScanner({ ...request, work }, tools)
  if (request.scanSandbox !== 'none') await assertStaticProgram(found, process.arch)
  const share = worldReadable(work)
  const database = await findDatabase(vulnerabilities, request, tools)
  const { workspace, temp } = tools.host
  const reports = await folderOf(workspace, request.scanReports ?? join(temp, 'buildonce', 'scan'))
  const marker = join(work, 'oci-layout')
  await writeFile(marker, '{"imageLayoutVersion":"1.0.0"}', { mode: 0o644 })
  const ignored = await findSuppressions(request, tools)
  const vex = await findVex({ ...request, work }, tools)
  const policy = await findIgnorePolicy({ ...request, work }, tools)
  const config = await findTrivyConfig({ ...request, work }, tools)
  const said = [ignored, vex, policy, config].flatMap(({ warnings }) => warnings)
  const looked = scannersOf(request)
  // One file may be that of several tools: what was not looked for hides nothing, and is not said to.
  const entries = ignored.entries.filter(
    ({ kind }) =>
      (kind !== 'misconfiguration' || looked.includes('misconfig')) &&
      (kind !== 'license' || looked.includes('license')),
  )
  const suppressions = { ...ignored, entries, warnings: [...warnings, ...said] }
  const ignorefile = join(work, 'ignore.yaml')
  await writeFile(ignorefile, numberedFile(entries), { mode: 0o644 })
  const prepared: Omit<Shared, 'version'> = {
    request,
    suppressions,
    statements: vex.statements,
    hashed: new Map(),
    work,
    share,
    reports,
    marker,
    program: await share(found),
    database: await share(database.folder),
    ...(entries.length > 0 && { ignorefile }),
    vex: vex.files,
    ...(policy.file && { policy: policy.file }),
    ...(config.file && { config: config.file }),
  }
  const { jail, trial } = await openJail(
    request.scanSandbox,
    jail => trivyVersion(prepared.program, marker, jail),
    tools,
  )
  try {
    assertUsableVersion(trial)
    const shared: Shared = { ...prepared, version: trial }
    tools.log.info(`Trivy ${trial}, database of ${database.updatedAt}, sandbox ${jail.sandbox}`)
    const scanner = {
      name: 'trivy',
      version: trial,
      ...(database.digest && { database: database.digest }),
      databaseTime: database.updatedAt,
      sandbox: jail.sandbox,
    }
    const scanned = await scanImage(shared, jail, tools)
    const { baseline, scanGate } = request
    const now = {
      ...request,
      scanner,
      scanners: scannersOf(request),
      stored: request.baselineScan,
      trivyConfig: config.digest,
    }
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
        unmatched: unmatchedStatements(
          vex.statements,
          scanned.map(({ found }) => found),
          namedImage(request),
        ),
        ignorePolicy: policy.digest,
        trivyConfig: config.digest,
        reports,
      },
      tools,
    )
    await writeWhole(
      join(reports, sarifName),
      sarif(section.platforms, scanner, request.repositories?.[0] ?? namedImage(request).repositories[0]),
    )
    return section
  } finally {
    await jail.close()
  }
}
