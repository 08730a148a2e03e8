import { parse } from '../inputs/table.ts'
import { textsFor } from './pipeline-inputs.ts'
import { stageInputs } from './tables.ts'

/** Parses the inputs of the whole pipeline, for each stage its own; what is wrong with them has been told before. */
export function valuesOf(texts: Readonly<Record<string, string>>) {
  return {
    setup: parse(stageInputs.setup, textsFor('setup', texts)),
    tags: parse(stageInputs.tags, textsFor('tags', texts)),
    build: parse(stageInputs.build, textsFor('build', texts)),
    scan: parse(stageInputs.scan, textsFor('scan', texts)),
    smoke: parse(stageInputs.smoke, textsFor('smoke', texts)),
    promote: parse(stageInputs.promote, textsFor('promote', texts)),
    report: parse(stageInputs.report, textsFor('report', texts)),
  }
}

export type PipelineValues = ReturnType<typeof valuesOf>
