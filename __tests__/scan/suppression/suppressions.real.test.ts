import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parse } from '../../../src/inputs/table.ts'
import { scanInputs } from '../../../src/scan/inputs.ts'
import { scan } from '../../../src/scan/scan.ts'
import { findSuppressions } from '../../../src/scan/suppression/suppressions.ts'
import { bootstrapped } from '../../bootstrapped.ts'
import { writeTrivyDatabase } from '../../fakes/trivy-db.ts'
import { alpine, writeImage } from '../fixture-image.ts'
import { type TestTools, testTools } from '../tools.ts'

const pullRequest = { number: 1, baseBranch: 'main', fork: false }
const wanted = {
  trivyIgnorefile: ['security/.trivyignore'],
  trustHeadSuppressions: false,
  suppressionRequire: [],
  suppressionNotice: 0,
}
let tools: TestTools
let origin: string
let baseCommit: string

beforeEach(async () => {
  tools = await testTools({ GIT_CONFIG_GLOBAL: '/dev/null' })
  origin = join(tools.host.temp, 'origin')
  await mkdir(join(origin, 'security'), { recursive: true })
  await git(origin, 'init', '-q', '-b', 'main')
  await git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  await writeFile(join(origin, 'security/.trivyignore'), 'CVE-2099-0001\n')
  await commit('base')
  baseCommit = await git(origin, 'rev-parse', 'HEAD')
  await appendFile(join(origin, 'security/.trivyignore'), 'CVE-2099-0002\n')
  await commit('head')
})
afterEach(() => tools.close())

async function git(folder: string, ...args: string[]): Promise<string> {
  const me = ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false']
  const { exitCode, stdout, stderr } = await tools.exec.run({
    file: 'git',
    args: ['-C', folder, ...me, ...args],
  })
  if (exitCode !== 0) throw new Error(stderr)
  return stdout.trim()
}

async function commit(message: string): Promise<void> {
  await git(origin, 'add', '--all')
  await git(origin, 'commit', '-qm', message)
}

/** Clones as a pull request is checked out, and gives tools that stand in it. */
async function checkedOut(...options: string[]): Promise<TestTools> {
  const workspace = join(tools.host.temp, 'clone')
  await git(tools.host.temp, 'clone', '-q', ...options, `file://${origin}`, workspace)
  return { ...tools, host: { ...tools.host, workspace, facts: { ...tools.host.facts, pullRequest } } }
}

async function states(at: TestTools, about: Partial<Parameters<typeof findSuppressions>[0]> = {}) {
  const { entries, warnings } = await findSuppressions({ ...wanted, baseCommit, ...about }, at)
  return { states: entries.map(({ id, state }) => `${id} ${state}`), warnings }
}

test('on a pull request the entries of the base branch count, and those that it adds do not', async () => {
  expect(await states(await checkedOut())).toEqual({
    states: ['CVE-2099-0001 active', 'CVE-2099-0002 untrusted'],
    warnings: [],
  })
})

test('a clone of one commit gets the base commit, and stays what it is', async () => {
  const at = await checkedOut('--depth=1')
  expect((await states(at)).states).toEqual(['CVE-2099-0001 active', 'CVE-2099-0002 untrusted'])
  expect(await git(at.host.workspace, 'status', '--porcelain')).toBe('')
})

test('where the base commit cannot be had no entry counts, and a sentence says what to do', async () => {
  const at = await checkedOut('--depth=1')
  await git(at.host.workspace, 'remote', 'remove', 'origin')
  const { states: found, warnings } = await states(at)
  expect(found).toEqual(['CVE-2099-0001 untrusted', 'CVE-2099-0002 untrusted'])
  expect(warnings).toEqual([expect.stringMatching(/is not in this clone.*fetch-depth: 2/)])
  expect((await states(at, { baseCommit: undefined })).warnings[0]).toContain('the commit is not known')
})

