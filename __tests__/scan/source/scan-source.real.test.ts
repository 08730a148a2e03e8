import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { scanStage } from '../../../src/pipeline/scan.ts'
import type { Run } from '../../../src/stage/record/run.ts'
import { bootstrapped } from '../../bootstrapped.ts'
import { writeTrivyDatabase } from '../../fakes/trivy-db.ts'
import { type TestTools, testTools } from '../tools.ts'

// Put together here, so that no scanner takes this file for a leak.
const accessKey = ['AKIA', 'IOSFODNN7ABCDEFG'].join('')

let tools: TestTools
let workspace: string
let database: string

beforeEach(async () => {
  tools = await testTools({ GIT_CONFIG_GLOBAL: '/dev/null' })
  workspace = join(tools.host.temp, 'checkout')
  database = await writeTrivyDatabase(join(tools.host.temp, 'db'))
  await mkdir(join(workspace, 'deploy'), { recursive: true })
  await git('init', '-q', '-b', 'main')
  const lock = (version: string) => ({
    ...{ name: 'web', version: '1.0.0', lockfileVersion: 3 },
    packages: { '': { dependencies: { lodash: version } }, 'node_modules/lodash': { version } },
  })
  await writeFile(join(workspace, 'package-lock.json'), JSON.stringify(lock('4.17.19')))
  await writeFile(
    join(workspace, 'deploy/Dockerfile'),
    '#trivy:ignore:DS-0001\nFROM alpine:latest\nRUN true\n',
  )
  await writeFile(join(workspace, 'settings.env'), `AWS_ACCESS_KEY_ID=${accessKey}\n`)
  // What Trivy would read from the folder that it starts in.
  await writeFile(join(workspace, '.trivyignore'), 'CVE-2099-0006\nDS-0001\n')
  await writeFile(join(workspace, 'trivy.yaml'), 'severity: [LOW]\n')
  await symlink('/etc/passwd', join(workspace, 'link'))
  await git('add', '--all')
  await mkdir(join(workspace, 'node_modules/minimist'), { recursive: true })
  await writeFile(join(workspace, 'untracked-lock.json'), '{}')
})
afterEach(() => tools.close())

async function git(...args: string[]): Promise<void> {
  const { exitCode, stderr } = await tools.exec.run({ file: 'git', args: ['-C', workspace, ...args] })
  if (exitCode !== 0) throw new Error(stderr)
}

const record = {
  version: 1,
  project: 'acme/web',
  event: { name: 'push', ref: '', runId: '7', attempt: 1 },
} as Run

function scanned(texts: Record<string, string> = {}, at = workspace) {
  const given = { trivy: bootstrapped('BUILDONCE_TEST_TRIVY'), 'trivy-db': database, 'scan-source': 'true' }
  return scanStage.run(
    { texts: { ...given, ...texts }, record },
    { ...tools, host: { ...tools.host, workspace: at } },
  )
}

test('the checkout is scanned without an image, in the sandbox, and nothing in it has a say about itself', async () => {
  const { section, failure, outputs } = await scanned({ scanners: 'vuln, secret, misconfig' })
  expect(section).toBeUndefined()
  expect(failure).toMatch(
    /^1 high finding, for example CVE-2099-0006 in lodash 4\.17\.19 \(fixed in 4\.17\.21\); 1 secret, for example aws-access-key-id in settings\.env \(line 1\); \d misconfigurations?, for example/,
  )
  expect(outputs).toMatchObject({ gate: 'fail', high: '1', total: '1', secrets: '1' })
  expect(outputs.reports).toBe(join(tools.host.temp, 'buildonce/scan-source'))
  const { runs } = JSON.parse(await readFile(outputs.sarif ?? '', 'utf8'))
  const rules = runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)
  // The comment in the file would hide it.
  expect(rules).toEqual(expect.arrayContaining(['CVE-2099-0006', 'misconfiguration/DS-0001']))
  expect(runs[0].automationDetails.id).toBe('buildonce/source/source/')
  const own = await readFile(join(outputs.reports ?? '', 'trivy-source.json'), 'utf8')
  for (const text of [own, ...tools.lines, ...tools.foreign, ...tools.summaries])
    expect(text).not.toContain(accessKey)
  expect(tools.summaries.join('')).toContain('### Scan of the checkout')
  expect(tools.summaries.join('')).toContain('CVE-2099-0006')
})

test('an ignore file that is named counts, and then nothing fails', async () => {
  await writeFile(join(workspace, 'ignore.yaml'), 'vulnerabilities:\n  - id: CVE-2099-0006\n')
  const { failure, line } = await scanned({ 'trivy-ignorefile': 'ignore.yaml', 'scan-sandbox': 'none' })
  expect(failure).toBeUndefined()
  expect(line).toBe('nothing in the checkout fails the scan')
})

test('an image beside it, and a folder that is no checkout, are errors', async () => {
  await expect(scanned({ image: 'ghcr.io/acme/web:1' })).rejects.toThrow(
    'image is given too: use a step for each',
  )
  const folder = join(tools.host.temp, 'plain')
  await mkdir(folder)
  await expect(scanned({}, folder)).rejects.toThrow('is no checkout of Git')
})
