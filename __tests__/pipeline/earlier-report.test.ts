import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { removeEarlierReport } from '../../src/pipeline/earlier-report.ts'
import { formatRun, startRun } from '../../src/stage/record/writing.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

const record = formatRun(startRun(makeTools().host.facts))

/** A checkout with a report in it, and files beside that are not of a report. */
function checkout(run: string) {
  const workspace = temporaryFolder('checkout')
  const folder = join(workspace, 'buildonce-report')
  mkdirSync(folder)
  for (const name of ['summary.md', 'junit.xml', 'notes.txt']) writeFileSync(join(folder, name), name)
  writeFileSync(join(folder, 'run.json'), run)
  return { workspace, folder }
}

test('the report of an earlier run is not there for the build, and other files stay', async () => {
  const { workspace, folder } = checkout(record)
  await removeEarlierReport({}, { workspace })
  expect(readdirSync(folder)).toEqual(['notes.txt'])
})

test('its folder goes with it where it held nothing else', async () => {
  const workspace = temporaryFolder('checkout')
  mkdirSync(join(workspace, 'reports/one'), { recursive: true })
  writeFileSync(join(workspace, 'reports/one/run.json'), record)
  await removeEarlierReport({ 'report-dir': 'reports/one' }, { workspace })
  expect(existsSync(join(workspace, 'reports/one'))).toBe(false)
})

test.each<[string, string, Record<string, string>]>([
  ['a folder without a record of ours', '{"version":1}', {}],
  ['a record that this run undoes', record, { rollback: 'buildonce-report/run.json' }],
  ['a run that builds nothing', record, { from: 'staging' }],
])('%s: nothing is removed', async (_, run, texts) => {
  const { workspace, folder } = checkout(run)
  await removeEarlierReport(texts, { workspace })
  expect(readdirSync(folder)).toHaveLength(4)
})
