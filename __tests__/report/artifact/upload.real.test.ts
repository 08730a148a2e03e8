import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from '../../../src/inputs/table.ts'
import { artifactName } from '../../../src/report/artifact/name.ts'
import { type Upload, uploadArtifact } from '../../../src/report/artifact/upload.ts'
import { zip } from '../../../src/report/artifact/zip.ts'
import { reportInputs } from '../../../src/report/inputs.ts'
import { report } from '../../../src/report/report.ts'
import { type Reported, toImageReports } from '../../../src/report/view.ts'
import { createHttp } from '../../../src/system/http.ts'
import { bootstrapped } from '../../bootstrapped.ts'
import { type FakeArtifactsOptions, startArtifacts } from '../../fakes/artifacts.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { makeTools } from '../../tools.ts'
import { proposed, pushed } from '../records.ts'

/** A step of a job whose runner has the artifact service, and what the variables say instead. */
async function step(options: FakeArtifactsOptions = {}, variables: Record<string, string> = {}) {
  const service = await startArtifacts(options)
  const env: Record<string, string> = { ...service.env, ...variables }
  const waits: number[] = []
  const tools = makeTools({
    env,
    http: createHttp({}),
    facts: { ci: 'github', runUrl: 'https://github.com/acme/web/actions/runs/7' },
  })
  const upload = (more: Partial<Upload> = {}) =>
    uploadArtifact(
      {
        ...{ name: 'buildonce-report-web', named: 'by us', files: { 'run.json': '{}' } },
        ...more,
        sleep: async ms => void waits.push(ms),
      },
      tools,
    )
  const reportOn = (record: Reported, texts: Record<string, string>) =>
    report({ ...parse(reportInputs, { comment: 'never', ...texts }), run: record }, tools)
  return {
    service,
    lines: tools.lines,
    waits,
    upload,
    reportOn,
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  }
}

/** Unpacks an archive with a program that is not ours. */
function unpacked(archive: Uint8Array, ...names: string[]): string[] {
  const folder = temporaryFolder('unzip')
  writeFileSync(join(folder, 'a.zip'), archive)
  execFileSync(bootstrapped('BUILDONCE_TEST_BUSYBOX'), ['unzip', '-q', 'a.zip', '-d', 'out'], { cwd: folder })
  return names.map(name => readFileSync(join(folder, 'out', name), 'utf8'))
}

describe('the files of a report', () => {
  test('are kept with the run where that is asked for, and can be unpacked', async () => {
    await using job = await step()
    const { artifact, folder } = await job.reportOn(pushed, { 'upload-artifact': 'true' })
    expect(artifact).toEqual({
      name: 'buildonce-report-web-linux-amd64',
      url: 'https://github.com/acme/web/actions/runs/7/artifacts/1',
    })
    const names = ['run.json', 'summary.md', 'junit.xml']
    expect(unpacked(job.service.held[0]?.archive ?? Buffer.of(), ...names)).toEqual(
      names.map(name => readFileSync(join(folder, name), 'utf8')),
    )
    expect(job.service.violations).toEqual([])
  })

  test('are kept nowhere unless it is asked for', async () => {
    await using job = await step()
    expect((await job.reportOn(pushed, {})).artifact).toBeUndefined()
    expect(job.service.requests).toEqual([])
  })

  test('are there although a step fails that has another’s name', async () => {
    await using job = await step({ taken: ['mine'] })
    await expect(job.reportOn(pushed, { 'upload-artifact': 'mine' })).rejects.toMatchObject({
      message:
        'the report was not stored as the artifact "mine": the run already has an artifact of that name',
      hint: expect.stringContaining('Set upload-artifact to a different name in each job'),
    })
    expect(job.service.held).toEqual([])
  })
})

