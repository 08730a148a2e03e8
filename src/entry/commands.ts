import { readFacts } from '../hosts/facts.ts'
import { didYouMean } from '../inputs/nearest.ts'
import type { Table } from '../inputs/table.ts'
import { InputError } from '../messages/errors.ts'
import { loadStage } from '../pipeline/stages.ts'
import { commandNames, type StageName } from '../stage/names.ts'
import { listenForCancel } from '../system/cancel.ts'
import { createExec } from '../system/exec.ts'
import { parseFlags } from './flags.ts'
import { readCall } from './read-call.ts'
import { runCommand } from './run-command.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Runs the command that the arguments name, or prints what they ask for, and returns the exit code. */
export async function dispatch([name, ...rest]: readonly string[], env: Environment): Promise<number> {
  if (name === undefined)
    throw new InputError([{ input: 'buildonce', message: 'needs a command' }], { hint: `\n${await help()}` })
  if (name === 'help' || name === '--help' || name === '-h') return print(await help())
  if (name === 'cleanup') return asksForHelp(rest) ? print(await help(name, {})) : await cleanUp(rest, env)
  const command = commandOf(name)
  if (asksForHelp(rest)) return print(await help(name, await tableOf(command)))
  // Git is queried while the stage is loaded; what is wrong with the variables is told with the flags.
  const facts = readFacts({ env, folder: process.cwd(), exec: createExec(env) })
  facts.catch(() => {})
  const flags = readCall(rest, await tableOf(command), env)
  return await runCommand({ command, flags, env, facts, cancel: listenForCancel() })
}

function asksForHelp(argv: readonly string[]): boolean {
  return argv.includes('--help') || argv.includes('-h')
}

/** Loads the inputs of one stage, or those of all where all are run. */
async function tableOf(command: StageName | 'run'): Promise<Table> {
  if (command !== 'run') return (await loadStage(command)).inputs
  return (await import('../pipeline/pipeline-inputs.ts')).pipelineInputs
}

async function help(name?: string, table?: Table): Promise<string> {
  const stageOf = name === 'run' ? (await import('../pipeline/pipeline-inputs.ts')).stageOf : undefined
  return (await import('./help.ts')).help(name, table, stageOf)
}

async function cleanUp(argv: readonly string[], env: Environment): Promise<number> {
  const { 'run-file': runFile } = parseFlags(argv, {}, env)
  return await (await import('./clean-up.ts')).cleanUp(runFile, env)
}

function commandOf(name: string): StageName | 'run' {
  const known = (['run', ...commandNames] as const).find(command => command === name)
  if (known !== undefined) return known
  const meant = didYouMean(name, ['run', 'cleanup', ...commandNames])
  const problem = { input: name, message: `is not a command${meant}` }
  throw new InputError([problem], { hint: `The commands are run, ${commandNames.join(', ')} and cleanup.` })
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}
