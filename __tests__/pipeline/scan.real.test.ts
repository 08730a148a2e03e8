import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { scanStage } from '../../src/pipeline/scan.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { ScanSection } from '../../src/stage/record/scan.ts'
import type { Tools } from '../../src/stage/stage.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { pushed as record } from '../report/records.ts'
import { alpine, npmPackage, writeImage } from '../scan/fixture-image.ts'
import { pushed } from '../scan/push.ts'
import { type TestTools, testTools } from '../scan/tools.ts'

const platform = 'linux/amd64'
const below = alpine({ libssl3: ['3.1.4-r4', 'openssl'] })
let tools: TestTools

beforeEach(async () => {
  tools = await testTools()
})
afterEach(() => tools.close())

async function git(...args: string[]): Promise<string> {
  const me = ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false']
  const all = ['-C', tools.host.workspace, ...me, ...args]
  const { exitCode, stdout, stderr } = await tools.exec.run({ file: 'git', args: all })
  if (exitCode !== 0) throw new Error(stderr)
  return stdout.trim()
}

async function commit(ignored: string): Promise<string> {
  await writeFile(join(tools.host.workspace, '.trivyignore'), ignored)
  await git('add', '.trivyignore')
  await git('commit', '-qm', 'change')
  return git('rev-parse', 'HEAD')
}

/** Creates a clone as a pull request is checked out: a merge of its head into the branch it goes to. */
async function checkedOut(): Promise<Tools> {
  await git('init', '-q', '-b', 'main')
  await commit('CVE-2099-0003\n')
  await git('checkout', '-qb', 'change')
  const headCommit = await commit('CVE-2099-0003\nCVE-2099-0006\n')
  await git('checkout', '-q', 'main')
  const baseCommit = await commit('CVE-2099-0003\nCVE-2099-0001\n')
  await git('merge', '-q', '-X', 'theirs', '--no-edit', 'change')
  await writeFile(join(tools.host.workspace, '.trivyignore'), 'CVE-2099-0001\nCVE-2099-0006\n')
  const pullRequest = { number: 1, baseBranch: 'main', baseCommit, fork: false }
  const facts = { ...tools.host.facts, headCommit, pullRequest, commit: await git('rev-parse', 'HEAD') }
  return { ...tools, host: { ...tools.host, facts } }
}

test('a scan is told what it is compared with, what the image is built on, and what was ignored before', async () => {
  const folder = (name: string) => join(tools.host.temp, name)
  const from = await pushed(await writeImage(folder('from'), [{ platform, layers: [below] }]), tools)
  const before = await pushed(
    await writeImage(folder('before'), [{ platform, layers: [below, { a: '1' }] }]),
    tools,
  )
  const annotations = {
    'org.opencontainers.image.base.name': `${from.source.repository}:1`,
    'org.opencontainers.image.base.digest': from.digest,
  }
  const layers = [below, npmPackage('lodash', '4.17.19')]
  const image = await writeImage(folder('image'), [{ platform, layers, annotations }])
  const run = {
    ...record,
    scan: undefined,
    // The image to compare with was named, and is in another repository than that of this run.
    tags: { ...record.tags, images: ['127.0.0.1:1/elsewhere'] },
    size: { baseline: { reference: `${before.source.repository}:1`, digest: before.digest } },
    build: { ...record.build, ...image },
  } as unknown as Run
  const texts = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'trivy-db': await writeTrivyDatabase(folder('db')),
    'trivy-ignorefile': '.trivyignore',
  }
  const at = await checkedOut()
  const { section, line } = await scanStage.run({ texts, record: run }, at)
  const found = section as unknown as ScanSection
  expect(found.baseline).toEqual({
    digest: before.digest,
    how: 'again',
    reason: 'there is no scan of the baseline',
  })
  expect(found.platforms[0]?.base).toEqual({
    name: `${from.source.repository}:1`,
    digest: from.digest,
    findings: 1,
  })
  expect(found.suppressions?.map(({ id, state, findings }) => [id, state, findings])).toEqual([
    ['CVE-2099-0001', 'active', 1],
    ['CVE-2099-0006', 'untrusted', 1],
  ])
  expect(found.gate).toMatchObject({ scope: 'introduced', introduced: 1, failing: 1 })
  expect(line).toBe(
    '1 high finding introduced, for example CVE-2099-0006 in lodash 4.17.19 (fixed in 4.17.21)',
  )
  const vex = await scanStage.run(
    { texts: { ...texts, 'trivy-ignorefile': '', 'trivy-vex': 'vex.json' }, record: run },
    at,
  )
  expect((vex.section as unknown as ScanSection).warnings).toContain(
    'the VEX document vex.json of the base branch is not used: it does not exist there',
  )
})
