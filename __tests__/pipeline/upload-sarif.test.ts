import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { githubCodeHost } from '../../src/hosts/github-code-host.ts'
import { uploadSarif } from '../../src/pipeline/upload-sarif.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { type FakeGithubOptions, startGithub } from '../fakes/github.ts'
import { pushed } from '../report/records.ts'
import { npmFinding, scanned, section } from '../scan/findings.ts'
import { makeTools } from '../tools.ts'

const digest = `sha256:${'b'.repeat(64)}` as const
const record = (image: string, runId = '7'): Run => ({
  ...(pushed as Run),
  event: { ...(pushed as Run).event, runId },
  tags: { ...((pushed as Run).tags as NonNullable<Run['tags']>), images: [image] },
  scan: section([
    scanned([npmFinding()]),
    scanned([], { platform: 'linux/arm64' }),
    scanned([npmFinding()], { platform: 'linux/arm64', digest }),
  ]),
})

async function uploading(options: FakeGithubOptions = {}, facts: Partial<Facts> = {}) {
  const github = await startGithub(options)
  const tools = makeTools({
    facts: { ci: 'github', ref: 'refs/pull/412/merge', ...facts },
    host: {
      codeHost: token => githubCodeHost(token, 'acme/web', { apiUrl: github.apiUrl, sleep: async () => {} }),
    },
  })
  return {
    github,
    said: tools.lines,
    upload: (records: Run[]) => uploadSarif(records, 'token', tools),
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  }
}

const runsIn = (sarif: string) => JSON.parse(gunzipSync(Buffer.from(sarif, 'base64')).toString('utf8')).runs

describe('the findings of a run', () => {
  test('are uploaded for each image, with a category for each platform, as GitHub describes it', async () => {
    await using job = await uploading()
    await job.upload([record('ghcr.io/acme/web'), record('ghcr.io/acme/api')])
    expect(job.github.violations).toEqual([])
    expect(job.github.sarifs.map(({ commit_sha, ref }) => [commit_sha, ref])).toEqual([
      ['c'.repeat(40), 'refs/pull/412/merge'],
      ['c'.repeat(40), 'refs/pull/412/merge'],
    ])
    const categories = job.github.sarifs.flatMap(({ sarif }) =>
      runsIn(sarif).map((run: { automationDetails: { id: string } }) => run.automationDetails.id),
    )
    expect(categories).toEqual([
      'buildonce/ghcr.io/acme/web/linux/amd64/',
      'buildonce/ghcr.io/acme/web/linux/arm64/',
      'buildonce/ghcr.io/acme/web/linux/arm64-bbbbbbbbbbbb/',
      'buildonce/ghcr.io/acme/api/linux/amd64/',
      'buildonce/ghcr.io/acme/api/linux/arm64/',
      'buildonce/ghcr.io/acme/api/linux/arm64-bbbbbbbbbbbb/',
    ])
    expect(runsIn(job.github.sarifs[0]?.sarif ?? '')[0].results[0].ruleId).toBe('CVE-2099-0006')
  })

  test('stay in the report where the token may not, and a warning says what the job needs', async () => {
    await using job = await uploading({ readOnly: true })
    await job.upload([record('ghcr.io/acme/web')])
    expect(job.said).toEqual([
      'warning: upload-sarif: the findings of ghcr.io/acme/web were not uploaded: GitHub did not take the findings of acme/web: it answered 403, Resource not accessible by integration. The job needs `permissions: security-events: write`.',
    ])
  })

  test('of another run, or without a scan, are not uploaded', async () => {
    await using job = await uploading()
    await job.upload([record('ghcr.io/acme/web', '8'), { ...record('ghcr.io/acme/api'), scan: undefined }])
    expect(job.github.requests).toEqual([])
  })

  test('are not uploaded by a workflow that runs after another one: a pull request may have written its records', async () => {
    await using job = await uploading({}, { event: 'workflow_run' })
    await job.upload([record('ghcr.io/acme/web')])
    expect(job.github.requests).toEqual([])
    expect(job.said[0]).toContain('is not uploaded')
  })

  test('without a token, or on a host without code scanning, are only reported', async () => {
    const told = ['warning: upload-sarif: there is no code scanning here, or no token for it']
    for (const token of ['token', undefined]) {
      const tools = makeTools()
      await uploadSarif([record('ghcr.io/acme/web')], token, tools)
      expect(tools.lines).toEqual(told)
    }
  })
})
