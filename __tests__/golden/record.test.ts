import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { writeRecord } from '../../src/pipeline/record-file.ts'
import { parseRun } from '../../src/stage/record/run.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import type { Called } from './calls.ts'
import { checkedRecord } from './checked.ts'
import { writeImage } from './image.ts'
import { flags, machine } from './machine.ts'
import { runCalls } from './run-calls.ts'
import { settled } from './settled.ts'

// What the stages write of one image after it was built and checked: outputs, record, evidence, report. An engine is not
// needed, because the record of build, scan and smoke test is given; run.real.test.ts has all stages.

const folder = temporaryFolder('buildonce-golden')
const layout = join(folder, 'image')
const promoted = join(folder, 'promoted')
const record = join(folder, 'run.json')
const repository = 'registry.example/acme/web'

const stages = {
  // Before the tags: as long as no repository is known, no registry is asked for an image to compare with.
  size: { 'max-size': '1MB' },
  tags: { images: repository, tags: 'type=ref,event=branch\ntype=sha,format=long' },
  promote: { to: promoted, attach: 'evidence, record', require: 'scan, smoke' },
  report: { 'report-dir': join(folder, 'report') },
} as const

let called: readonly Called[]

beforeAll(async () => {
  const { digest } = writeImage(layout)
  const env = machine(folder)
  const made = parseRun(JSON.stringify(checkedRecord({ digest, layout })), record)
  await writeRecord(
    { path: record, named: true, jobTemp: env.TMPDIR },
    { record: made, own: true },
    { workspace: folder },
  )
  called = await runCalls(
    Object.entries(stages).map(([name, inputs]) => ({
      argv: [name, ...flags(inputs), `--run-file=${record}`],
      cwd: folder,
      env,
    })),
  )
})

const json = (path: string) => settled(JSON.parse(readFileSync(path, 'utf8')), folder)

test.each(Object.keys(stages).map((name, at) => [name, at] as const))('%s prints its outputs', (_, at) => {
  const { exitCode, stdout, stderr } = called[at] as Called
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(settled(stdout.split('\n'), folder)).toMatchSnapshot()
})

test('the record has what every stage found', () => {
  expect(json(record)).toMatchSnapshot()
})

test('the report has its files', () => {
  expect(readdirSync(join(folder, 'report'), { recursive: true }).sort()).toMatchSnapshot()
})

describe('the promoted layout', () => {
  test('has the tags, and the evidence as a statement that refers to the image', () => {
    const index = JSON.parse(readFileSync(join(promoted, 'index.json'), 'utf8'))
    expect(settled(index, folder)).toMatchSnapshot()
    const blob = (digest: string) =>
      JSON.parse(readFileSync(join(promoted, 'blobs', digest.replace(':', '/')), 'utf8'))
    const referring = index.manifests
      .map(({ digest }: { digest: string }) => blob(digest))
      .filter(({ subject }: { subject?: unknown }) => subject !== undefined)
    expect(settled(referring, folder)).toMatchSnapshot()
    const statements = referring.map(({ layers: [layer] }: { layers: { digest: string }[] }) =>
      blob(layer?.digest ?? ''),
    )
    expect(settled(statements, folder)).toMatchSnapshot()
  })
})
