import { createLocalHost } from '../hosts/local.ts'
import { printableLine } from '../messages/printable.ts'
import { recordFile } from '../pipeline/record-file.ts'
import { type Outcome, runStage, type Surroundings } from '../pipeline/single-stage.ts'
import type { StageName } from '../stage/names.ts'
import type { CleanupItem, Facts } from '../stage/stage.ts'
import type { Cancellation } from '../system/cancel.ts'
import { lastingOutputs } from './lasting-outputs.ts'
import { addPending, cleanUpPending, type PendingCleanup } from './pending-cleanup.ts'
import { printError } from './print-error.ts'
import { createTools } from './tools.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** One call of the command line. */
export interface Call {
  readonly command: StageName | 'run'
  readonly flags: Readonly<Record<string, string>>
  readonly env: Environment
  readonly facts: Promise<Facts>
  readonly cancel: Cancellation
}

/**
 * Runs one stage or all of them and returns the exit code. What the stages created is removed at the end; only a single
 * stage with its own record keeps it for the next command, and for `buildonce cleanup`.
 */
export async function runCommand({ command, flags, env, facts, cancel }: Call): Promise<number> {
  const { 'run-file': runFile, 'run-file-digest': digest, ...texts } = flags
  const only = command === 'run' ? undefined : command
  const host = createLocalHost(env, await facts, {
    write: text => process.stderr.write(text),
  })
  const left: PendingCleanup[] = [{ stage: 'temp', kind: 'folder', name: host.temp }]
  const toolsFor = (stage: StageName) =>
    createTools({
      env,
      host,
      signal: cancel.signal,
      registerCleanup: (item: CleanupItem) => left.push({ stage, ...item }),
    })
  const file = recordFile(runFile, host, digest)
  const stays = only !== undefined && file.named
  try {
    const outcome = await run(only, { texts, file, host, toolsFor, signal: cancel.signal })
    const made = { ...outcome.outputs, ...(only === undefined && file.named && { 'run-file': file.path }) }
    const { lasting, gone } = lastingOutputs(made, stays ? [] : left)
    for (const [name, value] of Object.entries(lasting)) process.stdout.write(`${name}=${oneLine(value)}\n`)
    if (gone.length > 0)
      host.log.info(
        `what ${gone.join(', ')} would name is removed now${only === undefined ? '' : ': --run-file keeps it'}`,
      )
    return cancel.exitCode() ?? exitCode(outcome)
  } finally {
    if (stays && !cancel.signal.aborted) await addPending(file, left)
    else await cleanUpPending(left, toolsFor)
  }
}

/** Runs one stage, or all; what only the whole needs is loaded for that alone. */
async function run(only: StageName | undefined, given: Surroundings): Promise<Outcome> {
  if (only !== undefined) return await runStage(only, given)
  return await (await import('../pipeline/sequence.ts')).runPipeline(given)
}

function exitCode({ status, errors, failedExitCode = 1 }: Outcome): number {
  const codes = errors.map(printError)
  if (codes.includes(70)) return 70
  if (status === 'error') return 2
  return status === 'failed' ? failedExitCode : 0
}

/** Keeps one output on one line, so that it can be read by line. */
function oneLine(value: string): string {
  return printableLine(value) === value ? value : JSON.stringify(value)
}
