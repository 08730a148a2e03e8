import { outputs } from '../setup/outputs.ts'
import { cleanUp, setup } from '../setup/setup.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'
import { stageInputs } from './tables.ts'

const inputs = stageInputs.setup

/** The first stage: it needs nothing from the record. */
export const setupStage: StageDefinition = {
  name: 'setup',
  inputs,
  cleanUp,
  async run({ texts }, tools) {
    const section = await setup(read(inputs, texts, tools), tools)
    return { section, outputs: outputs(section), line: `builder ${section.builder} (${section.driver})` }
  },
}
