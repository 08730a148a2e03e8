import { outputs } from '../setup/outputs.ts'
import { cleanUp, setup } from '../setup/setup.ts'
import type { StageDefinition } from './definition.ts'
import { jobToken, textsFor } from './pipeline-inputs.ts'
import { read } from './read.ts'
import { pushedRepositories, repositoriesIn } from './repositories.ts'
import { setupTable as inputs } from './tables/setup.ts'

/** The first stage: it needs nothing from the record, and of the pipeline the repositories that need a login. */
export const setupStage: StageDefinition = {
  name: 'setup',
  inputs,
  cleanUp,
  async run({ texts, pipeline }, tools) {
    const { images, githubToken, ...values } = read(inputs, texts, tools)
    const section = await setup(
      {
        ...values,
        repositories: repositoriesIn(pipeline ? (textsFor('tags', pipeline).images ?? '') : images),
        pushesTo: pipeline ? pushedRepositories(pipeline, tools) : undefined,
        token: githubToken ?? (pipeline && jobToken(pipeline)),
      },
      tools,
    )
    return { section, outputs: outputs(section), line: `builder ${section.builder} (${section.driver})` }
  },
}
