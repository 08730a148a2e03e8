import { describe, expect, test } from '@jest/globals'
import { judgeStored } from '../../src/scan/judge-stored.ts'
import type { AskedScan } from '../../src/scan/policy.ts'
import { entryKey } from '../../src/scan/suppression/entry.ts'
import type { Finding, ScannedPlatform, ScanSection } from '../../src/stage/record/scan.ts'
import { scanPolicy } from '../promote/records.ts'

const now = Date.parse('2026-06-01T00:00:00Z')
const found: Finding = {
  id: 'GHSA-1',
  aliases: ['CVE-1'],
  package: 'a',
  installed: '1',
  fixed: '2',
  severity: 'high',
}
const document = `sha256:${'d'.repeat(64)}` as const

const stored = (
  changes: Partial<ScanSection> = {},
  platform: Partial<ScannedPlatform> = {},
): ScanSection => ({
  status: 'passed',
  startedAt: '2026-05-31T00:00:00Z',
  seconds: 1,
  digest: `sha256:${'a'.repeat(64)}`,
  failOn: 'high',
  policy: scanPolicy(),
  gate: { scope: 'all', onlyFixed: true, failing: 0, tolerated: 0 },
  platforms: [
    {
      platform: 'linux/amd64',
      digest: `sha256:${'b'.repeat(64)}`,
      packages: 1,
      counts: { unknown: 0, low: 0, medium: 0, high: 0, critical: 0 },
      findings: [],
      ...platform,
    },
  ],
  ...changes,
})

const asked = (changes: Partial<AskedScan> = {}): AskedScan => ({ deny: [], now, ...changes })
const hiding = (entries: readonly string[] = [], vex: readonly string[] = []) => ({
  entries: new Set(entries),
  vex: new Set(vex),
})
const entry = { kind: 'vulnerability', id: 'GHSA-1', paths: [], purls: ['pkg:npm/a'] } as const

/** A scan with a database of one day before it, or of another time. */
const withDatabase = (databaseTime: string | undefined = '2026-05-30T00:00:00Z') =>
  stored({ scanner: { name: 'trivy', version: '0.75.0', databaseTime } })
const day = 86_400_000
const introduced = { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 0 } as const
const suppression = { ...entry, purls: ['pkg:npm/a'], paths: [], state: 'active' as const, findings: 1 }
const own = hiding([entryKey(entry)])
const secret = { rule: 'a', severity: 'high' } as const
const ofSecret = { kind: 'secret' as const, id: 'a', state: 'active' as const, findings: 1 }
const other = `sha256:${'e'.repeat(64)}` as const

