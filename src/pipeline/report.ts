import { outputs } from '../report/outputs.ts'
import { report } from '../report/report.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'
import { stageInputs } from './tables.ts'

const inputs = stageInputs.report

/** Renders the record. */
export const reportStage: StageDefinition = {
  name: 'report',
  inputs,
  async run({ texts, record }, tools) {
    const result = await report({ ...read(inputs, texts, tools), run: record }, tools)
    return { outputs: outputs(result, undefined), line: result.folder }
  },
}
