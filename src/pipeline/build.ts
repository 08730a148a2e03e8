import { build } from '../build/build.ts'
import { cleanUp } from '../build/build-folders.ts'
import { outputs } from '../build/outputs.ts'
import { whyNotWritten } from '../inputs/push.ts'
import { trustOf } from '../promote/evidence/trust.ts'
import { commitTagsOf } from './commit-tags.ts'
import type { StageDefinition } from './definition.ts'
import { findExisting } from './existing.ts'
import { read } from './read.ts'
import { stageInputs } from './tables.ts'

const inputs = stageInputs.build

/** Takes the builder from the setup section, labels and annotations from the tags section. */
export const buildStage: StageDefinition = {
  name: 'build',
  inputs,
  cleanUp,
  async run({ texts, record }, tools) {
    const { onExisting, onMissing, require, maxAge, push, ...given } = read(inputs, texts, tools)
    const { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, ...values } = given
    const whom = { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust }
    const trust = await trustOf(whom, tools.host.workspace)
    const { facts } = tools.host
    const writes = whyNotWritten({ push }, facts) === undefined
    const image = record.tags?.images[0]
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
        proven: await findExisting(
          {
            image,
            commitTags: commitTagsOf(record),
            onExisting,
            onMissing,
            require,
            maxAge,
            writes,
            trust,
          },
          tools,
        ),
        commitTime: facts.commitTime,
        mayPush: writes,
      },
      tools,
    )
    return { section, outputs: outputs(section), line: section.digest ?? section.reason }
  },
}