describe('a stored scan is enough', () => {
  test.each<[string, ScanSection, AskedScan]>([
    ['where nothing is asked for but a gate', stored(), asked()],
    [
      'where less is asked for',
      stored({}, { findings: [{ ...found, severity: 'medium' }] }),
      asked({ failOn: 'high' }),
    ],
    [
      'where it looked for more, and skipped what this run skips',
      stored({
        policy: scanPolicy({
          scanners: ['vuln', 'secret', 'misconfig'],
          skipDirs: ['usr'],
          trivyConfig: document,
        }),
      }),
      asked({
        failOn: 'high',
        scanners: ['vuln', 'misconfig'],
        hiding: { ...hiding(), skipDirs: new Set(['usr', 'var']), trivyConfig: document },
      }),
    ],
    [
      'where this run has the policy that hid its finding',
      stored(
        { policy: scanPolicy({ ignorePolicy: document }) },
        { suppressed: [{ ...found, policy: true }] },
      ),
      asked({ failOn: 'high', hiding: { ...hiding(), ignorePolicy: document } }),
    ],
    [
      'where its findings have no fix',
      stored({}, { findings: [{ ...found, fixed: undefined }] }),
      asked({ failOn: 'low' }),
    ],
    [
      'where they are inherited, and that is a warning',
      stored({}, { findings: [{ ...found, inherited: true }] }),
      asked({ failOn: 'high', inherited: 'warn' }),
    ],
    [
      'where the baseline had them',
      stored(
        { gate: { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 1 } },
        { findings: [found], compared: true },
      ),
      asked({ failOn: 'high', scope: 'introduced' }),
    ],
    [
      'with nothing to report, where it asked for nothing and this run does not either',
      stored({ failOn: 'none' }),
      asked({ failOn: 'none' }),
    ],
    [
      'where this run has the entry that hid them',
      stored(
        { suppressions: [{ ...entry, purls: ['pkg:npm/a'], paths: [], state: 'active', findings: 1 }] },
        { suppressed: [{ ...found, entry: 0 }] },
      ),
      asked({ failOn: 'high', hiding: hiding([entryKey(entry)]) }),
    ],
    [
      'where this run has the documents that hid them',
      stored(
        { policy: scanPolicy({ vex: [document] }) },
        { suppressed: [{ ...found, vex: 'not_affected' }] },
      ),
      asked({ failOn: 'high', hiding: hiding([], [document]) }),
    ],
    [
      'without secrets, where they fail',
      stored({ secrets: { mode: 'warn', counted: 0 } }, { secrets: [] }),
      asked({ secrets: 'fail' }),
    ],
    ['with a database as old as it may be', withDatabase(), asked({ databaseAge: day })],
    ['with a database of any time, where none is asked for', withDatabase('once'), asked()],
    ['of an empty image, where that is a warning', stored({}, { packages: 0 }), asked({ empty: 'warn' })],
    ['without a search for secrets, where they warn', stored(), asked({ secrets: 'warn' })],
    [
      'with secrets, where they warn',
      stored({ secrets: { mode: 'warn', counted: 1 } }, { secrets: [secret] }),
      asked({ secrets: 'warn' }),
    ],
    [
      'with secrets that the baseline had',
      stored({ secrets: { mode: 'warn', counted: 0 } }, { secrets: [secret] }),
      asked({ secrets: 'fail' }),
    ],
    [
      'with secrets that an entry of this run hides',
      stored(
        { secrets: { mode: 'warn', counted: 0 }, suppressions: [ofSecret] },
        { secrets: [], suppressedSecrets: [{ ...secret, entry: 0 }] },
      ),
      asked({ secrets: 'fail', hiding: hiding([entryKey({ ...ofSecret, paths: [], purls: [] })]) }),
    ],
    [
      'with secrets that an entry hid, where this run says nothing about hiding',
      stored(
        { secrets: { mode: 'warn', counted: 0 }, suppressions: [ofSecret] },
        { secrets: [], suppressedSecrets: [{ ...secret, entry: 0 }] },
      ),
      asked({ secrets: 'fail' }),
    ],
    [
      'that looked for secrets, as records did before they named the scanners',
      stored({ policy: scanPolicy({ secrets: 'warn' }) }),
      asked({ scanners: ['vuln', 'secret'] }),
    ],
    ['that was made without settings', stored(), asked({ hiding: { ...hiding(), trivyConfig: document } })],
    [
      'that skipped something, where this run says nothing about that',
      stored({ policy: scanPolicy({ skipDirs: ['usr'], skipFiles: ['a'], trivyConfig: document }) }),
      asked({ failOn: 'high' }),
    ],
    [
      'with inherited findings by its own rule',
      stored({ policy: scanPolicy({ inherited: 'warn' }) }, { findings: [{ ...found, inherited: true }] }),
      asked({ failOn: 'high' }),
    ],
    [
      'with what another policy or document hid, where this run says nothing about hiding',
      stored(
        { policy: scanPolicy({ vex: [document], ignorePolicy: document }) },
        {
          suppressed: [
            { ...found, vex: 'not_affected' },
            { ...found, policy: true },
          ],
        },
      ),
      asked({ failOn: 'high' }),
    ],
    [
      'with what an entry hid that ends at this instant',
      stored(
        { suppressions: [{ ...suppression, state: 'expiring', expires: '2026-06-01T00:00:00Z' }] },
        { suppressed: [{ ...found, entry: 0 }] },
      ),
      asked({ failOn: 'high', hiding: own }),
    ],
    [
      'with a misconfiguration and a license that were there before',
      stored(
        { gate: introduced },
        {
          misconfigurations: [{ id: 'DS-0002', severity: 'high', path: 'Dockerfile' }],
          licenses: [{ name: 'GPL-3.0-only', severity: 'high', package: 'a' }],
        },
      ),
      asked({ failOn: 'high', scope: 'introduced' }),
    ],
    [
      'with inherited misconfigurations, and others below the gate',
      stored(
        {},
        {
          misconfigurations: [
            { id: 'DS-0002', severity: 'high', path: 'Dockerfile', inherited: true },
            { id: 'DS-0003', severity: 'low', path: 'Dockerfile' },
          ],
        },
      ),
      asked({ failOn: 'high', inherited: 'warn' }),
    ],
    [
      'without its findings, by the same rules',
      stored({
        findingsLeftOut: true,
        policy: scanPolicy({
          vex: [document],
          ignoreFile: document,
          ignorePolicy: document,
          onlyFixed: false,
          scope: 'all',
          deny: ['CVE-1'],
        }),
      }),
      asked({
        ...{ failOn: 'high', onlyFixed: false, scope: 'all', inherited: 'count', deny: ['CVE-1'] },
        hiding: { ...hiding([], [document]), ignoreFile: document, ignorePolicy: document },
      }),
    ],
    [
      'without its findings, by a run that has fewer rules',
      stored({
        findingsLeftOut: true,
        policy: scanPolicy({
          vex: [document],
          ignoreFile: document,
          ignorePolicy: document,
          inherited: 'warn',
        }),
      }),
      asked({ onlyFixed: true, scope: 'introduced', inherited: 'warn' }),
    ],
    [
      'without its findings, by a run that has files of its own to hide some',
      stored({ findingsLeftOut: true }),
      asked({
        failOn: 'high',
        hiding: { ...hiding([], [document]), ignoreFile: document, ignorePolicy: document },
      }),
    ],
    [
      'without its findings, by rules as strict',
      stored({ findingsLeftOut: true, failOn: 'medium' }),
      asked({ failOn: 'high', deny: [] }),
    ],
  ])('%s', (_, section, rules) => {
    expect(judgeStored(section, rules)).toBeUndefined()
  })
})

