import { digestOf } from '../image/digest.ts'
import type { JudgeAgain } from '../promote/evidence/gate.ts'
import { judgeStored } from '../scan/judge-stored.ts'
import type { AskedScan, Hiding } from '../scan/policy.ts'
import { secretsMode } from '../scan/scanners.ts'
import { entryKey } from '../scan/suppression/entry.ts'
import { hidingFiles } from '../scan/suppression/hiding-files.ts'
import { hides } from '../scan/suppression/suppression-state.ts'
import { findSuppressions } from '../scan/suppression/suppressions.ts'
import { headFile } from '../scan/suppression/trusted-file.ts'
import { judgeStoredSmoke, smokePolicyOf } from '../smoke/policy.ts'
import type { Tools } from '../stage/stage.ts'
import type { Rules } from './rule-inputs.ts'

/** Returns how what another run has checked is judged again by the rules of this one. */
export async function judgeAgainBy(rules: Rules, tools: Tools): Promise<JudgeAgain> {
  const [scan, smoke] = await Promise.all([
    askedScan(rules, tools),
    smokePolicyOf(rules, tools.host.workspace),
  ])
  return (section, record) =>
    section === 'scan' ? judgeStored(record.scan, scan) : judgeStoredSmoke(record.smoke, smoke)
}

async function askedScan(rules: Rules, tools: Tools): Promise<AskedScan> {
  const { failOn, onlyFixed, scanGate: scope, inheritedFindings: inherited, scanners = [] } = rules
  const hiding = await hidingOf(rules, tools)
  return {
    ...(failOn !== undefined && { failOn }),
    ...(onlyFixed !== undefined && { onlyFixed }),
    ...(scope !== undefined && { scope }),
    ...(inherited !== undefined && { inherited }),
    ...((rules.scanSecrets !== undefined || scanners.includes('secret')) && {
      secrets: secretsMode({ scanners, scanSecrets: rules.scanSecrets ?? 'off' }),
    }),
    ...(scanners.length > 0 && { scanners }),
    ...(rules.scanEmpty !== undefined && { empty: rules.scanEmpty }),
    ...(rules.dbMaxAge !== undefined && { databaseAge: rules.dbMaxAge }),
    ...(hiding !== undefined && { hiding }),
    deny: rules.scanDeny,
    now: tools.now(),
  }
}

/**
 * Reads what hides findings in this run. Where a run gives no rule at all, as a promotion of its own may, nothing is said
 * about it; where it gives rules and no file, nothing hides a finding.
 */
async function hidingOf(rules: Rules, tools: Tools): Promise<Hiding | undefined> {
  const { trivyIgnorefile, trivyVex, ignorePolicy, trivyConfig, suppressionRequire } = rules
  if (hidingFiles(rules).length === 0 && rules.failOn === undefined) return undefined
  const files = { trivyIgnorefile, suppressionRequire, suppressionNotice: 0, trustHeadSuppressions: false }
  const { entries, digest } = await findSuppressions(files, tools)
  const digestIn = async (input: string, path: string) =>
    digestOf(Buffer.from(await headFile({ path, input, trustHeadSuppressions: false }, tools)))
  // What a pull request brings hides nothing.
  const trusted = tools.host.facts.pullRequest === undefined
  const [vex, policy, config] = await Promise.all([
    Promise.all(trivyVex.map(path => digestIn('trivy-vex', path))),
    ignorePolicy === undefined ? undefined : digestIn('ignore-policy', ignorePolicy),
    trivyConfig === undefined ? undefined : digestIn('trivy-config', trivyConfig),
  ])
  return {
    entries: new Set(entries.filter(hides).map(entryKey)),
    ...(digest !== undefined && { ignoreFile: digest }),
    vex: new Set(trusted ? vex : []),
    ...(trusted && policy && { ignorePolicy: policy }),
    ...(trusted && config && { trivyConfig: config }),
    skipDirs: new Set(rules.skipDirs),
    skipFiles: new Set(rules.skipFiles),
  }
}
