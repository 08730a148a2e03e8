import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../src/image/digest.ts'
import { parse } from '../../src/inputs/table.ts'
import { judgeAgainBy } from '../../src/pipeline/judge-again.ts'
import { ruleInputs } from '../../src/pipeline/rule-inputs.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { ScannedPlatform, ScanSection } from '../../src/stage/record/scan.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { recordOf, scanPolicy } from '../promote/records.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as const
const subject = {
  digest: digest('a'),
  source: { kind: 'registry', repository: 'a.example/web' },
  platforms: [{ platform: 'linux/amd64', digest: digest('b'), size: 1 }],
} as const
const workspace = temporaryFolder('judge-again')
const files = {
  'vex.json': '{}',
  'policy.rego': 'package trivy',
  'trivy.yaml': 'a: 1',
  '.trivyignore': 'CVE-1\n',
}
for (const [name, content] of Object.entries(files)) writeFileSync(join(workspace, name), content)
const digestIn = (name: keyof typeof files) => digestOf(Buffer.from(files[name]))

const finding = { id: 'CVE-1', package: 'a', installed: '1', fixed: '2', severity: 'high' } as const
const entry = {
  kind: 'any' as const,
  id: 'CVE-1',
  paths: [],
  purls: [],
  state: 'active' as const,
  findings: 1,
}
const pullRequest: Partial<Facts> = { pullRequest: { number: 5, fork: false } }

/** Judges a stored scan by the inputs of this run: nothing where it is enough. */
async function judged(
  texts: Record<string, string>,
  section: Partial<ScanSection> = {},
  platform: Partial<ScannedPlatform> = {},
  facts: Partial<Facts> = {},
) {
  const judge = await judgeAgainBy(parse(ruleInputs, texts), makeTools({ facts, host: { workspace } }))
  const { scan } = recordOf(subject)
  const platforms = scan?.platforms.map(one => ({ ...one, ...platform }))
  return judge('scan', { ...recordOf(subject), scan: { ...scan, ...section, platforms } } as Run)
}

describe('the inputs of this run judge a stored scan', () => {
  const found = { findings: [finding] }
  test.each<[Record<string, string>, Partial<ScanSection>, Partial<ScannedPlatform>, string | undefined]>([
    [{}, {}, {}, undefined],
    [{ 'fail-on': 'critical' }, {}, found, undefined],
    [{ 'fail-on': 'high' }, {}, found, '(fail-on: high)'],
    [{ 'only-fixed': 'false' }, {}, { findings: [{ ...finding, fixed: undefined }] }, '1 high finding'],
    [{ 'inherited-findings': 'warn' }, {}, { findings: [{ ...finding, inherited: true }] }, undefined],
    [
      { 'scan-gate': 'all' },
      { gate: { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 1 } },
      { ...found, compared: true },
      '1 high finding,',
    ],
    [{ 'scan-secrets': 'fail' }, {}, {}, 'it did not look for secrets'],
    [{ 'scan-secrets': 'warn' }, {}, {}, undefined],
    [
      { scanners: 'vuln, secret' },
      { policy: scanPolicy({ secrets: 'warn' }), secrets: { mode: 'warn', counted: 1 } },
      { secrets: [] },
      'it found secrets',
    ],
    [
      { scanners: 'vuln, secret', 'scan-secrets': 'warn' },
      { policy: scanPolicy({ secrets: 'warn' }), secrets: { mode: 'warn', counted: 1 } },
      { secrets: [] },
      undefined,
    ],
    [{ scanners: 'vuln, misconfig' }, {}, {}, 'it did not look for misconfig'],
    [{ 'scan-empty': 'fail' }, {}, { packages: 0 }, 'nothing was scanned'],
    [{ 'db-max-age': '1d' }, {}, {}, 'db-max-age'],
    [{ 'scan-deny': 'CVE-1' }, { failOn: 'critical' }, found, 'denied by scan-deny: CVE-1'],
    [{ 'fail-on': 'high', 'skip-dirs': 'usr' }, { policy: scanPolicy({ skipDirs: ['usr'] }) }, {}, undefined],
    [{ 'fail-on': 'high' }, { policy: scanPolicy({ skipDirs: ['usr'] }) }, {}, 'it skipped usr'],
    [{ 'fail-on': 'high', 'skip-files': 'a' }, { policy: scanPolicy({ skipFiles: ['a'] }) }, {}, undefined],
    [{ 'fail-on': 'high' }, { policy: scanPolicy({ skipFiles: ['a'] }) }, {}, 'it skipped a'],
  ])('%j', async (texts, section, platform, why) => {
    const said = await judged(texts, section, platform)
    if (why === undefined) expect(said).toBeUndefined()
    else expect(said).toContain(why)
  })
})

