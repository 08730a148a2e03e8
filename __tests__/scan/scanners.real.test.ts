import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Subject } from '../../src/image/subject.ts'
import { parse } from '../../src/inputs/table.ts'
import { scanInputs } from '../../src/scan/inputs.ts'
import { outputs } from '../../src/scan/outputs.ts'
import type { ScanRequest } from '../../src/scan/request.ts'
import { scan } from '../../src/scan/scan.ts'
import type { Exec } from '../../src/stage/stage.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { jar } from '../fakes/jar.ts'
import { writeJavaDatabase } from '../fakes/java-db.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { section } from './findings.ts'
import { alpine, type Files, npmPackage, writeImage } from './fixture-image.ts'
import { type TestTools, testTools } from './tools.ts'

let tools: TestTools
let database: string
/** The arguments of each start of Trivy. */
let starts: string[][]

beforeEach(async () => {
  tools = await testTools()
  database = await writeTrivyDatabase(join(tools.host.temp, 'db'))
  starts = []
})
afterEach(() => tools.close())

// Put together here, so that no scanner takes this file for a leak.
const accessKey = ['AKIA', 'IOSFODNN7ABCDEFG'].join('')
const files: Files = {
  ...npmPackage('lodash', '4.17.19'),
  'app/node_modules/gpl/package.json': JSON.stringify({ name: 'gpl', version: '1.0.0', license: 'GPL-3.0' }),
  'app/settings.env': `AWS_ACCESS_KEY_ID=${accessKey}\n`,
  'deploy/Dockerfile': `FROM alpine:latest\nENV KEY=${accessKey}\nRUN true\n`,
}

function image(...platforms: string[]): Promise<Subject> {
  const layers = [alpine({ libssl3: ['3.1.4-r4', 'openssl'] }), files]
  return writeImage(
    join(tools.host.temp, 'layout'),
    (platforms.length > 0 ? platforms : ['linux/amd64']).map(platform => ({ platform, layers })),
  )
}

/** Counts the processes that scan; asking for the version is not among them. */
function counting(exec: Exec): Exec {
  return {
    ...exec,
    start(command) {
      const args = [...command.args]
      if (args.at(-1) === 'image') starts.push(args)
      return exec.start(command)
    },
  }
}

async function scanned(texts: Record<string, string>, more: Partial<ScanRequest> = {}) {
  const given = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'trivy-db': database,
    'scan-sandbox': 'none',
    ...texts,
  }
  const subject = more.subject ?? (await image())
  return scan({ ...parse(scanInputs, given), ...more, subject }, { ...tools, exec: counting(tools.exec) })
}

