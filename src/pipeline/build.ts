import { build } from '../build/build.ts'
import { cleanUp } from '../build/clean-up.ts'
import { buildInputs } from '../build/inputs.ts'
import { outputs } from '../build/outputs.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'

/** Takes the builder from the setup section, labels and annotations from the tags section. */
export const buildStage: StageDefinition = {
  name: 'build',
  inputs: buildInputs,
  cleanUp,
  async run({ texts, record }, tools) {
    const values = read(buildInputs, texts, tools)
    const { facts } = tools.host
    const section = await build(
      {
        ...values,
        builder: values.builder ?? record.setup?.builder,
        driver: record.setup?.driver,
        imageStore: record.setup?.imageStore,
        nativePlatform: record.setup?.nativePlatform,
        images: record.tags?.images,
        imageLabels: record.tags?.labels,
        imageAnnotations: record.tags?.annotations,
        commitTime: facts.commitTime,
        mayPush: facts.pullRequest === undefined,
      },
      tools,
    )
    return { section, outputs: outputs(section), line: section.digest ?? section.reason }
  },
}
