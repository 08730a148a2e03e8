import type { ScannerName } from '../stage/check-names.ts'
import type { ScanPolicy } from '../stage/record/scan-policy.ts'
import { type Severity, severities } from '../stage/severity.ts'

/** The rules of this run; what is absent is not asked for. */
export interface AskedScan {
  readonly failOn?: Severity | 'none'
  readonly onlyFixed?: boolean
  readonly scope?: ScanPolicy['scope']
  readonly inherited?: ScanPolicy['inherited']
  readonly deny: readonly string[]
  readonly secrets?: ScanPolicy['secrets']
  readonly empty?: ScanPolicy['empty']
  /** What has to have been looked for. */
  readonly scanners?: readonly ScannerName[]
  /** How old the database may have been, in milliseconds. */
  readonly databaseAge?: number
  /** The files that hide findings; absent where this run names none and asks for no rules of its own. */
  readonly hiding?: Hiding
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What may hide findings in this run. */
export interface Hiding {
  /** Entries of the ignore file that count, by `entryKey`. */
  readonly entries: ReadonlySet<string>
  readonly ignoreFile?: string
  /** Digests of the VEX documents. */
  readonly vex: ReadonlySet<string>
  /** Digest of the policy. */
  readonly ignorePolicy?: string
  /** Digest of the file with settings. */
  readonly trivyConfig?: string
  readonly skipDirs?: ReadonlySet<string>
  readonly skipFiles?: ReadonlySet<string>
}

/** Says what a scan did not look at that this run looks at, by the names of the inputs; nothing where there is no such thing. */
export function leftOut(policy: ScanPolicy, { scanners = [], hiding }: AskedScan): string | undefined {
  const looked = policy.scanners ?? ['vuln', ...(policy.secrets === 'off' ? [] : ['secret'])]
  const missing = scanners.find(name => !looked.includes(name))
  if (missing !== undefined) return `it did not look for ${missing} (scanners)`
  if (hiding === undefined) return undefined
  const folder = policy.skipDirs?.find(path => !hiding.skipDirs?.has(path))
  if (folder !== undefined) return `it skipped ${folder} (skip-dirs)`
  const file = policy.skipFiles?.find(path => !hiding.skipFiles?.has(path))
  if (file !== undefined) return `it skipped ${file} (skip-files)`
  return policy.trivyConfig !== undefined && policy.trivyConfig !== hiding.trivyConfig
    ? 'it was made with other settings (trivy-config)'
    : undefined
}

/** Lists in which respects the rules of a scan were weaker than those that are asked for, by the names of the inputs. */
export function weakerRules(
  { failOn, policy }: { readonly failOn: Severity | 'none'; readonly policy: ScanPolicy },
  asked: AskedScan,
): string[] {
  const undenied = asked.deny.filter(id => !policy.deny.includes(id))
  const { hiding } = asked
  const unknownVex = hiding === undefined ? [] : policy.vex.filter(digest => !hiding.vex.has(digest))
  const otherFile =
    hiding !== undefined && policy.ignoreFile !== undefined && policy.ignoreFile !== hiding.ignoreFile
  return [
    ...(asked.failOn !== undefined && rank(failOn) > rank(asked.failOn)
      ? [`fail-on was ${failOn}, and is ${asked.failOn}`]
      : []),
    ...(asked.onlyFixed === false && policy.onlyFixed ? ['only-fixed was true, and is false'] : []),
    ...(asked.scope === 'all' && policy.scope === 'introduced'
      ? ['scan-gate was introduced, and is all']
      : []),
    ...(asked.inherited === 'count' && policy.inherited === 'warn'
      ? ['inherited-findings was warn, and is count']
      : []),
    ...(undenied.length > 0 ? [`scan-deny did not have ${undenied.slice(0, 5).join(', ')}`] : []),
    ...(otherFile ? ['trivy-ignorefile was another file'] : []),
    ...(unknownVex.length > 0 ? ['trivy-vex had other documents'] : []),
    ...(hiding !== undefined &&
    policy.ignorePolicy !== undefined &&
    policy.ignorePolicy !== hiding.ignorePolicy
      ? ['ignore-policy was another file']
      : []),
  ]
}

/** The least severity that fails a scan; `none` is above all. */
function rank(failOn: Severity | 'none'): number {
  return failOn === 'none' ? severities.length : severities.indexOf(failOn)
}
