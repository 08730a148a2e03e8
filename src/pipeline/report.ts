import { outputs } from '../report/outputs.ts'
import { findRecords } from '../report/records.ts'
import { report } from '../report/report.ts'
import { parseRun } from '../run.ts'
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
    const runs = await recordsIn(values.records, tools)
    const [baseline, history] =
      runs === undefined
        ? await Promise.all([baselineOf(record, tools), trendOf(record, values.trend, tools)])
        : []
    const result = await report(
      { ...values, run: record, runs, history, ...(baseline && { baselines: [baseline] }) },
      tools,
    )
    return { outputs: outputs(result), line: result.folder }
  },
}

/** Reads the records of other jobs, each by the schema: they may come from a stranger's pull request. */
async function recordsIn(folder: string | undefined, { host }: Tools) {
  if (folder === undefined) return undefined
  const found = await findRecords(host.workspace, folder)
  return found.map(({ text, origin }) => parseRun(text, origin))
}
