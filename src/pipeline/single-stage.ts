import type { StageName } from '../stage/names.ts'
import type { Host, Tools } from '../stage/stage.ts'
import { execute } from './execute.ts'
import { type RecordFile, readRecord, writeRecord } from './record-file.ts'
import { loadStage } from './stages.ts'

/** What a request of the command line gives to its stages. */
export interface Surroundings {
  readonly texts: Readonly<Record<string, string>>
  readonly file: RecordFile
  readonly host: Host
  readonly toolsFor: (stage: StageName) => Tools
  readonly signal: AbortSignal
}

/** The result of one stage, or of a sequence of them. */
export interface Outcome {
  readonly status: 'passed' | 'failed' | 'error'
  readonly outputs: Readonly<Record<string, string>>
  readonly errors: readonly unknown[]
  /** The exit code of the first check that failed. */
  readonly failedExitCode?: number
}

/** Runs one stage over the record that its file has. */
export async function runStage(
  name: StageName,
  { texts, file, host, toolsFor, signal }: Surroundings,
): Promise<Outcome> {
  const { record, own } = await readRecord(file, host, name)
  if (signal.aborted) return { status: 'passed', outputs: {}, errors: [] }
  const executed = await execute(await loadStage(name), texts, record, toolsFor(name))
  await writeRecord(file, { record: executed.record, own }, host)
  const { status, result, error } = executed
  return {
    status: status === 'skipped' ? 'passed' : status,
    outputs: result?.outputs ?? {},
    errors: error === undefined ? [] : [error],
    ...(status === 'failed' && { failedExitCode: result?.failedExitCode }),
  }
}