describe('the name of an artifact', () => {
  test('of ours gets a number where another job has it', async () => {
    await using job = await step({ taken: ['buildonce-report-web', 'buildonce-report-web-2'] })
    expect((await job.upload()).name).toBe('buildonce-report-web-3')
    expect((await job.upload()).name).toBe('buildonce-report-web-4')
  })

  test.each<[string, Reported[]]>([
    ['buildonce-report-web-linux-amd64', [pushed]],
    ['buildonce-report-web', [{ ...pushed, build: undefined }]],
    ['buildonce-report-web', [platforms('linux/amd64', 'linux/arm64', 'linux/s390x')]],
    ['buildonce-report-web-linux-arm-v7', [platforms('linux/arm/v7')]],
    ['buildonce-report-a-b-linux-amd64', [{ ...pushed, tags: images('ghcr.io/acme/a:*?"<>|b') }]],
    ['buildonce-report', [pushed, proposed]],
  ])('is %s', (name, records) => {
    expect(artifactName(toImageReports(records))).toBe(name)
  })

  test.each([
    ['report/web', '/'],
    ['a:b', ':'],
    ['a\nb', '\\n'],
  ])('may not be %j, which is said before anything begins', (name, character) => {
    expect(() => parse(reportInputs, { 'upload-artifact': name })).toThrow(
      `cannot name an artifact: "${character}" is not allowed`,
    )
  })
})

describe('the artifact service', () => {
  test('is asked again when it is busy, up to a limit', async () => {
    await using job = await step({ answers: { 1: { status: 503 }, 3: { status: 429 } } })
    expect((await job.upload()).name).toBe('buildonce-report-web')
    expect(job.waits).toEqual([1000, 1000])
    const down = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [index + 1, { status: 500 }]))
    await using broken = await step({ answers: down })
    await expect(broken.upload()).rejects.toThrow('the artifact service answered 500 to CreateArtifact')
    expect(broken.waits).toEqual([1000, 2000, 4000])
  })

  test('may refuse, and says why', async () => {
    await using job = await step({
      answers: { 1: { status: 403, msg: 'Artifact storage quota has been hit.' } },
    })
    await expect(job.upload()).rejects.toThrow(
      'the report was not stored as the artifact "buildonce-report-web": the artifact service answered 403 to CreateArtifact: Artifact storage quota has been hit.',
    )
    expect(job.service.requests).toHaveLength(1)
  })

  test('may take the name and refuse the bytes; the address with its signature is not told', async () => {
    await using job = await step({ answers: { 2: { status: 403 } } })
    const error = await job.upload().catch((caught: Error) => caught)
    expect(String(error)).toContain('the artifact service answered 403 to the upload')
    expect(`${error}${job.lines}`).not.toContain('s3cret')
  })

  test('may be out of reach', async () => {
    await using job = await step({}, { ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/' })
    await expect(job.upload()).rejects.toThrow('127.0.0.1:1 cannot be reached')
  })

  test.each([
    [{ GITHUB_SERVER_URL: 'https://git.acme.example' }, 'git.acme.example is a GitHub Enterprise Server'],
    [{ ACTIONS_RUNTIME_TOKEN: '' }, 'there is no artifact service here'],
    [{ ACTIONS_RUNTIME_TOKEN: 'opaque' }, 'the token of the runner does not name run and job'],
  ])('may lack: %j', async (variables, message) => {
    await using job = await step({}, variables as unknown as Record<string, string>)
    await expect(job.upload()).rejects.toThrow(message)
    expect(job.service.requests).toEqual([])
  })

  test.each(['https://github.com', 'https://acme.ghe.com'])('is there on %s', async server => {
    await using job = await step({}, { GITHUB_SERVER_URL: server })
    expect((await job.upload()).name).toBe('buildonce-report-web')
  })
})

test('an archive keeps names and texts of any language, and empty files', async () => {
  const files = { 'größe – 大小.md': 'é\n'.repeat(1000), empty: '' }
  expect(unpacked(await zip(files), ...Object.keys(files))).toEqual(Object.values(files))
  expect(await zip(files)).toEqual(await zip(files))
})

function images(...names: string[]): Reported['tags'] {
  return { ...pushed.tags, images: names } as Reported['tags']
}

function platforms(...names: string[]): Reported {
  const rows = names.map(platform => ({ ...pushed.build?.platforms[0], platform }))
  return { ...pushed, build: { ...pushed.build, platforms: rows } } as Reported
}
