import * as v from 'valibot'
import { factsOfNothing, readFacts } from '../hosts/facts.ts'
import { createGithubHost, type GithubHost, workspaceOf } from '../hosts/github.ts'
import { explain, InputError, isExpected } from '../messages/errors.ts'
import { inWords } from '../messages/system-error.ts'
import { inPipeline } from '../pipeline/definition.ts'
import { type Executed, execute } from '../pipeline/execute.ts'
import { newRecordFile, readRecord, recordFile, writeRecord } from '../pipeline/record-file.ts'
import { loadStage } from '../pipeline/stages.ts'
import type { StageName } from '../stage/names.ts'
import type { CleanupItem, Facts, Tools } from '../stage/stage.ts'
import { listenForCancel } from '../system/cancel.ts'
import { createExec } from '../system/exec.ts'
import { createTools } from './tools.ts'

/** Runs one sub-action as a step of a GitHub job: inputs in, outputs, record and exit code out. */
export async function main(name: StageName): Promise<void> {
  const { env } = process
  const cancel = listenForCancel()
  const reading = readFacts({ env, folder: workspaceOf(env), exec: createExec(env) })
  const stageRead = loadStage(name)
  stageRead.catch(() => {})
  let host = createGithubHost(env, factsOfNothing(env))
  const kept: CleanupItem[] = []
  try {
    host = createGithubHost(env, await factsOr(reading, host))
    const tools = createTools({
      env,
      host,
      signal: cancel.signal,
      registerCleanup(item) {
        kept.push(item)
        host.saveState('kept', JSON.stringify(kept))
      },
    })
    host.saveState('stage', name)
    const { 'run-file': runFile, 'run-file-digest': digest, 'all-inputs': allInputs, ...texts } = host.inputs
    const pipeline = allInputs === undefined ? undefined : readPipeline(allInputs)
    if (pipeline !== undefined) await checkSuite(pipeline, tools)
    const file = allInputs === undefined ? recordFile(runFile, host, digest) : newRecordFile(host)
    const stage = await stageRead
    const part = pipeline === undefined ? stage : inPipeline(stage, pipeline)
    const { record, own } = await readRecord(file, host, name)
    const executed = await execute(part, texts, record, tools)
    const written = await writeRecord(file, { record: executed.record, own }, host)
    if (stage.leavesNothing && executed.status === 'passed') host.saveState('kept', '[]')
    deliver(host, executed, { path: file.path, digest: written })
    if (cancel.signal.aborted) await stage.cleanUp?.(kept, tools)
  } catch (error) {
    fail(host, error)
  }
  const cancelled = cancel.exitCode()
  if (cancelled !== undefined) process.exit(cancelled)
}

/** Reads the inputs of the whole pipeline, which its first step gets as JSON. */
function readPipeline(allInputs: string): Record<string, string> {
  const { success, output } = v.safeParse(inputsAsJson, allInputs)
  if (success) return Object.fromEntries(Object.entries(output).filter(([, value]) => value !== ''))
  throw new InputError([{ input: 'all-inputs', message: 'is not the inputs of a pipeline as JSON' }], {
    hint: 'Leave it out: the action that runs all stages sets it with toJSON(inputs).',
  })
}

const inputsAsJson = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()))

/** Waits for the facts. Where a variable that overrides one is wrong, the wrong inputs of the pipeline are reported with it. */
async function factsOr(reading: Promise<Facts>, host: GithubHost): Promise<Facts> {
  try {
    return await reading
  } catch (error) {
    const { 'all-inputs': allInputs } = host.inputs
    if (!(error instanceof InputError) || allInputs === undefined) throw error
    const { wrongInputs } = await import('../pipeline/check.ts')
    throw new InputError([...wrongInputs(readPipeline(allInputs), { host }), ...error.problems])
  }
}

/** Finds all that is wrong with the inputs of the whole pipeline before its first stage. */
async function checkSuite(pipeline: Readonly<Record<string, string>>, tools: Tools) {
  const { checkAll } = await import('../pipeline/check.ts')
  await checkAll(pipeline, tools)
}

const cleanupItems = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ kind: v.string(), name: v.string() })),
)

/** Cleans up after a step, at the end of the job: it reads the step's state and never its inputs. */
export async function post(): Promise<void> {
  const host = createGithubHost(process.env, factsOfNothing(process.env))
  const { success, output: kept } = v.safeParse(cleanupItems, process.env.STATE_kept || '[]')
  if (!success) host.annotate('warning', 'nothing was cleaned up: the state of this step cannot be read')
  if (!success || kept.length === 0) return
  const tools: Tools = createTools({
    env: process.env,
    host,
    signal: listenForCancel().signal,
    registerCleanup: () => {},
  })
  try {
    const stage = await loadStage(host.readState('stage') as StageName)
    await stage.cleanUp?.(kept, tools)
  } catch (error) {
    host.annotate('warning', `cleanup may be incomplete: ${explain(inWords(error))}`)
  }
}

function deliver(
  host: GithubHost,
  { status, result, error }: Executed,
  { path, digest }: { readonly path: string; readonly digest: string },
) {
  host.setOutput('run-file', path)
  host.setOutput('run-file-digest', digest)
  host.setOutput('status', status)
  for (const [name, value] of Object.entries(result?.outputs ?? {})) host.setOutput(name, value)
  for (const [name, value] of Object.entries(result?.exports ?? {})) host.exportVariable(name, value)
  if (status === 'error') fail(host, error)
  if (status !== 'failed') return
  if (!result?.annotated)
    host.annotate('error', result?.section?.reason ?? result?.failure ?? 'the check failed')
  process.exitCode = result?.failedExitCode ?? 1
}

function fail(host: GithubHost, thrown: unknown) {
  const error = inWords(thrown)
  host.annotate('error', explain(error))
  if (!isExpected(error) && error instanceof Error) host.log.info(error.stack ?? error.message)
  process.exitCode = isExpected(error) ? 2 : 70
}
