import { parseArgs } from 'node:util'
import { bool } from '../inputs/readers.ts'
import { type Input, meant, parse, replacedNames, type Table } from '../inputs/table.ts'
import { InputError, type Problem } from '../messages/errors.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads flags by an input table: `--name value` or `--name=value`; a flag given several times is a list of lines; a
 * boolean flag may have no value. Secrets are not flags, because every process can read the arguments of every other:
 * they come from variables such as `BUILDONCE_PASSWORD`.
 *
 * @throws InputError naming every flag that is unknown or a secret, and every argument that is not a flag.
 */
export function parseFlags(argv: readonly string[], table: Table, env: Environment): Record<string, string> {
  const names = ['run-file', 'run-file-digest', ...Object.keys(table)]
  // What another program calls its flag has a value too.
  const all = [...names, ...replacedNames(table)]
  const options = Object.fromEntries(all.map(name => [name, { type: 'string', multiple: true } as const]))
  const isWrong = (arg: string, at: number) => hasWrongDash(arg, argv[at - 1], table)
  const { values, positionals, tokens } = parseArgs({
    args: withValues(
      argv.filter((arg, at) => !isWrong(arg, at)),
      table,
    ),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const problems: Problem[] = [...positionals.map(noFlag), ...argv.filter(isWrong).map(wrongDash)]
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (!names.includes(token.name))
      problems.push({ input: token.rawName, message: unknownFlag(token, table, names) })
    else if (isSecret(table[token.name]))
      problems.push({ input: token.rawName, message: secretFlag(token.name) })
    else if (token.value === undefined)
      problems.push({ input: token.rawName, message: `needs a value: write ${token.rawName}=…` })
  }
  const flags = Object.entries(values).map(([name, value]) => [name, [value].flat().join('\n')])
  if (problems.length > 0) throw new InputError([...problems, ...wrongValues(table, flags)])
  const secrets = names.filter(name => isSecret(table[name])).map(name => [name, env[variableOf(name)]])
  return Object.fromEntries([...secrets.filter(([, value]) => value), ...flags])
}

function noFlag(text: string): Problem {
  return { input: text, message: 'is not a flag: write --name=value, with quotes around a value with blanks' }
}

/**
 * Tells one dash, which stands for letters one by one elsewhere, or a longer one, as text programs make it of two. One dash
 * behind a flag that takes a value begins that value, for example an argument of a container.
 */
function hasWrongDash(arg: string, before: string | undefined, table: Table): boolean {
  return /^[\u2010-\u2015]/.test(arg) || (/^-[a-z]/.test(arg) && !takesNext(before, table))
}

function takesNext(arg: string | undefined, table: Table): boolean {
  const declared = arg?.startsWith('--') ? table[arg.slice(2)] : undefined
  return declared !== undefined && declared.reader !== bool
}

function wrongDash(arg: string): Problem {
  return { input: arg, message: `is not a flag: write --${arg.replace(/^[-\u2010-\u2015]+/, '')}` }
}

/** When a flag is wrong, wrong values of the others are reported at the same time. */
function wrongValues(table: Table, flags: readonly (readonly string[])[]): readonly Problem[] {
  const known = flags.filter(([name = '']) => name in table && !isSecret(table[name]))
  try {
    parse(table, Object.fromEntries(known))
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}

/** Gives a boolean flag the value that follows it, or `true` where none does; of `no` its reader says what to write. */
function withValues(argv: readonly string[], table: Table): string[] {
  const isSwitch = (arg = '') => arg.startsWith('--') && table[arg.slice(2)]?.reader === bool
  const isWord = (arg = '') => /^(?:true|false|yes|no|on|off|y|n|1|0)$/i.test(arg)
  return argv.flatMap((arg, at) => {
    if (isWord(arg) && isSwitch(argv[at - 1])) return []
    return isSwitch(arg) ? `${arg}=${isWord(argv[at + 1]) ? argv[at + 1] : 'true'}` : arg
  })
}

/** Returns whether an input must not be a flag. */
export function isSecret(declared: Input<unknown> | undefined): boolean {
  return declared?.secret === true || declared?.secretsOf !== undefined
}

/** Returns the variable that a secret input is read from. */
export function variableOf(name: string): string {
  return `BUILDONCE_${name.replaceAll('-', '_').toUpperCase()}`
}

function secretFlag(name: string): string {
  return `is a secret, and arguments are visible to every process: set the variable ${variableOf(name)}`
}

function unknownFlag(
  { name, value }: { readonly name: string; readonly value?: string | undefined },
  table: Table,
  names: readonly string[],
): string {
  const line = (own: string, text: string) =>
    `--${own} ${/[\s,;&|<>()$`"'*?]/.test(text) ? `'${text}'` : text}`
  return `is not a flag of this command${meant(table, name, value, { line, names, show: near => `--${near}` })}`
}
