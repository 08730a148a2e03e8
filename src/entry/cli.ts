import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { didYouMean } from '../inputs/nearest.ts'
import { InputError, UserError } from '../messages/errors.ts'
import { pipelineInputs, tables } from '../pipeline/pipeline-inputs.ts'
import { commandNames, type StageName } from '../stage/names.ts'
import { listenForCancel } from '../system/cancel.ts'
import { cleanUp } from './clean-up.ts'
import { parseFlags } from './flags.ts'
import { help } from './help.ts'
import { printError } from './print-error.ts'
import { readCall } from './read-call.ts'
import { runCommand } from './run-command.ts'

/**
 * The command line: `buildonce run …` for the whole pipeline, `buildonce <stage> …` for one stage. Outputs go to
 * standard output as `name=value` lines, everything else to standard error. Exit codes: 0 passed, 1 a check failed, 2
 * an error, 70 a bug in Buildonce, 130 and 143 ended by a signal.
 */
export async function cli(argv: readonly string[]): Promise<void> {
  // Who reads the output may want the first lines only.
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners('error').includes(unlessClosed)) stream.on('error', unlessClosed)
  try {
    process.exitCode = await dispatch(argv)
  } catch (error) {
    process.exitCode = printError(error)
  }
}

function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function dispatch([name, ...rest]: readonly string[]): Promise<number> {
  const { env } = process
  if (name === 'help' || name === '--help' || name === '-h') return print(help())
  if (name === undefined)
    throw new InputError([{ input: 'buildonce', message: 'needs a command' }], { hint: `\n${help()}` })
  if (name === '--version') return print(version())
  if (name === 'cleanup')
    return asksForHelp(rest)
      ? print(help(name, {}))
      : await cleanUp(parseFlags(rest, {}, env)['run-file'], env)
  const command = commandOf(name)
  const table = command === 'run' ? pipelineInputs : tables[command]
  if (asksForHelp(rest)) return print(help(name, table))
  return await runCommand({ command, flags: readCall(rest, table, env), env, cancel: listenForCancel() })
}

function asksForHelp(argv: readonly string[]): boolean {
  return argv.includes('--help') || argv.includes('-h')
}

function commandOf(name: string): StageName | 'run' {
  const known = (['run', ...commandNames] as const).find(command => command === name)
  if (known !== undefined) return known
  const meant = didYouMean(name, ['run', 'cleanup', ...commandNames])
  const problem = { input: name, message: `is not a command${meant}` }
  throw new InputError([problem], { hint: `The commands are run, ${commandNames.join(', ')} and cleanup.` })
}

/** Reads the version of this package, whose file is above the folder of the bundle, or further above that of the sources. */
function version(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
    if (found.name === 'buildonce') return found.version
  }
  throw new UserError(
    'the version is not known: the file package.json of Buildonce is not above its program',
    {
      hint: 'Keep dist/ in the folder that it came in.',
    },
  )
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}
