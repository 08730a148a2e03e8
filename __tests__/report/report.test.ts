import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { reportInputs } from '../../src/report/inputs.ts'
import { report } from '../../src/report/report.ts'
import { parseRun } from '../../src/stage/record/run.ts'
import { formatRun } from '../../src/stage/record/writing.ts'
import { makeTools } from '../tools.ts'
import { broken, proposed, pushed } from './records.ts'

function tools() {
  const made = makeTools()
  const { lines, summaries, annotations } = made
  const seen = {
    lines,
    summary: summaries,
    get annotations() {
      return annotations.map(({ level, message }) => `${level}: ${message}`)
    },
  }
  return { seen, workspace: made.host.workspace, tools: made }
}

const defaults = parse(reportInputs, {})

describe('a report', () => {
  test('is a page of the run and a folder of files', async () => {
    const { seen, workspace, tools: given } = tools()
    const { folder, status } = await report({ ...defaults, run: pushed }, given)
    expect(status).toBe('passed')
    expect(folder).toBe(join(workspace, 'buildonce-report'))
    expect(await readFile(join(folder, 'summary.md'), 'utf8')).toBe(seen.summary[0])
    expect(await readFile(join(folder, 'junit.xml'), 'utf8')).toContain('<testsuite name="web"')
    expect(parseRun(await readFile(join(folder, 'run.json'), 'utf8'), 'run.json')).toEqual(pushed)
    expect(seen.annotations).toEqual([])
  })

  test('of a run whose commit nobody knows says so', async () => {
    const { seen, tools: given } = await tools()
    const { commit: _, ...unnamed } = pushed
    expect((await report({ ...defaults, run: unnamed }, given)).status).toBe('passed')
    expect(seen.summary[0]).toContain('**Commit** not known of acme/web, [run 1873]')
  })

  test.each([
    ['no stage has run', {}],
    ['only names were made', { setup: pushed.setup, tags: pushed.tags }],
  ])('is not passed where %s', async (_, sections) => {
    const { seen, tools: given } = await tools()
    const { version, project, commit, event } = pushed
    const { status } = await report(
      { ...defaults, run: { version, project, commit, event, ...sections } },
      given,
    )
    expect(status).toBe('failed')
    expect(seen.summary[0]).toContain(
      '### Buildonce: ❌ **web failed**: nothing was built, checked or promoted',
    )
  })

  test('can be made again from the file it wrote', async () => {
    const first = tools()
    await report({ ...defaults, run: proposed }, first.tools)
    const text = await readFile(join(first.workspace, 'buildonce-report/run.json'), 'utf8')
    const second = tools()
    await report({ ...defaults, run: parseRun(text, 'run.json') }, second.tools)
    expect(second.seen.summary).toEqual(first.seen.summary)
  })

  test('of a failure in this job has no annotation: its stage has made one', async () => {
    const { seen, tools: given } = tools()
    expect((await report({ ...defaults, run: broken }, given)).status).toBe('failed')
    expect(seen.annotations).toEqual([])
  })

  test('of a failure in another job has one annotation, with the cause', async () => {
    const { seen, tools: given } = tools()
    await report({ ...defaults, run: pushed, runs: [broken, proposed] }, given)
    expect(seen.annotations).toEqual([
      expect.stringMatching(/^error: api is over its size budget: linux\/amd64 grew by 26\.3 MB/),
      'error: web failed its smoke test: it ended with exit code 1 after 0.4 s: Error: Cannot find module "express"',
    ])
  })

  test('stays off the page when only failures should be there', async () => {
    const { seen, tools: given } = tools()
    await report({ ...defaults, summary: 'on-failure', run: pushed }, given)
    expect(seen.summary).toEqual([])
  })

  test('names an image that was expected and has no record', async () => {
    const { seen, tools: given } = tools()
    await report({ ...defaults, expect: ['web', 'worker'], run: pushed }, given)
    expect(seen.annotations).toEqual(['error: worker has no record'])
  })

  test('says where it could not be written', async () => {
    const { workspace, tools: given } = tools()
    await writeFile(join(workspace, 'file'), '')
    await expect(report({ ...defaults, reportDir: 'file/x', run: pushed }, given)).rejects.toThrow(
      /^the report cannot be written to .*file\/x: /,
    )
  })
})

test.each([
  ['pushed', pushed],
  ['proposed', proposed],
  ['broken', broken],
] as const)('the record that is rendered here is a record: %s', (name, record) => {
  expect(parseRun(formatRun(record), name)).toEqual(JSON.parse(JSON.stringify(record)))
})
