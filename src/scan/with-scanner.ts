import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderOf } from '../files/write.ts'
import { layoutMarker } from '../image/layout.ts'
import type { Digest } from '../image/reference.ts'
import type { ScanSection } from '../stage/record/scan.ts'
import type { Tools } from '../stage/stage.ts'
import { vulnerabilities } from './database/database.ts'
import { findDatabase } from './database/find.ts'
import type { Jail, Sandbox } from './jail/jail.ts'
import { openJail } from './jail/open.ts'
import { type Resources, resourcesOf } from './jail/resources.ts'
import { findScanner } from './program/scanner.ts'
import { assertStaticProgram } from './program/static-program.ts'
import type { WithoutImage } from './request.ts'
import { scannersOf } from './scanners.ts'
import { findIgnorePolicy } from './suppression/ignore-policy.ts'
import { numberedFile } from './suppression/numbered.ts'
import { findSuppressions, type Suppressions } from './suppression/suppressions.ts'
import { findVex } from './suppression/vex.ts'
import type { VexStatement } from './suppression/vex-statements.ts'
import { outputLimit, type TrivyJob } from './trivy.ts'
import { findTrivyConfig } from './trivy-config.ts'
import { assertUsableVersion, trivyVersion } from './trivy-version.ts'
import { type Share, worldReadable } from './world-readable.ts'

/** Trivy in a sandbox, with all that hides findings and that it is told. */
export interface Prepared extends Pick<TrivyJob, 'program' | 'ignorefile' | 'vex' | 'policy' | 'config'> {
  readonly jail: Jail
  /** How the record names it. */
  readonly scanner: NonNullable<ScanSection['scanner']>
  readonly database: string
  readonly suppressions: Suppressions
  readonly statements: readonly VexStatement[]
  /** Digests of the files that hide findings. */
  readonly digests: {
    readonly vex: readonly Digest[]
    readonly ignorePolicy: Digest | undefined
    readonly trivyConfig: Digest | undefined
  }
  /** The `oci-layout` file. */
  readonly marker: string
  readonly share: Share
  /** Temporary folder of this run. */
  readonly work: string
  /** Folder for Trivy's reports. */
  readonly reports: string
}

/** Finds Trivy, its database and the files of the user, opens a sandbox, and removes what was made for it at the end. */
export async function withScanner<Result>(
  request: WithoutImage,
  { reports, tools }: { readonly reports: string; readonly tools: Tools },
  use: (prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const work = await mkdtemp(join(tools.host.temp, 'buildonce-scan-'))
  tools.registerCleanup({ kind: 'folder', name: work })
  try {
    await chmod(work, 0o755)
    return await prepare(request, { work, folder: reports, tools }, use)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function prepare<Result>(
  request: WithoutImage,
  { work, folder, tools }: { readonly work: string; readonly folder: string; readonly tools: Tools },
  use: (prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const { path: found, warnings } = await findScanner({ ...request, work }, tools)
  if (request.scanSandbox !== 'none') await assertStaticProgram(found, process.arch)
  const share = worldReadable(work)
  const database = await findDatabase(vulnerabilities, request, tools)
  const { workspace, temp } = tools.host
  const reports = await folderOf(workspace, request.scanReports ?? join(temp, 'buildonce', folder))
  const marker = join(work, layoutMarker.name)
  await writeFile(marker, layoutMarker.text, { mode: 0o644 })
  const ignored = await findSuppressions(request, tools)
  const vex = await findVex({ ...request, work }, tools)
  const policy = await findIgnorePolicy({ ...request, work }, tools)
  const config = await findTrivyConfig({ ...request, work }, tools)
  const said = [ignored, vex, policy, config].flatMap(each => each.warnings)
  const looked = scannersOf(request)
  // One file may be that of several tools: what was not looked for hides nothing, and is not said to.
  const entries = ignored.entries.filter(
    ({ kind }) =>
      (kind !== 'misconfiguration' || looked.includes('misconfig')) &&
      (kind !== 'license' || looked.includes('license')),
  )
  const ignorefile = join(work, 'ignore.yaml')
  await writeFile(ignorefile, numberedFile(entries), { mode: 0o644 })
  const program = await share(found)
  const resources = resourcesOf(request)
  const { jail, trial } = await openJail(
    { sandbox: request.scanSandbox, resources },
    jail => trivyVersion(program, marker, jail),
    tools,
  )
  try {
    assertUsableVersion(trial)
    tools.log.info(`Trivy ${trial}, database of ${database.updatedAt}, sandbox ${jail.sandbox}`)
    return await use({
      jail,
      scanner: {
        name: 'trivy',
        version: trial,
        ...(database.digest && { database: database.digest }),
        databaseTime: database.updatedAt,
        sandbox: jail.sandbox,
        limits: limitsOf(resources, jail.sandbox, request.scanTimeout),
      },
      program,
      database: await share(database.folder),
      suppressions: { ...ignored, entries, warnings: [...warnings, ...said] },
      statements: vex.statements,
      digests: { vex: vex.digests, ignorePolicy: policy.digest, trivyConfig: config.digest },
      ...(entries.length > 0 && { ignorefile }),
      vex: vex.files,
      ...(policy.file && { policy: policy.file }),
      ...(config.file && { config: config.file }),
      ...{ marker, share, work, reports },
    })
  } finally {
    await jail.close()
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
