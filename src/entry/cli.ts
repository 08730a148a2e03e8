import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../messages/errors.ts'
import { printError } from './print-error.ts'

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
    process.exitCode = await ran(argv)
  } catch (error) {
    process.exitCode = printError(error)
  }
}

function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function ran(argv: readonly string[]): Promise<number> {
  if (argv[0] !== '--version') return await (await import('./commands.ts')).dispatch(argv, process.env)
  process.stdout.write(`${version()}\n`)
  return 0
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
