import { type StageName, stageNames } from '../stage/names.ts'
import { startRun } from '../stage/record/run.ts'
import type { Host, Tools } from '../stage/stage.ts'
import { checkAll } from './check.ts'
import { inPipeline } from './definition.ts'
import { type Executed, execute } from './execute.ts'
import { pipelineOutputs } from './outputs.ts'
import { textsFor } from './pipeline-inputs.ts'
import { type RecordFile, readRecord, writeRecord } from './record-file.ts'
import { loadStage } from './stages.ts'

/** A request of the command line. */
export interface Sequence {
  /** One stage, or the whole pipeline when it is absent. */
  readonly only: StageName | undefined
  readonly texts: Readonly<Record<string, string>>
  readonly file: RecordFile
  readonly host: Host
  readonly toolsFor: (stage: StageName) => Tools
  readonly signal: AbortSignal
}

/** The result of a sequence of stages. */
export interface Outcome {
  readonly status: 'passed' | 'failed' | 'error'
  readonly outputs: Readonly<Record<string, string>>
  readonly errors: readonly unknown[]
  /** The exit code of the first check that failed. */
  readonly failedExitCode?: number
}

/** Runs the stages in one process, with the same conditions as the steps of the composite action. */
export async function runStages({ only, texts, file, host, toolsFor, signal }: Sequence): Promise<Outcome> {
  if (only === undefined) await checkAll(texts, toolsFor('setup'))
  const ended = new Map<StageName, Executed['status']>()
  const outputs: Record<string, string> = {}
  const errors: unknown[] = []
  let failedExitCode: number | undefined
  // The whole pipeline begins a record: one that is there is of an earlier run.
  let { record, own } =
    only === undefined
      ? ({ record: startRun(host.facts), own: true } as const)
      : await readRecord(file, host, only)
  for (const name of only === undefined ? stageNames : [only]) {
    if (signal.aborted || (only === undefined && !due(name, ended))) continue
    const given = only === undefined ? textsFor(name, texts) : texts
    const stage = await loadStage(name)
    const part = only === undefined ? inPipeline(stage, texts) : stage
    const executed = await execute(part, given, record, toolsFor(name))
    record = executed.record
    ended.set(name, executed.status)
    const made = executed.result?.outputs ?? {}
    Object.assign(outputs, only === undefined ? ofPipeline(name, made) : made)
    if (executed.error !== undefined) errors.push(executed.error)
    if (executed.status === 'failed') failedExitCode ??= executed.result?.failedExitCode
    await writeRecord(file, { record, own }, host)
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
