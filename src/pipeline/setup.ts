import { setupInputs } from '../setup/inputs.ts'
import { outputs } from '../setup/outputs.ts'
import { cleanUp, setup } from '../setup/setup.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'

/** The first stage: it needs nothing from the record. */
export const setupStage: StageDefinition = {
  name: 'setup',
  inputs: setupInputs,
  cleanUp,
  async run({ texts }, tools) {
    const section = await setup(read(setupInputs, texts, tools), tools)
    return { section, outputs: outputs(section), line: `builder ${section.builder} (${section.driver})` }
  },
}
