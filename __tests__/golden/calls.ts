import { readFileSync } from 'node:fs'
import { cli, main } from '../../src/entry/index.ts'

/** One use of Buildonce: the command line with its arguments, or one sub-action. */
export interface Call {
  /** Arguments of the command line. */
  readonly argv?: readonly string[]
  /** Name of a sub-action, which reads its inputs from the environment. */
  readonly action?: string
  readonly cwd: string
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>
}

/** How a call ended. */
export interface Called {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

// Run as a program by run-calls.ts: calls from standard input, one after the other, results to standard output.
if (import.meta.main) {
  const calls: Call[] = JSON.parse(readFileSync(0, 'utf8'))
  const write = process.stdout.write.bind(process.stdout)
  const called: Called[] = []
  // Every call listens for signals, as if it were the only one.
  process.setMaxListeners(0)
  for (const call of calls) called.push(await perform(call))
  write(JSON.stringify(called))
  process.exit(0)
}

async function perform({ argv, action, cwd, env }: Call): Promise<Called> {
  const printed = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    process[stream].write = chunk => {
      printed[stream] += chunk
      return true
    }
  process.chdir(cwd)
  process.env = { ...env }
  process.exitCode = 0
  if (argv !== undefined) await cli(argv)
  else await main(action as Parameters<typeof main>[0])
  return { exitCode: Number(process.exitCode), ...printed }
}
