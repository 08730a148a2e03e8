import { connect } from '../registry/connect.ts'
import { openImage } from '../registry/source.ts'
import { findAgainst, labelsOf } from '../size/against.ts'
import { outputs } from '../size/outputs.ts'
import { size } from '../size/size.ts'
import type { StageDefinition } from './definition.ts'
import { provenBefore } from './proven.ts'
import { read } from './read.ts'
import { foundOf } from './subject.ts'
import { stageInputs } from './tables.ts'

const inputs = stageInputs.size

/** Compares the image of the record with the one its change starts from, found in its first repository. */
export const sizeStage: StageDefinition = {
  name: 'size',
  inputs,
  async run({ texts, record }, tools) {
    const { image, ...values } = read(inputs, texts, tools)
    const reason = image === undefined ? provenBefore(record) : undefined
    if (reason !== undefined) {
      const section = { status: 'skipped', reason, platforms: [], budgets: [] } as const
      return { section, outputs: {} }
    }
    const subject = await foundOf(image, record, tools)
    const repository = record.tags?.images[0]
    const found = await findAgainst({ baseline: values.baseline, repository }, tools)
    const readable = { digest: subject.digest, reader: openImage(subject.source, connect(tools)) }
    const labels = labelsOf(tools.host.facts)
    const section = await size({ ...values, image: readable, ...found, labels }, tools)
    return { section, outputs: outputs(section), line: section.reason ?? section.noBaseline }
  },
}
