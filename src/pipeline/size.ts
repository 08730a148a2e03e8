import { openTransport } from '../registry/open-transport.ts'
import { findBaselineImage, labelsOf } from '../size/find-baseline-image.ts'
import { outputs } from '../size/outputs.ts'
import { type Readable, size } from '../size/size.ts'
import type { Tools } from '../stage/stage.ts'
import { cachedReader } from '../store/cached-reader.ts'
import { openImage } from '../store/image-reader.ts'
import { basesOf } from './base-images.ts'
import { tagNamesOf } from './commit-tags.ts'
import type { StageDefinition } from './definition.ts'
import { provenBefore } from './proven.ts'
import { read } from './read.ts'
import { foundOf } from './subject.ts'
import { sizeTable as inputs } from './tables/size.ts'

/** Compares the image of the record with its baseline, which is found in its first repository. */
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
    const readable = {
      digest: subject.digest,
      reader: cachedReader(openImage(subject.source, openTransport(tools))),
    }
    const deep = values.diff === 'files' || values.diff === 'waste'
    const base = deep ? layersOf(readable, tools) : undefined
    const wanted = { baseline: values.baseline, repository, names: tagNamesOf(record) }
    const found = await findBaselineImage(wanted, tools)
    const baseBefore = deep && 'against' in found ? layersOf(found.against, tools) : undefined
    const labels = labelsOf(tools.host.facts)
    const section = await size({ ...values, image: readable, ...found, labels, base, baseBefore }, tools)
    return { section, outputs: outputs(section), line: section.reason ?? section.noBaseline }
  },
}

async function layersOf(image: Readable, tools: Tools) {
  const bases = Object.entries((await basesOf(image, tools)) ?? {})
  return Object.fromEntries(bases.map(([platform, { layers }]) => [platform, layers]))
}
