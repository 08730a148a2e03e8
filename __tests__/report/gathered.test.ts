import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { githubCodeHost } from '../../src/hosts/github-code-host.ts'
import { execute } from '../../src/pipeline/execute.ts'
import { reportStage } from '../../src/pipeline/report.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { formatRun } from '../../src/stage/record/writing.ts'
import { startGithub } from '../fakes/github.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'
import { proposed, pushed } from './records.ts'

/** The job that reports on a matrix, in pull request 412, with the records of its jobs. */
async function reportJob(records: Readonly<Record<string, string>>) {
  const github = await startGithub({ head: proposed.commit })
  const workspace = temporaryFolder('gathered')
  for (const [folder, text] of Object.entries(records)) {
    await mkdir(join(workspace, 'records', folder), { recursive: true })
    await writeFile(join(workspace, 'records', folder, 'run.json'), text)
  }
  const tools = makeTools({
    facts: { ci: 'github', event: 'pull_request' },
    host: {
      workspace,
      codeHost: token => githubCodeHost(token, 'acme/web', { apiUrl: github.apiUrl }),
      annotate: (level, message) => void tools.lines.push(`${level}: ${message}`),
    },
  })
  const started = { ...proposed, ...{ tags: undefined, build: undefined, size: undefined } } as Run
  const record: Run = { ...started, ...{ scan: undefined, smoke: undefined, promote: undefined } }
  return {
    github,
    said: tools.lines,
    run: (texts: Record<string, string>) =>
      reportStage.run({ texts: { 'github-token': 'token', records: 'records', ...texts }, record }, tools),
    execute: (texts: Record<string, string>) =>
      execute(reportStage, { 'github-token': 'token', records: 'records', ...texts }, record, tools),
    file: (name: string) => readFile(join(workspace, 'buildonce-report', name), 'utf8'),
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  }
}

describe('the job that reports on a matrix', () => {
  test('makes one comment of all records, and one file of them that nobody takes for the record of a job', async () => {
    await using job = await reportJob({ a: formatRun(proposed as Run), b: formatRun({ ...pushed } as Run) })
    const { outputs } = await job.run({ expect: 'api, web, worker' })
    expect(outputs.verdict).toBe('failed')
    expect(job.github.held.map(({ body }) => body.split('\n')[1])).toEqual([
      '### Buildonce: ❌ **2 of 3 images failed**: api and worker',
    ])
    expect(JSON.parse(await job.file('runs.json'))).toHaveLength(2)
    await expect(job.file('run.json')).rejects.toThrow('ENOENT')
  })

  test('counts the newest attempt of an image, and says in the log which it leaves out', async () => {
    const ran = (attempt: number, run: object) =>
      formatRun({ ...proposed, size: undefined, ...run, event: { ...proposed.event, attempt } } as Run)
    const unbuilt = { build: undefined, scan: undefined, smoke: undefined, promote: undefined }
    const failed = {
      ...unbuilt,
      errors: [{ stage: 'build', message: 'the Dockerfile has an unknown instruction' }],
    }
    await using job = await reportJob({ first: ran(1, failed), second: ran(2, {}) })
    expect((await job.run({ comment: 'always' })).outputs.verdict).toBe('passed')
    expect(job.said).toContain('api: attempt 1 is left out, a later one has a record')
    expect(JSON.parse(await job.file('run.json')).event.attempt).toBe(2)
    expect(job.github.held[0]?.body).not.toContain('failed')
    expect(job.github.held[0]?.body).toContain('"attempt":2')
  })

  test('says that all are missing when every job died before it could leave a record', async () => {
    await using job = await reportJob({})
    expect((await job.run({ expect: 'web, worker' })).outputs.verdict).toBe('failed')
    expect(job.said).toEqual([
      'warning: the folder of the records records cannot be read: every expected image is reported as missing',
      'error: web has no record',
      'error: worker has no record',
      expect.stringMatching(/^Created the comment of the pull request:/),
    ])
    expect(job.github.held[0]?.body).toContain('**2 of 2 images failed**: web and worker')
  })

  test('cannot do its work when nothing is there and nothing is expected', async () => {
    await using job = await reportJob({})
    await expect(job.run({})).rejects.toThrow('the folder of the records records cannot be read')
  })

  test('reports the others beside a record that it cannot read, and fails', async () => {
    await using job = await reportJob({
      a: formatRun({ ...proposed, size: undefined } as Run),
      'buildonce-report-worker-linux-amd64': '{"version":2}',
    })
    expect((await job.run({ expect: 'api, worker' })).outputs.verdict).toBe('failed')
    const why =
      'records/buildonce-report-worker-linux-amd64/run.json cannot be read: it is of version 2, and this Buildonce reads version 1'
    expect(job.said[0]).toContain(`error: worker failed: the record ${why}`)
    const [, headline, , , , ...table] = job.github.held[0]?.body.split('\n') ?? []
    expect(headline).toContain(`❌ **worker failed**: the record ${why}`)
    expect(table).toEqual(
      expect.arrayContaining([
        expect.stringContaining('| **worker** ❌ record unreadable |'),
        expect.stringMatching(/^\| \*\*api\*\* \|/),
      ]),
    )
    expect(await job.file('junit.xml')).toContain(`error message="the record ${why}`)
  })

  test.each([
    ['fails with the verdict where that is asked for', 'true', proposed, 'failed'],
    ['does not fail with a verdict that passed', 'true', { ...proposed, size: undefined }, 'passed'],
    ['only tells of a failed verdict otherwise', 'false', proposed, 'passed'],
  ])('%s', async (_, asked, of, status) => {
    await using job = await reportJob({ a: formatRun(of as Run) })
    const executed = await job.execute({ 'fail-on-verdict': asked })
    expect(executed).toMatchObject({ status, result: { outputs: { 'report-dir': expect.any(String) } } })
  })

  test('quotes no more than a line of a record that it cannot read', async () => {
    const long = JSON.stringify({ ...pushed, version: `::error::\n${'@team '.repeat(100_000)}` })
    await using job = await reportJob({ a: long, b: formatRun(proposed as Run) })
    expect((await job.run({})).outputs.verdict).toBe('failed')
    const [said] = job.said
    expect(said?.length).toBeLessThan(400)
    expect(said).not.toContain('\n')
    expect(job.github.held[0]?.body).not.toMatch(/@team/)
  })
})
