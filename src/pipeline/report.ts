import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Values } from '../inputs/table.ts'
import { outputs } from '../report/outputs.ts'
import { findRecords, NoRecords } from '../report/records.ts'
import { report } from '../report/report.ts'
import { parseRun, type Run } from '../run.ts'
import { sarifName } from '../scan/outputs.ts'
import type { Tools } from '../stage.ts'
import { baselineOf } from './baseline.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'
import { stageInputs } from './tables.ts'
import { trendOf } from './trend.ts'

const inputs = stageInputs.report

/** Renders the record. */
export const reportStage: StageDefinition = {
  name: 'report',
  inputs,
  async run({ texts, record }, tools) {
    const values = read(inputs, texts, tools)
    const runs = await recordsIn(values, tools)
    const [baseline, history, sarif] =
      runs === undefined
        ? await Promise.all([
            baselineOf(record, tools),
            trendOf(record, values.trend, tools),
            sarifOf(record, tools),
          ])
        : []
    const result = await report(
      { ...values, run: record, runs, history, sarif, ...(baseline && { baselines: [baseline] }) },
      tools,
    )
    return { outputs: outputs(result), line: result.folder }
  },
}

/** Reads the records of other jobs, each by the schema: they may come from a stranger's pull request. */
async function recordsIn(
  { records: folder, expect }: Pick<Values<typeof inputs>, 'records' | 'expect'>,
  { host, log }: Tools,
): Promise<Run[] | undefined> {
  if (folder === undefined) return undefined
  const found = await findRecords(host.workspace, folder).catch(error => {
    // Where every job died early, that is the report.
    if (!(error instanceof NoRecords) || expect.length === 0) throw error
    log.warning(`${error.message}: every expected image is reported as missing`)
    return []
  })
  return found.map(({ text, origin }) => parseRun(text, origin))
}

/** Reads what this run's scan has written; a record of another run may name any folder. */
async function sarifOf({ scan, event }: Run, { host }: Tools): Promise<string | undefined> {
  const { runId, attempt } = host.facts
  if (scan?.reports === undefined || event.runId !== runId || event.attempt !== attempt) return undefined
  return await readFile(join(scan.reports, sarifName), 'utf8').catch(() => undefined)
}