describe('a stored scan is not enough', () => {
  test.each<[string, ScanSection, AskedScan, string]>([
    ['that nothing could fail', stored({ failOn: 'none' }), asked(), 'nothing could fail it'],
    [
      'with a finding that counts',
      stored({}, { findings: [found] }),
      asked({ failOn: 'high' }),
      '1 high finding',
    ],
    [
      'with one below its own gate',
      stored({ failOn: 'critical' }, { findings: [found] }),
      asked({ failOn: 'high' }),
      '(fail-on: high)',
    ],
    [
      'with one that has no fix, where that counts',
      stored({}, { findings: [{ ...found, fixed: undefined }] }),
      asked({ failOn: 'high', onlyFixed: false }),
      '1 high finding',
    ],
    [
      'with an inherited one, where that counts',
      stored({ policy: scanPolicy({ inherited: 'warn' }) }, { findings: [{ ...found, inherited: true }] }),
      asked({ failOn: 'high', inherited: 'count' }),
      '1 high finding',
    ],
    [
      'with one on a platform that its baseline did not have',
      stored(
        { gate: { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 0 } },
        { findings: [found] },
      ),
      asked({ failOn: 'high', scope: 'introduced' }),
      '1 high finding',
    ],
    [
      'with one that is denied by another of its names',
      stored({}, { findings: [found] }),
      asked({ failOn: 'none', deny: ['CVE-1'] }),
      'denied by scan-deny: GHSA-1',
    ],
    [
      'that an entry hid for another package than this run’s',
      stored(
        { suppressions: [{ ...entry, purls: [], paths: [], state: 'active', findings: 1 }] },
        { suppressed: [{ ...found, entry: 0 }] },
      ),
      asked({ failOn: 'high', hiding: hiding([entryKey(entry)]) }),
      '1 high finding',
    ],
    [
      'that hides what no entry of its own hides',
      stored({}, { suppressed: [{ ...found, entry: 3 }] }),
      asked({ failOn: 'high' }),
      '1 high finding',
    ],
    [
      'that an entry hid which did not count',
      stored(
        { suppressions: [{ ...entry, purls: ['pkg:npm/a'], paths: [], state: 'untrusted', findings: 1 }] },
        { suppressed: [{ ...found, entry: 0 }] },
      ),
      asked({ failOn: 'high', hiding: hiding([entryKey(entry)]) }),
      '1 high finding',
    ],
    [
      'that another document hid',
      stored(
        { policy: scanPolicy({ vex: [document] }) },
        { suppressed: [{ ...found, vex: 'not_affected' }] },
      ),
      asked({ failOn: 'high', hiding: hiding() }),
      '1 high finding',
    ],
    [
      'that did not look for what this run looks for',
      stored(),
      asked({ scanners: ['vuln', 'misconfig'] }),
      'it did not look for misconfig (scanners)',
    ],
    [
      'that skipped what this run does not skip',
      stored({ policy: scanPolicy({ skipDirs: ['usr/share'] }) }),
      asked({ failOn: 'high', hiding: { ...hiding(), skipDirs: new Set(['usr']) } }),
      'it skipped usr/share (skip-dirs)',
    ],
    [
      'that skipped a file',
      stored({ policy: scanPolicy({ skipFiles: ['a.lock'] }) }),
      asked({ failOn: 'high', hiding: hiding() }),
      'it skipped a.lock (skip-files)',
    ],
    [
      'that was made with other settings',
      stored({ policy: scanPolicy({ trivyConfig: document }) }),
      asked({ failOn: 'high', hiding: hiding() }),
      'it was made with other settings (trivy-config)',
    ],
    [
      'that another policy hid',
      stored(
        { policy: scanPolicy({ ignorePolicy: document }) },
        { suppressed: [{ ...found, policy: true }] },
      ),
      asked({ failOn: 'high', hiding: hiding() }),
      '1 high finding',
    ],
    [
      'with a license of that severity that was there before',
      stored({}, { licenses: [{ name: 'GPL-3.0-only', severity: 'high', package: 'a' }] }),
      asked({ failOn: 'high' }),
      '1 license of that severity, for example GPL-3.0-only (high) of a',
    ],
    [
      'with a misconfiguration that another policy hid',
      stored(
        {
          gate: { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 0 },
          policy: scanPolicy({ ignorePolicy: document }),
        },
        {
          misconfigurations: [],
          suppressedMisconfigurations: [
            { id: 'DS-0002', severity: 'high', path: 'Dockerfile', policy: true },
          ],
        },
      ),
      asked({ failOn: 'high', hiding: hiding() }),
      '1 misconfiguration, for example DS-0002 (high) in Dockerfile',
    ],
    [
      'that does not say by which rules',
      stored({ policy: undefined }),
      asked(),
      'by which rules it was judged',
    ],
    [
      'by a database that is older than it may be',
      withDatabase(),
      asked({ databaseAge: day - 1 }),
      'its database was of 2026-05-30T00:00:00Z (db-max-age)',
    ],
    [
      'by a database of an unknown time',
      withDatabase('once'),
      asked({ databaseAge: day }),
      'its database was of once (db-max-age)',
    ],
    [
      'that does not tell of its database',
      stored(),
      asked({ databaseAge: day }),
      'it does not say of when its database was (db-max-age)',
    ],
    ['that did not look for secrets', stored(), asked({ secrets: 'fail' }), 'it did not look for secrets'],
    [
      'that did not look for secrets, as records said before they named the scanners',
      stored(),
      asked({ scanners: ['secret'] }),
      'it did not look for secret (scanners)',
    ],
    [
      'with secrets that the baseline had, where all count',
      stored({ secrets: { mode: 'warn', counted: 0 } }, { secrets: [secret] }),
      asked({ secrets: 'fail', scope: 'all' }),
      'it found secrets',
    ],
    [
      'with secrets that were not counted',
      stored({}, { secrets: [secret] }),
      asked({ secrets: 'fail' }),
      'it found secrets',
    ],
    [
      'with secrets that no entry of its own hid',
      stored({}, { secrets: [], suppressedSecrets: [secret] }),
      asked({ secrets: 'fail' }),
      'it found secrets',
    ],
    [
      'with one that has no fix, where its own rule counts it',
      stored({ policy: scanPolicy({ onlyFixed: false }) }, { findings: [{ ...found, fixed: undefined }] }),
      asked({ failOn: 'high' }),
      '1 high finding',
    ],
    [
      'with one that the baseline did not have',
      stored({ gate: introduced }, { findings: [{ ...found, introduced: true }], compared: true }),
      asked({ failOn: 'high' }),
      '1 high finding introduced',
    ],
    [
      'with one that the baseline had, where all count',
      stored({ gate: introduced }, { findings: [found], compared: true }),
      asked({ failOn: 'high', scope: 'all' }),
      '1 high finding,',
    ],
    [
      'with one that the baseline had, where it does not say what counted',
      stored({ gate: undefined }, { findings: [found], compared: true }),
      asked({ failOn: 'high' }),
      '1 high finding,',
    ],
    [
      'with one that is no longer hidden, although the baseline had it',
      stored({ gate: introduced }, { suppressed: [found], compared: true }),
      asked({ failOn: 'high' }),
      '1 high finding',
    ],
    [
      'that hid what its own rules deny',
      stored(
        { policy: scanPolicy({ deny: ['GHSA-1'] }), suppressions: [suppression] },
        { suppressed: [{ ...found, entry: 0 }] },
      ),
      asked({ failOn: 'high' }),
      'denied by scan-deny: GHSA-1',
    ],
    [
      'that hid by two documents, of which this run has one',
      stored(
        { policy: scanPolicy({ vex: [document, other] }) },
        { suppressed: [{ ...found, vex: 'not_affected' }] },
      ),
      asked({ failOn: 'high', hiding: hiding([], [document]) }),
      '1 high finding',
    ],
    [
      'that hid by an entry which ended a millisecond ago',
      stored(
        { suppressions: [{ ...suppression, expires: '2026-05-31T23:59:59.999Z' }] },
        { suppressed: [{ ...found, entry: 0 }] },
      ),
      asked({ failOn: 'high', hiding: own }),
      '1 high finding',
    ],
    [
      'that hid by an entry which ends at no time',
      stored(
        { suppressions: [{ ...suppression, expires: 'never' }] },
        { suppressed: [{ ...found, entry: 0 }] },
      ),
      asked({ failOn: 'high', hiding: own }),
      '1 high finding',
    ],
    [
      'with an inherited misconfiguration, each once',
      stored(
        {},
        {
          misconfigurations: [
            { id: 'DS-0002', severity: 'high', path: 'Dockerfile', inherited: true },
            { id: 'DS-0002', severity: 'high', path: 'Dockerfile' },
            { id: 'DS-0004', severity: 'critical', path: 'Dockerfile' },
          ],
        },
      ),
      asked({ failOn: 'high', inherited: 'count' }),
      '2 misconfigurations, for example DS-0002',
    ],
    [
      'with licenses that the baseline did not have',
      stored(
        { gate: introduced },
        { licenses: [{ name: 'GPL-3.0-only', severity: 'high', package: 'a', introduced: true }] },
      ),
      asked({ failOn: 'high' }),
      '1 license',
    ],
    ...(
      [
        [{ failOn: 'critical' }, { failOn: 'high' }, 'fail-on was critical, and is high'],
        [{ failOn: 'none' }, { failOn: 'critical' }, 'fail-on was none, and is critical'],
        [{}, { onlyFixed: false }, 'only-fixed was true, and is false'],
        [{}, { scope: 'all' }, 'scan-gate was introduced, and is all'],
        [
          { policy: scanPolicy({ inherited: 'warn' }) },
          { inherited: 'count' },
          'inherited-findings was warn',
        ],
        [
          { policy: scanPolicy({ ignoreFile: document }) },
          { hiding: { ...hiding(), ignoreFile: other } },
          'trivy-ignorefile',
        ],
        [
          { policy: scanPolicy({ vex: [document] }) },
          { hiding: hiding([], [other]) },
          'trivy-vex had other documents',
        ],
        [
          { policy: scanPolicy({ ignorePolicy: document }) },
          { hiding: hiding() },
          'ignore-policy was another file',
        ],
      ] as [Partial<ScanSection>, Partial<AskedScan>, string][]
    ).map(
      ([its, ours, why]) =>
        [
          `without its findings: ${why}`,
          stored({ findingsLeftOut: true, ...its }),
          asked(ours),
          `its findings were too many to be stored, and its rules were weaker: ${why}`,
        ] as [string, ScanSection, AskedScan, string],
    ),
    [
      'that found secrets',
      stored({ secrets: { mode: 'warn', counted: 1 } }, { secrets: [] }),
      asked({ secrets: 'fail' }),
      'it found secrets',
    ],
    [
      'that hid secrets by an entry that this run does not have',
      stored(
        {
          secrets: { mode: 'warn', counted: 0 },
          suppressions: [{ kind: 'secret', id: 'a', state: 'active', findings: 1 }],
        },
        { secrets: [], suppressedSecrets: [{ rule: 'a', severity: 'high', entry: 0 }] },
      ),
      asked({ secrets: 'fail', hiding: hiding() }),
      'it found secrets',
    ],
    [
      'of an image in which nothing was recognised',
      stored({}, { packages: 0 }),
      asked({ empty: 'fail' }),
      'nothing was scanned in linux/amd64',
    ],
    [
      'without its findings, by another deny list',
      stored({ findingsLeftOut: true, policy: scanPolicy({ deny: ['CVE-2'] }) }),
      asked({ failOn: 'high', deny: ['CVE-1', 'CVE-2'] }),
      'scan-deny did not have CVE-1',
    ],
    [
      'without its findings, by an ignore file',
      stored({ findingsLeftOut: true, policy: scanPolicy({ ignoreFile: document }) }),
      asked({ failOn: 'high', hiding: hiding() }),
      'trivy-ignorefile was another file',
    ],
  ])('%s', (_, section, rules, why) => {
    expect(judgeStored(section, rules)).toContain(why)
  })

  test('whose findings are not as this version tells them', () => {
    const section = { ...stored(), platforms: [{ platform: 'linux/amd64', findings: 'none' }] }
    expect(judgeStored(section, asked({ failOn: 'high' }))).toContain('it cannot be judged again')
  })
})
