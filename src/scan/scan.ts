import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Subject } from '../image/subject.ts'
import type { Values } from '../inputs/table.ts'
import type { Timed } from '../section.ts'
import type { Stage, Tools } from '../stage.ts'
import { vulnerabilities } from './database/database.ts'
import { findDatabase } from './database/find.ts'
import { judge } from './gate.ts'
import type { scanInputs } from './inputs.ts'
import { openJail } from './jail/open.ts'
import { sarifName } from './outputs.ts'
import { findScanner } from './program/scanner.ts'
import { assertStaticProgram } from './program/static-program.ts'
import { sarif } from './sarif.ts'
import { scanPlatform } from './scan-platform.ts'
import type { ScannedPlatform, ScanSection } from './section.ts'
import { sharing } from './shareable.ts'
import { assertUsableVersion, trivyVersion } from './trivy.ts'

/** What a scan needs to know. */
export type ScanRequest = Values<typeof scanInputs> & {
  readonly subject: Subject
  /** The scan to compare with, for example that of the branch a pull request goes to. */
  readonly baseline?: ScanSection
}

/** Scans each platform of an image with Trivy in a jail, and judges what was found. */
export const scan: Stage<ScanRequest, Timed<ScanSection>> = async (request, tools) => {
  const work = await mkdtemp(join(tools.host.temp, 'buildonce-scan-'))
  tools.keep({ kind: 'folder', name: work })
  try {
    await chmod(work, 0o755)
    return await scanIn(work, request, tools)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function scanIn(work: string, request: ScanRequest, tools: Tools): Promise<Timed<ScanSection>> {
  const found = await findScanner({ ...request, work }, tools)
  if (request.scanSandbox !== 'none') await assertStaticProgram(found, process.arch)
  const share = sharing(work)
  const database = await findDatabase(vulnerabilities, request, tools)
  const shared = {
    program: await share(found),
    database: await share(database.folder),
    ...(request.trivyIgnorefile && {
      ignorefile: await share(resolve(tools.host.workspace, request.trivyIgnorefile)),
    }),
  }
  const reports = resolve(
    tools.host.workspace,
    request.scanReports ?? join(tools.host.temp, 'buildonce', 'scan'),
  )
  await mkdir(reports, { recursive: true })
  const marker = join(work, 'oci-layout')
  await writeFile(marker, '{"imageLayoutVersion":"1.0.0"}', { mode: 0o644 })
  const { jail, trial } = await openJail(
    request.scanSandbox,
    jail => trivyVersion(shared.program, marker, jail),
    tools,
  )
  const platforms: ScannedPlatform[] = []
  try {
    assertUsableVersion(trial)
    tools.log.info(`Trivy ${trial}, database of ${database.updatedAt}, sandbox ${jail.sandbox}`)
    for (const platform of request.subject.platforms) {
      platforms.push(
        await scanPlatform({ ...shared, marker, platform, share, work, reports, request }, jail, tools),
      )
    }
  } finally {
    await jail.close()
  }
  const scanner = {
    name: 'trivy',
    version: trial,
    ...(database.digest && { database: database.digest }),
    databaseTime: database.updatedAt,
    sandbox: jail.sandbox,
  }
  await writeFile(join(reports, sarifName), sarif(platforms, scanner))
  return conclude({ request, platforms, scanner, reports }, tools)
}

interface Results {
  readonly request: ScanRequest
  readonly platforms: ScannedPlatform[]
  readonly scanner: NonNullable<ScanSection['scanner']>
  readonly reports: string
}

function conclude({ request, platforms, scanner, reports }: Results, tools: Tools): Timed<ScanSection> {
  const { failOn, onlyFixed, scanGate: scope, baseline } = request
  const verdict = judge(platforms, { failOn, onlyFixed, scope }, { baseline, scanner })
  const empty = platforms.filter(({ packages }) => packages === 0).map(nothingScanned)
  const emptyFails = request.scanEmpty === 'fail' && empty.length > 0
  const reasons = [...(emptyFails ? empty : []), ...(verdict.reason ? [verdict.reason] : [])]
  const warnings = [
    ...(emptyFails ? [] : empty),
    ...platforms.filter(({ os }) => os?.endOfLife).map(outdated),
    ...verdict.warnings,
  ]
  for (const warning of warnings) tools.log.warning(warning)
  return {
    status: reasons.length > 0 ? 'failed' : 'passed',
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
    ...(warnings.length > 0 && { warnings }),
    digest: request.subject.digest,
    failOn,
    scanner,
    platforms,
    gate: verdict.gate,
    reports,
  }
}

function nothingScanned({ platform, os }: ScannedPlatform): string {
  const seen = os ? `${os.family} ${os.name}, but no package` : 'neither an operating system nor a package'
  return `nothing was scanned in ${platform}: Trivy recognised ${seen}`
}

function outdated({ platform, os }: ScannedPlatform): string {
  return `${os?.family} ${os?.name} (${platform}) gets no security updates any more: findings may be missing`
}
