import type { Table } from '../inputs/table.ts'
import type { Run } from '../run.ts'
import type { StageName } from '../stage/names.ts'
import type { CleanUp, Tools } from '../stage/stage.ts'

/** What a stage is run with: the given inputs as texts, and the record as far as it has grown. */
export interface Given {
  readonly texts: Readonly<Record<string, string>>
  readonly record: Run
  /** The inputs of the whole pipeline, where the stage runs as a part of it and is told. */
  readonly pipeline?: Readonly<Record<string, string>>
}

/** What a stage gives back. */
export interface StageResult {
  /** Its section without the times; absent for the report, which adds nothing to the record. */
  readonly section?: { readonly status: 'passed' | 'failed' | 'skipped'; readonly reason?: string }
  /** Why the step fails, of a stage without a section. */
  readonly failure?: string
  /** Step outputs by their kebab-case names. */
  readonly outputs: Readonly<Record<string, string>>
  /** Variables for the later steps of the job. */
  readonly exports?: Readonly<Record<string, string>>
  /** Exit code of a failed check that callers want to tell from others; 1 unless given. */
  readonly failedExitCode?: number
  /** One line for the log: what came out. */
  readonly line?: string
}

/** One stage as the pipeline sees it: its inputs, and how inputs and record become its request. */
export interface StageDefinition {
  readonly name: StageName
  readonly inputs: Table
  run(given: Given, tools: Tools): Promise<StageResult>
  readonly cleanUp?: CleanUp
  /** It removes all that it made before it ends well, so its post phase has nothing to do. */
  readonly leavesNothing?: true
}

/** Makes a stage that is told the inputs of the whole pipeline, for what it can find out before the others begin. */
export function inPipeline(
  stage: StageDefinition,
  pipeline: Readonly<Record<string, string>>,
): StageDefinition {
  return { ...stage, run: (given, tools) => stage.run({ ...given, pipeline }, tools) }
}
