import type { Table } from '../inputs/table.ts'
import type { StageName } from '../stage/names.ts'
import type { Run } from '../stage/record/run.ts'
import type { CleanUp, Tools } from '../stage/stage.ts'

/** The arguments of a stage: the inputs as texts, and the record so far. */
export interface Given {
  readonly texts: Readonly<Record<string, string>>
  readonly record: Run
  /** The inputs of the whole pipeline, where the stage is a part of it and needs them. */
  readonly pipeline?: Readonly<Record<string, string>>
}

/** The result of a stage. */
export interface StageResult {
  /** Its section without the times; absent for the report, which has none. */
  readonly section?: { readonly status: 'passed' | 'failed' | 'skipped'; readonly reason?: string }
  /** The stage has annotated its failure itself, at a line of code. */
  readonly annotated?: boolean
  /** Why the step fails, of a stage without a section. */
  readonly failure?: string
  /** Step outputs by their kebab-case names. */
  readonly outputs: Readonly<Record<string, string>>
  /** Variables for the later steps of the job. */
  readonly exports?: Readonly<Record<string, string>>
  /** Exit code of a failed check that callers need to distinguish; default 1. */
  readonly failedExitCode?: number
  /** The result as one line for the log. */
  readonly line?: string
}

/** One stage in the pipeline: its inputs, and how inputs and record become its request. */
export interface StageDefinition {
  readonly name: StageName
  readonly inputs: Table
  run(given: Given, tools: Tools): Promise<StageResult>
  readonly cleanUp?: CleanUp
  /** It cleans up before it ends successfully, so its post phase has nothing to do. */
  readonly leavesNothing?: true
}

/** Defines a stage that gets the inputs of the whole pipeline, for checks before the other stages. */
export function inPipeline(
  stage: StageDefinition,
  pipeline: Readonly<Record<string, string>>,
): StageDefinition {
  return { ...stage, run: (given, tools) => stage.run({ ...given, pipeline }, tools) }
}
