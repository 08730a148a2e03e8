import { UserError } from '../errors.ts'
import { oneLine } from './foreign-text.ts'
import type { Inmate, Jail, Limits, Listen } from './jail/jail.ts'

/** What Trivy is given for one platform. */
export interface TrivyJob {
  readonly program: string
  /** What it looks for; secrets need no database. */
  readonly scanner: 'vuln' | 'secret'
  /** Where it sees files and folders, and where they are: an OCI layout with one image at `/in`, databases in `/cache`. */
  readonly readable: Readonly<Record<string, string>>
  readonly ignorefile?: string | undefined
  /** VEX documents. */
  readonly vex?: readonly string[] | undefined
  readonly milliseconds: number
}

/** Where Trivy looks for its index of Java archives. */
export const javaFolder = '/cache/java-db'

/** A report with all packages is some ten megabytes for the largest images. */
const reportLimit = 128 * 1024 * 1024

/** Scans one platform in a jail and gives Trivy's report as it was written. @throws UserError when Trivy fails. */
export async function runTrivy(job: TrivyJob, jail: Jail, listen: Listen): Promise<string> {
  const limits: Limits = { milliseconds: job.milliseconds, output: reportLimit }
  const { exitCode, stdout, stderr } = await jail.run(inmate(job), limits, listen)
  if (exitCode === 0) return stdout
  if (/java ?db/i.test(stderr) && !(javaFolder in job.readable)) throw new JavaDatabaseNeeded()
  throw new UserError(`Trivy failed with exit code ${exitCode}${lastLine(stderr)}`, {
    hint: 'Its messages are in the log above.',
  })
}

/** The image has Java archives, which Trivy knows by an index that it was not given. */
export class JavaDatabaseNeeded extends UserError {
  constructor() {
    super('the image holds Java archives, and Trivy has no index of them', {
      hint: 'Give the folder of the index as "trivy-java-db".',
    })
  }
}

/**
 * Asks the program for its version, which also shows whether the jail works: that it can show the program a file of this
 * run, which an engine on another machine could not.
 *
 * @throws UserError when it does not work, or the program is not Trivy.
 */
export async function trivyVersion(program: string, file: string, jail: Jail): Promise<string> {
  const version: Inmate = {
    program,
    args: ['--version'],
    env: root => ({ ...base(root), TRIVY_CACHE_DIR: `${root}/tmp/cache` }),
    readable: { '/in/file': file },
  }
  const { exitCode, stdout, stderr } = await jail.run(
    version,
    { milliseconds: 60_000, output: 64 * 1024 },
    () => {},
  )
  const match = /^Version: v?(\d+\.\d+\.\d+\S*)$/m.exec(stdout)
  if (match?.[1] !== undefined) return oneLine(match[1])
  const said = lastLine(stderr || stdout)
  throw new UserError(`it does not answer as Trivy does (exit code ${exitCode})${said}`)
}

/** Versions that were published by attackers in March 2026. https://github.com/advisories/GHSA-69fq-xp46-6x23 */
const compromised = ['0.69.4', '0.69.5', '0.69.6']

/** Since this version the database is opened for reading only. */
const oldest = [0, 68, 0]

/** Refuses versions that are known to be malicious or too old to work in the jail. */
export function assertUsableVersion(version: string): void {
  if (compromised.includes(version)) {
    throw new UserError(`Trivy ${version} was published by attackers (GHSA-69fq-xp46-6x23) and is not run`, {
      hint: 'Remove it, and change every secret that this machine could read since it was installed.',
    })
  }
  const parts = version.split('.').map(Number.parseFloat)
  const older = oldest.map((part, index) => (parts[index] ?? 0) - part).find(difference => difference !== 0)
  if ((older ?? 0) < 0) {
    throw new UserError(`Trivy ${version} is too old`, { hint: `Use ${oldest.join('.')} or newer.` })
  }
}

function inmate(job: TrivyJob): Inmate {
  const ignorefile = '/ignore/findings.yaml'
  const vex = Object.fromEntries((job.vex ?? []).map((path, at) => [`/vex/${at}.json`, path]))
  return {
    program: job.program,
    args: ['image'],
    env: root => ({
      ...options(root, job),
      ...(job.ignorefile && { TRIVY_IGNOREFILE: root + ignorefile }),
      ...(job.vex?.length && {
        TRIVY_VEX: Object.keys(vex)
          .map(path => root + path)
          .join(','),
      }),
    }),
    readable: { ...job.readable, ...(job.ignorefile && { [ignorefile]: job.ignorefile }), ...vex },
  }
}

/** Options are variables: a Trivy that does not know one ignores it, where an unknown flag would end it. */
function options(root: string, job: TrivyJob): Record<string, string> {
  return {
    ...base(root),
    TRIVY_INPUT: `${root}/in`,
    TRIVY_CACHE_DIR: job.scanner === 'vuln' ? `${root}/cache` : `${root}/tmp/cache`,
    TRIVY_CACHE_BACKEND: 'memory',
    TRIVY_FORMAT: 'json',
    TRIVY_SCANNERS: job.scanner,
    // The config of an image holds what ENV and ARG were given.
    ...(job.scanner === 'secret' && { TRIVY_IMAGE_CONFIG_SCANNERS: 'secret' }),
    TRIVY_LIST_ALL_PKGS: 'true',
    TRIVY_SHOW_SUPPRESSED: 'true',
    TRIVY_TIMEOUT: `${job.milliseconds}ms`,
    TRIVY_NO_PROGRESS: 'true',
    TRIVY_OFFLINE_SCAN: 'true',
    TRIVY_SKIP_DB_UPDATE: 'true',
    TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
    TRIVY_SKIP_CHECK_UPDATE: 'true',
    TRIVY_SKIP_VEX_REPO_UPDATE: 'true',
    TRIVY_SKIP_VERSION_CHECK: 'true',
    TRIVY_DISABLE_TELEMETRY: 'true',
  }
}

function base(root: string): Record<string, string> {
  return { HOME: `${root}/tmp`, TMPDIR: `${root}/tmp` }
}

function lastLine(text: string): string {
  const line = text.trim().split('\n').at(-1) ?? ''
  return line === '' ? '' : `: ${oneLine(line, 500)}`
}