describe('what was hidden stays hidden', () => {
  const hidden: [string, string, Partial<ScanSection>, Partial<ScannedPlatform>][] = [
    [
      'trivy-ignorefile',
      '.trivyignore',
      { suppressions: [entry] },
      { suppressed: [{ ...finding, entry: 0 }] },
    ],
    [
      'trivy-vex',
      'vex.json',
      { policy: scanPolicy({ vex: [digestIn('vex.json')] }) },
      { suppressed: [{ ...finding, vex: 'not_affected' }] },
    ],
    [
      'ignore-policy',
      'policy.rego',
      { policy: scanPolicy({ ignorePolicy: digestIn('policy.rego') }) },
      { suppressed: [{ ...finding, policy: true }] },
    ],
    ['trivy-config', 'trivy.yaml', { policy: scanPolicy({ trivyConfig: digestIn('trivy.yaml') }) }, {}],
  ]
  const anything = expect.any(String)

  test.each(hidden)(
    'by %s where this run has it, and no pull request has brought it',
    async (input, file, section, platform) => {
      expect(await judged({ [input]: file, 'fail-on': 'high' }, section, platform)).toBeUndefined()
      expect(await judged({ [input]: file }, section, platform)).toBeUndefined()
      expect(await judged({ [input]: file, 'fail-on': 'high' }, section, platform, pullRequest)).toEqual(
        anything,
      )
    },
  )

  test.each(hidden)('by %s not where this run has rules without it', async (input, _, section, platform) => {
    expect(await judged({ 'fail-on': 'high' }, section, platform)).toEqual(anything)
    const [name, path] = input === 'trivy-vex' ? ['trivy-config', 'trivy.yaml'] : ['trivy-vex', 'vex.json']
    expect(await judged({ [name as string]: path as string }, section, platform)).toEqual(anything)
  })

  test.each(hidden)(
    'by %s where this run says nothing of its rules',
    async (_input, _file, section, platform) => {
      expect(await judged({}, section, platform)).toBeUndefined()
    },
  )

  test('by no entry that has ended, or that lacks what this run asks for', async () => {
    const [, , section, platform] = hidden[0] as (typeof hidden)[number]
    writeFileSync(
      join(workspace, 'ended.yaml'),
      'vulnerabilities:\n  - id: CVE-1\n    expired_at: 2020-01-01\n',
    )
    expect(await judged({ 'trivy-ignorefile': 'ended.yaml' }, section, platform)).toEqual(anything)
    const asked = { 'trivy-ignorefile': '.trivyignore', 'suppression-require': 'statement' }
    expect(await judged(asked, section, platform)).toEqual(anything)
  })
})

test('a stored smoke test is judged by the inputs for it', async () => {
  const judge = async (texts: Record<string, string>) =>
    (await judgeAgainBy(parse(ruleInputs, texts), makeTools({ host: { workspace } })))(
      'smoke',
      recordOf(subject),
    )
  expect(await judge({})).toBeUndefined()
  expect(await judge({ 'fail-on': 'none', 'scan-secrets': 'fail' })).toBeUndefined()
  expect(await judge({ 'smoke-stay-up': '5s' })).toBe('it was tested for 0 ms, and not 5000 (smoke-stay-up)')
})