test('every entry counts where that is asked for, and outside of pull requests', async () => {
  const at = await checkedOut()
  const all = ['CVE-2099-0001 active', 'CVE-2099-0002 active']
  expect((await states(at, { trustHeadSuppressions: true })).states).toEqual(all)
  const { pullRequest: _, ...facts } = at.host.facts
  expect((await states({ ...at, host: { ...at.host, facts } })).states).toEqual(all)
})

test('a file that is not of the checkout counts whole: no pull request can change it', async () => {
  const central = join(tools.host.temp, 'central')
  await writeFile(central, 'CVE-2099-0009\n')
  expect((await states(await checkedOut(), { trivyIgnorefile: [central] })).states).toEqual([
    'CVE-2099-0009 active',
  ])
})

test('of several files each counts, those of the checkout as the base branch has them, and an entry may move between them', async () => {
  await writeFile(join(origin, 'more.yaml'), 'vulnerabilities:\n  - id: CVE-2099-0001\n')
  await writeFile(join(origin, 'security/.trivyignore'), 'CVE-2099-0003\n')
  const central = join(tools.host.temp, 'central')
  await writeFile(central, 'CVE-2099-0009\n')
  await commit('moved, and one more')
  const trivyIgnorefile = ['security/.trivyignore', central]
  expect((await states(await checkedOut(), { trivyIgnorefile })).states).toEqual([
    'CVE-2099-0009 active',
    'CVE-2099-0003 untrusted',
  ])
})

test('a file that is not there is an error that names it', async () => {
  await expect(states(await checkedOut(), { trivyIgnorefile: ['nowhere'] })).rejects.toThrow(
    /"trivy-ignorefile" names .*nowhere, which cannot be read/,
  )
})

test('a VEX document of the base branch hides what does not apply, one of the pull request does not', async () => {
  const statement = (name: string, purl: string) => ({
    vulnerability: { name },
    products: [{ '@id': purl }],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
  })
  const document = (...names: string[]) =>
    JSON.stringify({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://example.com/vex',
      author: 'acme',
      timestamp: '2026-11-01T00:00:00Z',
      version: 1,
      statements: names.map(name => statement(name, 'pkg:apk/alpine/libssl3@3.1.4-r4')),
    })
  await writeFile(join(origin, 'vex.json'), document('CVE-2099-0001'))
  await commit('vex')
  const base = await git(origin, 'rev-parse', 'HEAD')
  await writeFile(join(origin, 'vex.json'), document('CVE-2099-0001', 'CVE-2099-0002'))
  await commit('more vex')
  const at = await checkedOut()
  const subject = await writeImage(join(tools.host.temp, 'layout'), [
    { platform: 'linux/amd64', layers: [alpine({ libssl3: ['3.1.4-r4', 'openssl'] })] },
  ])
  const given = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'trivy-db': await writeTrivyDatabase(join(tools.host.temp, 'db')),
    'trivy-vex': 'vex.json',
  }
  const section = await scan({ ...parse(scanInputs, given), subject, baseCommit: base }, at)
  expect(section.platforms[0]?.findings.map(({ id }) => id)).toEqual(['CVE-2099-0002'])
  expect(section.platforms[0]?.suppressed).toMatchObject([{ id: 'CVE-2099-0001', vex: 'not_affected' }])
  const earlier = await scan({ ...parse(scanInputs, given), subject, baseCommit }, at)
  expect(earlier.platforms[0]?.findings).toHaveLength(2)
  expect(earlier.warnings).toContain(
    'the VEX document vex.json of the base branch is not used: it does not exist there',
  )
})