describe('what is listed under scanners', () => {
  test('is looked for in one process for each platform', async () => {
    const subject = await image('linux/amd64', 'linux/arm64')
    const section = await scanned(
      { scanners: 'vuln,secret,misconfig,license', 'scan-sandbox': 'auto' },
      { subject },
    )
    expect(starts).toHaveLength(2)
    const [platform] = section.platforms
    expect(platform?.findings.map(({ id }) => id)).toEqual([
      'CVE-2099-0001',
      'CVE-2099-0006',
      'CVE-2099-0002',
    ])
    expect(platform?.secrets?.map(({ path }) => path)).toEqual(['app/settings.env', 'deploy/Dockerfile'])
    expect(platform?.misconfigurations?.map(({ id, severity, path }) => [id, severity, path])).toContainEqual(
      ['DS-0001', 'medium', 'deploy/Dockerfile'],
    )
    expect(platform?.licenses?.[0]).toEqual({
      name: 'GPL-3.0-only',
      severity: 'high',
      category: 'restricted',
      package: 'gpl',
      path: 'app/node_modules/gpl/package.json',
    })
    expect(section).toMatchObject({
      status: 'failed',
      policy: { scanners: ['vuln', 'secret', 'misconfig', 'license'], secrets: 'fail' },
      secrets: { mode: 'fail' },
    })
    expect(section.reason).toMatch(
      /^2 high findings, .*; \d secrets, .*; \d misconfigurations?, for example .*; 1 license of that severity, for example GPL-3\.0-only \(restricted\) of gpl$/,
    )
    expect(outputs(section)).toMatchObject({ licenses: '2', secrets: '4' })
    expect(Number(outputs(section).misconfigurations)).toBeGreaterThan(1)
  })

  test('shows in SARIF, and neither there nor in the reports is a line of a file', async () => {
    const section = await scanned({ scanners: 'vuln,secret,misconfig,license', 'fail-on': 'none' })
    const { sarif, reports } = outputs(section)
    const written = await readFile(sarif, 'utf8')
    const own = await readFile(join(reports, 'trivy-linux-amd64.json'), 'utf8')
    expect(JSON.parse(written).runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(
      expect.arrayContaining(['CVE-2099-0001', 'misconfiguration/DS-0001', 'license/GPL-3.0-only']),
    )
    for (const { results, tool } of JSON.parse(written).runs)
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
    for (const text of [written, own, JSON.stringify(section), ...tools.lines, ...tools.foreign])
      expect(text).not.toContain(accessKey)
    const report = JSON.parse(own)
    const manifest = JSON.parse(
      await readFile(
        join(tools.host.temp, 'layout/blobs/sha256', section.platforms[0]?.digest.slice(7) ?? ''),
        'utf8',
      ),
    )
    // Trivy was shown a config without commands; the report is about that of the image.
    expect(report.Metadata.ImageID).toBe(manifest.config.digest)
    expect(own).not.toContain('"Code"')
  })

  test('is judged against what the baseline has, and an ignore file hides it by its kind', async () => {
    const texts = { scanners: 'vuln,license' }
    const first = await scanned(texts)
    const { scanner, policy } = first
    const digest = first.digest ?? `sha256:${'0'.repeat(64)}`
    const stored = section([...first.platforms], {
      digest,
      ...(scanner && { scanner }),
      ...(policy && { policy }),
    })
    const baseline = { digest, source: (await image()).source, scan: stored }
    expect(await scanned(texts, { baseline })).toMatchObject({
      status: 'passed',
      baseline: { how: 'stored' },
    })
    const without = {
      ...stored,
      platforms: stored.platforms.map(({ licenses: _, ...platform }) => platform),
    }
    const again = await scanned(
      { ...texts, 'baseline-scan-limit': '0' },
      { baseline: { ...baseline, scan: without } },
    )
    expect(again.baseline?.reason).toContain('the baseline was not scanned for licenses')
    const ignore =
      'licenses:\n  - id: GPL-3.0-only\nmisconfigurations:\n  - id: DS-0002\n    statement: a build image\n'
    await writeFile(join(tools.host.workspace, 'ignore.yaml'), ignore)
    const third = await scanned({ scanners: 'vuln,misconfig,license', 'trivy-ignorefile': 'ignore.yaml' })
    expect(third.platforms[0]?.suppressedLicenses).toMatchObject([{ name: 'GPL-3.0-only', entry: 1 }])
    expect(third.platforms[0]?.suppressedMisconfigurations).toMatchObject([
      { id: 'DS-0002', statement: 'a build image' },
    ])
    expect(third.reason).not.toMatch(/license|DS-0002/)
  })

  test('has the index of Java archives in its one process where a layer has one', async () => {
    const subject = await writeImage(join(tools.host.temp, 'java'), [
      {
        platform: 'linux/amd64',
        layers: [{ 'app/widget.jar': jar({ group: 'org.example', artifact: 'widget', version: '1.0' }) }],
      },
    ])
    const index = await writeJavaDatabase(join(tools.host.temp, 'java-db'))
    const found = await scanned({ 'trivy-java-db': index }, { subject })
    expect(found.platforms[0]?.findings.map(({ id }) => id)).toEqual(['CVE-2099-0009'])
    const error = await scanned({ 'trivy-java-db-mirrors': '127.0.0.1:1/java-db:1' }, { subject }).catch(
      (thrown: unknown) => thrown,
    )
    expect((error as Error).message).toMatch(/^there is no index of Java archives/)
    expect(starts).toHaveLength(1)
  })
})

test('folders and files that are to be skipped are not scanned, and the record says so', async () => {
  const section = await scanned({ 'skip-dirs': 'app/node_modules/lodash', 'fail-on': 'none' })
  expect(section.platforms[0]?.findings.map(({ package: name }) => name)).not.toContain('lodash')
  expect(section.policy?.skipDirs).toEqual(['app/node_modules/lodash'])
  const file = await scanned({ 'skip-files': '**/lodash/package.json', 'fail-on': 'none' })
  expect(file.platforms[0]?.findings.map(({ package: name }) => name)).not.toContain('lodash')
  const other = await scanned({ 'skip-dirs': 'app/{a,b}\n/app/node_modules/lodash-es/', 'fail-on': 'none' })
  expect(other.platforms[0]?.findings.map(({ package: name }) => name)).toContain('lodash')
})

describe('a policy', () => {
  const policy =
    'package trivy\n\nimport rego.v1\n\ndefault ignore := false\n\nignore if input.PkgName == "lodash"\n'

  test('hides what it says, which stays in the record', async () => {
    await writeFile(join(tools.host.workspace, 'policy.rego'), policy)
    const section = await scanned({ 'ignore-policy': 'policy.rego' })
    expect(section.platforms[0]?.findings.map(({ package: name }) => name)).toEqual(['libssl3', 'libssl3'])
    expect(section.platforms[0]?.suppressed).toMatchObject([{ id: 'CVE-2099-0006', policy: true }])
    expect(section.policy?.ignorePolicy).toMatch(/^sha256:/)
  })

  test('that is none is an error', async () => {
    await writeFile(join(tools.host.workspace, 'policy.rego'), 'package trivy\nignore if\n')
    await expect(scanned({ 'ignore-policy': 'policy.rego' })).rejects.toThrow('Trivy failed with exit code 1')
  })

  test('and settings of a pull request have no say about itself', async () => {
    const git = async (...args: string[]) => {
      const me = ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false']
      const all = ['-C', workspace, ...me, ...args]
      const { exitCode, stdout, stderr } = await tools.exec.run({ file: 'git', args: all })
      if (exitCode !== 0) throw new Error(stderr)
      return stdout.trim()
    }
    const workspace = join(tools.host.temp, 'checkout')
    await mkdir(workspace)
    await git('init', '-q', '-b', 'main')
    await writeFile(join(workspace, 'README'), 'text')
    await git('add', '--all')
    await git('commit', '-qm', 'base')
    const baseCommit = await git('rev-parse', 'HEAD')
    await writeFile(join(workspace, 'policy.rego'), policy)
    await writeFile(join(workspace, 'trivy.yaml'), 'pkg:\n  types: [os]\n')
    await git('add', '--all')
    await git('commit', '-qm', 'head')
    const pullRequest = { number: 1, baseBranch: 'main', fork: false }
    const { host } = tools
    tools = { ...tools, host: { ...host, workspace, facts: { ...host.facts, pullRequest } } }
    const texts = { 'ignore-policy': 'policy.rego', 'trivy-config': 'trivy.yaml' }
    const own = await scanned(texts, { baseCommit })
    expect(own.platforms[0]?.findings.map(({ package: name }) => name)).toContain('lodash')
    expect(own.warnings).toEqual(
      expect.arrayContaining([
        'the policy policy.rego of the base branch is not used: it does not exist there',
        'the settings trivy.yaml of the base branch are not used: it does not exist there',
      ]),
    )
    expect(own.policy).not.toHaveProperty('ignorePolicy')
    const trusting = await scanned({ ...texts, 'trust-head-suppressions': 'true' }, { baseCommit })
    expect(trusting.platforms[0]?.findings.map(({ package: name }) => name)).not.toContain('lodash')
  })
})

test('settings say what is recognised, and what has an input is an error there', async () => {
  await writeFile(join(tools.host.workspace, 'trivy.yaml'), 'pkg:\n  types:\n    - os\n')
  const section = await scanned({ 'trivy-config': 'trivy.yaml' })
  expect(section.platforms[0]?.findings.map(({ package: name }) => name)).toEqual(['libssl3', 'libssl3'])
  expect(section.policy?.trivyConfig).toMatch(/^sha256:/)
  const wrong = 'severity: [LOW]\nscan:\n  skip-dirs: [usr]\nregistry:\n  token: abc\npkg:\n  types: [os]\n'
  await writeFile(join(tools.host.workspace, 'trivy.yaml'), wrong)
  await expect(scanned({ 'trivy-config': 'trivy.yaml' })).rejects.toThrow(
    'sets what is not taken from it: severity (use the input fail-on), scan.skip-dirs (use the input skip-dirs), registry.token',
  )
})
