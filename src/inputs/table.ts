import { describeWithHint, InputError, type Problem } from '../messages/errors.ts'
import { didYouMean } from './nearest.ts'
import type { Reader } from './readers.ts'

/** One input, declared once: its type, parser, manifest entry, documentation and flag are derived from this. */
export interface Input<Value> {
  readonly reader: Reader<unknown, unknown>
  /** Markdown, one or two sentences. */
  readonly description: string
  /** The default as text; also shown in the documentation. */
  readonly default?: string
  readonly required?: boolean
  /** Masks the whole text in all output. */
  readonly secret?: true
  /** Returns further texts to mask, for example the values of `KEY=value` items. */
  secretsOf?(value: Value): readonly string[]
  /** An expression for the manifest's default, for example `${{ github.token }}`; never used by the parser. */
  readonly expression?: string
  /** Only for a sub-action that is used alone: in the whole pipeline the value comes from the record. */
  readonly alone?: true
  /** What other actions call this input, or what has no place here: the name there, and what to write instead of its value. */
  readonly replaces?: Readonly<Record<string, (text: string) => Replacement>>
  /** Carries the type; never set. */
  readonly value?: Value
}

/** The value that this input is given instead; or, where the line is to be removed, why. */
export type Replacement =
  | {
      readonly write: string
      readonly note?: string
      /** The input that is written, where it is another one than that which declares this. */
      readonly input?: string
    }
  | { readonly remove: string }

/** The inputs of a stage by their kebab-case names. */
export type Table = Readonly<Record<string, Input<unknown>>>

/** The parsed values of a table, under camelCase names. */
export type Values<T extends Table> = {
  readonly [Name in keyof T & string as Camel<Name>]: T[Name] extends Input<infer Value> ? Value : never
}

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name

type About<Value> = Omit<Input<Value>, 'reader' | 'value' | 'default' | 'required'>

/** Declares an input. With a default or `required` its value is always set; otherwise it is the reader's `absent`. */
export function input<T, A>(reader: Reader<T, A>, about: About<T> & { default: string }): Input<T>
export function input<T, A>(reader: Reader<T, A>, about: About<T> & { required: true }): Input<T>
export function input<T, A>(reader: Reader<T, A>, about: About<T | A>): Input<T | A>
export function input<T, A>(reader: Reader<T, A>, about: Omit<Input<T | A>, 'reader'>): Input<T | A> {
  return { ...about, reader: reader as Reader<unknown, unknown> }
}

/** The effects of parsing. */
export interface ParseOptions {
  /** Receives every secret text before it is used in any other way. */
  readonly mask?: (secret: string) => void
}

/**
 * Parses the given texts by the table. An empty text means that the input is not set, because a composite action
 * forwards absent inputs as ''; so does one of blanks alone, where blanks do not count.
 *
 * @throws InputError naming every wrong, missing or unknown input.
 */
export function parse<T extends Table>(
  table: T,
  texts: Readonly<Record<string, string>>,
  options: ParseOptions = {},
): Values<T> {
  const problems: Problem[] = unknown(table, texts)
  const values: Record<string, unknown> = {}
  for (const [name, declared] of Object.entries(table)) {
    const given = texts[name]
    const text = given === undefined || isEmpty(given, declared) ? declared.default : given
    try {
      values[camel(name)] = read(declared, text, options)
    } catch (error) {
      problems.push({ input: name, message: `${describeWithHint(error)}${unresolved(text)}` })
    }
  }
  if (problems.length > 0) throw new InputError(problems)
  return values as Values<T>
}

/** Returns the camelCase property of a kebab-case input name. */
export function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function isEmpty(text: string, { reader }: Input<unknown>): boolean {
  return (reader.exact ? text : text.trim()) === ''
}

function read(declared: Input<unknown>, text: string | undefined, { mask }: ParseOptions): unknown {
  if (text === undefined || text === '') {
    if (declared.required) throw new Error('is required: set it')
    return declared.reader.absent
  }
  // Masked before it is parsed, so that an error about it cannot print it either.
  if (declared.secret) mask?.(text)
  const value = declared.reader.read(text)
  for (const secret of declared.secretsOf?.(value) ?? []) mask?.(secret)
  return value
}

/** A workflow resolves its expressions; what is left of one was quoted wrongly, or is used where none are resolved. */
function unresolved(text = ''): string {
  const start = text.indexOf('${{')
  const end = start === -1 ? -1 : text.indexOf('}}', start)
  return end === -1
    ? ''
    : `. Write the value itself: nothing has resolved the expression ${text.slice(start, end + 2)}`
}

function unknown(table: Table, texts: Readonly<Record<string, string>>): Problem[] {
  const names = Object.keys(table)
  return Object.keys(texts)
    .filter(name => !names.includes(name))
    .map(name => ({
      input: name,
      message: `is not an input of this action${meant(table, name, texts[name])}`,
    }))
}

/** Lists the names of other actions that the inputs of a table replace. */
export function replacedNames(table: Table): string[] {
  return Object.values(table).flatMap(({ replaces = {} }) => Object.keys(replaces))
}

/** Says what to write instead of an unknown name: what replaces an input of another action, else the nearest name. */
export function meant(
  table: Table,
  name: string,
  text = '',
  {
    line = (own: string, value: string) => `${own}: ${value}`,
    show = (near: string) => near,
    names = Object.keys(table) as readonly string[],
  } = {},
): string {
  const [own, declared] =
    Object.entries(table).find(([, { replaces = {} }]) => Object.hasOwn(replaces, name)) ?? []
  const replacement = table[`${name}s`] === undefined ? declared?.replaces?.[name]?.(text.trim()) : undefined
  if (own === undefined || replacement === undefined) return didYouMean(name, names, show) || ': leave it out'
  if ('remove' in replacement) return `: remove it, ${replacement.remove}`
  const { write, note, input = own } = replacement
  return `: write \`${line(input, write)}\`${note === undefined ? '' : ` (${note})`}`
}
