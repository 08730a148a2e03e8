import { UserError } from '../messages/errors.ts'
import type { ScannerName } from '../stage/check-names.ts'
import { lastLine } from './foreign-text.ts'
import { policyFile } from './hidden.ts'
import { type Jail, type Limits, type Listen, type SandboxCommand, temporaryHome } from './jail/jail.ts'

/** What Trivy gets for one platform. */
export interface TrivyJob {
  readonly program: string
  readonly scanners: readonly ScannerName[]
  /** What is in `/in`: an OCI layout unless given, the files of a checkout, or a bill of materials. */
  readonly subject?: 'source' | 'sbom' | undefined
  /** Paths in the sandbox and on this machine: an OCI layout with one image at `/in`, databases in `/cache`. */
  readonly readable: Readonly<Record<string, string>>
  readonly ignorefile?: string | undefined
  /** VEX documents. */
  readonly vex?: readonly string[] | undefined
  /** A policy in Rego that hides findings. */
  readonly policy?: string | undefined
  /** Settings as a `trivy.yaml`. */
  readonly config?: string | undefined
  readonly milliseconds: number
}

/** Where Trivy reads its index of Java archives. */
export const javaFolder = '/cache/java-db'

/** A report with all packages is some ten megabytes for the largest images. */
export const outputLimit = 128 * 1024 * 1024

/** Scans one platform in a sandbox and returns Trivy's report unchanged. @throws UserError when Trivy fails. */
export async function runTrivy(job: TrivyJob, jail: Jail, listen: Listen): Promise<string> {
  const limits: Limits = { milliseconds: job.milliseconds, output: outputLimit }
  const { exitCode, stdout, stderr } = await jail.run(sandboxCommand(job), limits, listen)
  if (exitCode === 0) return stdout
  if (/java ?db/i.test(stderr) && !(javaFolder in job.readable)) throw new JavaDatabaseNeeded()
  throw new UserError(`Trivy failed with exit code ${exitCode}${lastLine(crash(stderr) ?? stderr)}`, {
    hint: scarcity(exitCode, stderr) ?? 'Its messages are in the log above.',
  })
}

/** Finds why a Go program has ended itself: the list of what it was doing comes after that. */
function crash(stderr: string): string | undefined {
  return /^(?:fatal error|panic): .*$/m.exec(stderr)?.[0]
}

/** Status of a program that got SIGKILL. */
const killed = 128 + 9

/** What Trivy lacked, where its last words or its status say that: it names neither the folder nor the input. */
function scarcity(exitCode: number, stderr: string): string | undefined {
  const last = crash(stderr) ?? stderr.slice(-4096)
  if (/no space left on device|disk quota exceeded/i.test(last))
    return 'Its temporary folder is full: set "scan-tmp" to a larger size.'
  if (/out of memory|cannot allocate memory/i.test(last))
    return 'It needs more memory: set "scan-memory" to a larger size.'
  if (exitCode === killed)
    return 'It was killed, as Linux does where the memory of the machine is used up: use a machine with more, or run less beside the scan.'
  return undefined
}

/** The image has Java archives, which need an index that Trivy did not get. */
export class JavaDatabaseNeeded extends UserError {
  constructor() {
    super('the image contains Java archives, and Trivy does not have the index for them', {
      hint: 'Set "trivy-java-db" to the folder of the index.',
    })
  }
}

/** Paths are seen from the folder that Trivy starts in: the root of a sandbox, or a folder in that of a run without one. */
const commands = {
  image: ['image'],
  source: ['fs', '../in'],
  sbom: ['sbom', '../in/sbom.cdx.json'],
}

const configFile = '/config/trivy.yaml'

function sandboxCommand(job: TrivyJob): SandboxCommand {
  const ignorefile = '/ignore/findings.yaml'
  const vex = Object.fromEntries((job.vex ?? []).map((path, at) => [`/vex/${at}.json`, path]))
  return {
    program: job.program,
    args: commands[job.subject ?? 'image'],
    env: root => ({
      ...options(root, job),
      ...(job.ignorefile && { TRIVY_IGNOREFILE: root + ignorefile }),
      ...(job.policy && { TRIVY_IGNORE_POLICY: root + policyFile }),
      ...(job.config && { TRIVY_CONFIG: root + configFile }),
      ...(job.vex?.length && {
        TRIVY_VEX: Object.keys(vex)
          .map(path => root + path)
          .join(','),
      }),
    }),
    readable: {
      ...job.readable,
      ...(job.ignorefile && { [ignorefile]: job.ignorefile }),
      ...(job.policy && { [policyFile]: job.policy }),
      ...(job.config && { [configFile]: job.config }),
      ...vex,
    },
  }
}

/** Options are variables: Trivy ignores an unknown variable, but fails on an unknown flag. */
function options(root: string, job: TrivyJob): Record<string, string> {
  return {
    ...temporaryHome(root),
    ...(job.subject === undefined && { TRIVY_INPUT: `${root}/in` }),
    TRIVY_CACHE_DIR: `${root}/cache`,
    TRIVY_CACHE_BACKEND: 'memory',
    TRIVY_FORMAT: 'json',
    TRIVY_SCANNERS: job.scanners.join(','),
    // The config of an image has the values of ENV and ARG.
    ...(job.subject === undefined &&
      job.scanners.includes('secret') && { TRIVY_IMAGE_CONFIG_SCANNERS: 'secret' }),
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
