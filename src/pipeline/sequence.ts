import { type StageName, stageNames } from '../stage/names.ts'
import { startRun } from '../stage/record/writing.ts'
import { checkAll } from './check.ts'
import { inPipeline } from './definition.ts'
import { type Executed, execute } from './execute.ts'
import { pipelineOutputs } from './outputs.ts'
import { textsFor } from './pipeline-inputs.ts'
import { writeRecord } from './record-file.ts'
import type { Outcome, Surroundings } from './single-stage.ts'
import { loadStage } from './stages.ts'

/** Runs all stages in one process, with the same conditions as the steps of the composite action. */
export async function runPipeline({ texts, file, host, toolsFor, signal }: Surroundings): Promise<Outcome> {
  await checkAll(texts, toolsFor('setup'))
  const ended = new Map<StageName, Executed['status']>()
  const outputs: Record<string, string> = {}
  const errors: unknown[] = []
  let failedExitCode: number | undefined
  // It begins a record: one that is there is of an earlier run.
  let record = startRun(host.facts)
  for (const name of stageNames) {
    if (signal.aborted || !due(name, ended)) continue
    const stage = inPipeline(await loadStage(name), texts)
    const executed = await execute(stage, textsFor(name, texts), record, toolsFor(name))
    record = executed.record
    ended.set(name, executed.status)
    Object.assign(outputs, ofPipeline(name, executed.result?.outputs ?? {}))
    if (executed.error !== undefined) errors.push(executed.error)
    if (executed.status === 'failed') failedExitCode ??= executed.result?.failedExitCode
    await writeRecord(file, { record, own: true }, host)
  }
  const all = [...ended.values()]
  const status = all.includes('error') ? 'error' : all.includes('failed') ? 'failed' : 'passed'
  return { status, outputs, errors, failedExitCode }
}

/** Keeps the outputs that the pipeline takes from this stage: a later one has some of the same names, and may be skipped. */
function ofPipeline(stage: StageName, made: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(made).filter(([name]) => pipelineOutputs[name]?.stage === stage))
}

/** A stage is due when what it needs went well: size, scan and smoke need the build, the report nothing, the others all. */
function due(name: StageName, ended: ReadonlyMap<StageName, Executed['status']>): boolean {
  const well = (status: Executed['status'] | undefined) => status === 'passed' || status === 'skipped'
  if (name === 'report') return true
  if (name === 'size' || name === 'scan' || name === 'smoke') return well(ended.get('build'))
  return [...ended.values()].every(well)
}
