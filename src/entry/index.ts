import type { StageName } from '../stage/names.ts'
import { cli as commandLine } from './cli.ts'

// The bundle's three entries. What each needs is loaded only when it is called, so a step loads only what it uses.

/** Runs one sub-action. */
export async function main(stage: StageName): Promise<void> {
  await (await import('./main.ts')).main(stage)
}

/** Cleans up after one sub-action, in its post phase. */
export async function post(): Promise<void> {
  if (!process.env.STATE_kept || process.env.STATE_kept === '[]') return
  await (await import('./main.ts')).post()
}

/** Runs the command line. */
export async function cli(argv: readonly string[]): Promise<void> {
  await commandLine(argv)
}
