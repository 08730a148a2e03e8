import { outputs } from '../smoke/outputs.ts'
import { cleanUp, smoke } from '../smoke/smoke.ts'
import { baseCommitOf } from './base-commit.ts'
import { baselineOf } from './baseline.ts'
import type { StageDefinition } from './definition.ts'
import { provenBefore } from './proven.ts'
import { read } from './read.ts'
import { subjectOf } from './subject.ts'
import { smokeTable as inputs } from './tables/smoke.ts'

/** Runs the image of the record, unless there is evidence and nothing was built. */
export const smokeStage: StageDefinition = {
  name: 'smoke',
  inputs,
  cleanUp,
  leavesNothing: true,
  async run({ texts, record }, tools) {
    const { image, ...values } = read(inputs, texts, tools)
    const reason = image === undefined ? provenBefore(record) : undefined
    if (reason !== undefined) return { section: { status: 'skipped', reason, platforms: [] }, outputs: {} }
    const subject = await subjectOf(image, record, tools)
    const baseline = image === undefined ? (await baselineOf(record, tools))?.smoke : undefined
    const { nativePlatform } = record.setup ?? {}
    const baseCommit = values.smokeComposeFile === undefined ? undefined : await baseCommitOf(tools)
    const section = await smoke(
      { ...values, subject, nativePlatform, baseline, ...(baseCommit && { baseCommit }) },
      tools,
    )
    return { section, outputs: outputs(section), line: section.reason ?? readyLine(section.platforms) }
  },
}

function readyLine(platforms: readonly { platform: string; readySeconds?: number }[]): string {
  return platforms
    .map(({ platform, readySeconds }) =>
      readySeconds === undefined ? platform : `${platform} ready in ${readySeconds.toFixed(1)} s`,
    )
    .join(', ')
}
