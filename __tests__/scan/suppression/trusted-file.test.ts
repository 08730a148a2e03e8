import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { trustedFile, type WantedFile } from '../../../src/scan/suppression/trusted-file.ts'
import type { Facts } from '../../../src/stage/stage.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { makeTools, thisMachine } from '../../tools.ts'

const workspace = temporaryFolder('trusted-file')
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.test', ...args], {
    cwd: workspace,
    encoding: 'utf8',
  }).trim()
git('init', '--quiet')
writeFileSync(join(workspace, 'vex.json'), 'of the base')
git('add', '.')
git('commit', '--quiet', '--message', 'base')
const baseCommit = git('rev-parse', 'HEAD')
writeFileSync(join(workspace, 'vex.json'), 'of the pull request')
writeFileSync(join(workspace, 'new.json'), 'new')
const outside = join(temporaryFolder('outside'), 'vex.json')
writeFileSync(outside, 'from elsewhere')

const pullRequest: Partial<Facts> = { pullRequest: { number: 5, fork: true } }
const wanted: WantedFile = { path: 'vex.json', input: 'trivy-vex', trustHeadSuppressions: false, baseCommit }

test.each<[string, Partial<Facts>, Partial<WantedFile>, object]>([
  ['on a push the checkout', {}, {}, { content: 'of the pull request' }],
  ['on a pull request the base branch', pullRequest, {}, { content: 'of the base' }],
  [
    'on a pull request the checkout where it is trusted',
    pullRequest,
    { trustHeadSuppressions: true },
    { content: 'of the pull request' },
  ],
  ['a file outside of the checkout', pullRequest, { path: outside }, { content: 'from elsewhere' }],
  [
    'no file that only the pull request has',
    pullRequest,
    { path: 'new.json' },
    { unused: 'it does not exist there' },
  ],
  [
    'none where the base is not known',
    pullRequest,
    { baseCommit: undefined },
    { unused: expect.stringMatching(/^the commit is not known: check out with fetch-depth: 2/) },
  ],
  [
    'none where the clone lacks the base',
    pullRequest,
    { baseCommit: 'd'.repeat(40) },
    { unused: expect.stringMatching(/^commit ddddddd is not in this clone: check out/) },
  ],
])('what counts is %s', async (_, facts, changes, found) => {
  const tools = makeTools({ ...thisMachine(), facts, host: { workspace } })
  expect(await trustedFile({ ...wanted, ...changes }, tools)).toEqual(found)
})