test('a VEX document about the image hides what its subcomponents name, and a statement that matches nothing is named', async () => {
  const statement = (name: string, product: object) => ({
    vulnerability: { name },
    products: [product],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
  })
  const web = { '@id': 'pkg:oci/web?repository_url=ghcr.io/acme/web' }
  const libssl = { '@id': 'pkg:apk/alpine/libssl3@3.1.4-r4' }
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.com/vex',
    author: 'acme',
    timestamp: '2026-11-01T00:00:00Z',
    version: 1,
    statements: [
      statement('CVE-2099-0001', { ...web, subcomponents: [libssl] }),
      statement('CVE-2099-0002', libssl),
      statement('CVE-2099-0003', { ...web, subcomponents: [{ '@id': 'pkg:apk/alpine/musl' }] }),
    ],
  }
  const vex = join(tools.host.temp, 'vex.json')
  await writeFile(vex, JSON.stringify(document))
  const subject = await writeImage(join(tools.host.temp, 'layout'), [
    {
      platform: 'linux/amd64',
      layers: [alpine({ libssl3: ['3.1.4-r4', 'openssl'], busybox: ['1.36.1-r15', 'busybox'] })],
    },
  ])
  const given = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'trivy-db': await writeTrivyDatabase(join(tools.host.temp, 'db')),
    'trivy-vex': vex,
  }
  const section = await scan(
    { ...parse(scanInputs, given), subject, repositories: ['ghcr.io/acme/web'] },
    tools,
  )
  expect(section).toMatchObject({ status: 'passed', gate: { failing: 0 } })
  expect(section.platforms[0]?.findings.map(({ id }) => id)).toEqual(['CVE-2099-0003'])
  expect(section.platforms[0]?.suppressed?.map(({ id, vex }) => [id, vex]).toSorted()).toEqual([
    ['CVE-2099-0001', 'not_affected'],
    ['CVE-2099-0002', 'not_affected'],
  ])
  expect(section.unmatchedVex).toEqual([
    `CVE-2099-0003 for pkg:apk/alpine/musl in pkg:oci/web?repository_url=ghcr.io/acme/web (${vex})`,
  ])
  expect(tools.lines.join('\n')).toContain('VEX statements that match nothing here: CVE-2099-0003 for')
})

test('what a pull request suppresses fails its scan all the same, and is named', async () => {
  const at = await checkedOut()
  await appendFile(join(at.host.workspace, 'security/.trivyignore'), 'CVE-2099-0404\n')
  const subject = await writeImage(join(tools.host.temp, 'layout'), [
    { platform: 'linux/amd64', layers: [alpine({ libssl3: ['3.1.4-r4', 'openssl'] })] },
  ])
  const given = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'trivy-db': await writeTrivyDatabase(join(tools.host.temp, 'db')),
    'trivy-ignorefile': wanted.trivyIgnorefile.join(','),
    'fail-on': 'medium',
  }
  const section = await scan({ ...parse(scanInputs, given), subject, baseCommit }, at)
  expect(section).toMatchObject({ status: 'failed', gate: { failing: 1 } })
  expect(section.platforms[0]?.findings.map(({ id }) => id)).toEqual(['CVE-2099-0002'])
  expect(section.platforms[0]?.counts).toMatchObject({ high: 0, medium: 1 })
  expect(section.platforms[0]?.suppressed).toMatchObject([{ id: 'CVE-2099-0001', entry: 0 }])
  expect(section.suppressions?.map(({ id, state, findings }) => [id, state, findings])).toEqual([
    ['CVE-2099-0001', 'active', 1],
    ['CVE-2099-0002', 'untrusted', 1],
    ['CVE-2099-0404', 'untrusted', 0],
  ])
  expect(section.warnings).toContain(
    'suppressions that this pull request adds, which count once it is merged or with trust-head-suppressions: CVE-2099-0002 and CVE-2099-0404',
  )
  const trusting = { ...given, 'trust-head-suppressions': 'true' }
  const trusted = await scan({ ...parse(scanInputs, trusting), subject, baseCommit }, at)
  expect(trusted).toMatchObject({ status: 'passed' })
  expect(tools.lines).toContain('suppressions that hide nothing here: CVE-2099-0404')
})
