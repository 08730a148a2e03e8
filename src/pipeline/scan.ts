import { scanInputs } from '../scan/inputs.ts'
import { outputs } from '../scan/outputs.ts'
import { scan } from '../scan/scan.ts'
import type { StageDefinition } from './definition.ts'
import { provenBefore } from './proven.ts'
import { read } from './read.ts'
import { subjectInputs, subjectOf } from './subject.ts'

const inputs = { ...subjectInputs, ...scanInputs }

/** Scans the image of the record, unless it was proven before and nothing was built. */
export const scanStage: StageDefinition = {
  name: 'scan',
  inputs,
  async run({ texts, record }, tools) {
    const { image, ...values } = read(inputs, texts, tools)
    const reason = !values.scan
      ? 'it is switched off'
      : image === undefined
        ? provenBefore(record)
        : undefined
    if (reason !== undefined) {
      const section = { status: 'skipped', reason, failOn: values.failOn, platforms: [] } as const
      return { section, outputs: {} }
    }
    const section = await scan({ ...values, subject: await subjectOf(image, record, tools) }, tools)
    return { section, outputs: outputs(section), line: section.reason }
  },
}
