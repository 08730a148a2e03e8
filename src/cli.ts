import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listenForCancel } from './cancel.ts'
import { help, parseFlags } from './command-line.ts'
import { explain, InputError, isExpected, type UserError } from './errors.ts'
import { readFacts } from './hosts/facts.ts'
import { createLocalHost } from './hosts/local.ts'
import { nearest } from './inputs/nearest.ts'
import { type StageName, stageNames } from './pipeline/definition.ts'
import { recordFile } from './pipeline/record-file.ts'
import { type Outcome, runStages } from './pipeline/sequence.ts'
import { loadStage } from './pipeline/stages.ts'
import { suiteInputs, tables } from './pipeline/suite.ts'
import type { Kept } from './stage.ts'
import { createExec } from './system/exec.ts'
import { createTools } from './tools.ts'

/**
 * The command line: `buildonce run …` for the whole pipeline, `buildonce <stage> …` for one stage. Outputs go to
 * standard output as `name=value` lines, everything else to standard error. Exit codes: 0 passed, 1 a check failed,
 * 2 could not be done, 70 a bug of ours, 130 and 143 ended by a signal.
 */
export async function cli(argv: readonly string[]): Promise<void> {
  try {
    process.exitCode = await command(argv)
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    if (!isExpected(error)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = isExpected(error) ? 2 : 70
  }
}

async function command([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return print(help())
  if (name === '--version') return print(version())
  if (name !== 'run' && !stageNames.includes(name as StageName)) throw unknownCommand(name)
  const table = name === 'run' ? suiteInputs : tables[name as StageName]
  if (rest.includes('--help') || rest.includes('-h')) return print(help(name, table))
  return await perform(name as 'run' | StageName, parseFlags(rest, table, process.env))
}

async function perform(name: 'run' | StageName, flags: Readonly<Record<string, string>>): Promise<number> {
  const { 'run-file': runFile, ...texts } = flags
  const facts = await readFacts(createExec(process.env), process.env)
  const host = createLocalHost(process.env, facts, { write: text => process.stderr.write(text) })
  const cancel = listenForCancel()
  const kept = new Map<StageName, Kept[]>()
  const toolsFor = (stage: StageName) =>
    createTools({
      env: process.env,
      host,
      signal: cancel.signal,
      keep: item => kept.set(stage, [...(kept.get(stage) ?? []), item]),
    })
  const file = recordFile(runFile, host)
  try {
    const outcome = await runStages({
      only: name === 'run' ? undefined : name,
      texts,
      file,
      host,
      toolsFor,
      signal: cancel.signal,
    })
    for (const [output, value] of Object.entries(outcome.outputs)) print(`${output}=${oneLine(value)}`)
    return cancel.exitCode() ?? exitCode(outcome)
  } finally {
    for (const stage of [...kept.keys()].reverse()) {
      const { cleanUp } = await loadStage(stage)
      await cleanUp?.(kept.get(stage) ?? [], toolsFor(stage))
    }
    if (!file.named) await rm(host.temp, { recursive: true, force: true })
  }
}

function exitCode({ status, errors }: Outcome): number {
  for (const error of errors) {
    process.stderr.write(`${explain(error)}\n`)
    if (!isExpected(error) && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  }
  if (errors.some(error => !isExpected(error))) return 70
  if (status === 'error') return 2
  return status === 'failed' ? 1 : 0
}

function unknownCommand(name: string): UserError {
  const near = nearest(name, ['run', ...stageNames])
  const problem = {
    input: name,
    message: `is not a command${near === undefined ? '' : `, did you mean ${near}?`}`,
  }
  return new InputError([problem], { hint: `The commands are run, ${stageNames.join(', ')}.` })
}

/** Keeps one output on one line, so that it can be read by line. */
function oneLine(value: string): string {
  return value.includes('\n') ? JSON.stringify(value) : value
}

function version(): string {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')).version
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}
