import { reportInputs } from '../report/inputs.ts'
import { outputs } from '../report/outputs.ts'
import { report } from '../report/report.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'

/** Renders the record. */
export const reportStage: StageDefinition = {
  name: 'report',
  inputs: reportInputs,
  async run({ texts, record }, tools) {
    const result = await report({ ...read(reportInputs, texts, tools), runs: [record] }, tools)
    return { outputs: outputs(result, undefined), line: result.folder }
  },
}
