import { readOverrides } from '../hosts/overrides.ts'
import { parse, type Table } from '../inputs/table.ts'
import { InputError } from '../messages/errors.ts'
import { problemsOf } from '../pipeline/problems.ts'
import { parseFlags } from './flags.ts'

/**
 * Reads the flags of a call and checks the variables that say what the run is about.
 *
 * @throws InputError naming every problem of both.
 */
export function readCall(
  argv: readonly string[],
  table: Table,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  let flags: Record<string, string> | undefined
  const ofFlags = problemsOf(() => {
    flags = parseFlags(argv, table, env)
  })
  const ofFacts = problemsOf(() => readOverrides(env))
  if (flags !== undefined && ofFacts.length === 0) return flags
  const { 'run-file': _, ...texts } = flags ?? {}
  const ofValues = flags === undefined ? [] : problemsOf(() => parse(table, texts))
  throw new InputError([...ofFlags, ...ofValues, ...ofFacts])
}
