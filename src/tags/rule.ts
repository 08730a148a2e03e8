import { nearest } from '../inputs/nearest.ts'
import type { TagContext } from './context.ts'
import { type Line, splitFields } from './lines.ts'
import { doubt, type Place, type Remarks, warn, wrong } from './remarks.ts'
import type { VersionLine } from './versions.ts'

/** A kind of rule, `type=…`: one small file each in rules/. */
export interface RuleType {
  /** The word behind `type=`. */
  readonly name: string
  /** Rules of higher priority come first; the first tag becomes the main one. */
  readonly priority: number
  /** Its attributes beside `enable`, `priority`, `prefix` and `suffix`. */
  readonly attributes: Readonly<Record<string, Attribute>>
  /** The prefix of a rule that gives none; without it the flavor's prefix is used. */
  readonly prefix?: (rule: Rule) => string | undefined
  /** Makes the tag, without prefix and suffix, or says why there is none. */
  readonly make: (rule: Rule, making: Making) => Outcome | Promise<Outcome>
}

/** An attribute of a kind of rule. */
export interface Attribute {
  readonly required?: true
  readonly default?: string
  readonly words?: readonly string[]
  readonly number?: true
}

/** One line of the `tags` input. */
export interface Rule {
  readonly type: RuleType
  /** As written, by lower-case name. */
  readonly attributes: Readonly<Record<string, string>>
  readonly priority: number
  readonly text: string
  readonly place: Place
}

/** What a rule may look at. */
export interface Making {
  readonly context: TagContext
  readonly remarks: Remarks
  /** Replaces the expressions that are known everywhere. */
  render(text: string): string
}

export type TagClass = 'immutable' | 'floating'

/** What a rule makes of a run. */
export type Outcome =
  | {
      readonly value: string
      /** The run may take `latest` when this is its main tag. */
      readonly latest: boolean
      readonly class: TagClass
      /** The released version and the versions that the tag must not fall behind. */
      readonly line?: VersionLine
    }
  | { readonly silent: string; readonly unusual?: true }

/** Gives an attribute of a rule, or its default, or ''. */
export function attribute(rule: Rule, name: string): string {
  return rule.attributes[name] ?? rule.type.attributes[name]?.default ?? ''
}

const common = ['type', 'enable', 'priority', 'prefix', 'suffix']

/** Reads one line of the `tags` input; what is wrong with it goes into the remarks. */
export function readRule(line: Line, types: readonly RuleType[], remarks: Remarks): Rule | undefined {
  const attributes = readAttributes(line, remarks)
  const name = attributes.type ?? 'raw'
  const type = types.find(candidate => candidate.name === name)
  if (type === undefined) {
    const names = types.map(candidate => candidate.name)
    wrong(
      remarks,
      line.place,
      `type "${name}" is not known${meant(name, names)} (known: ${names.join(', ')})`,
    )
    return undefined
  }
  checkNames({ attributes, type, types, line, remarks })
  checkValues({ attributes, type, line, remarks })
  const priority = attributes.priority === undefined ? type.priority : Number(attributes.priority)
  if (Number.isNaN(priority)) doubt(remarks, line.place, `priority "${attributes.priority}" is not a number`)
  return { type, attributes, priority, text: line.text, place: line.place }
}

function readAttributes(line: Line, remarks: Remarks): Record<string, string> {
  const attributes: Record<string, string> = {}
  let bare = 0
  for (const field of splitFields(line, remarks)) {
    if (field === '' && remarks.strict) continue
    const equals = field.indexOf('=')
    const key = equals < 1 ? 'value' : field.slice(0, equals).trim().toLowerCase()
    if (equals < 1 && ++bare > 1) doubt(remarks, line.place, severalValues)
    else if (Object.hasOwn(attributes, key)) doubt(remarks, line.place, `${key} is given twice`)
    attributes[key] = equals < 1 ? field : field.slice(equals + 1).trim()
  }
  return attributes
}

const severalValues =
  'it has several values: put each on its own line, or quote a field that contains a comma ("value=a,b")'

interface Checked {
  readonly attributes: Readonly<Record<string, string>>
  readonly type: RuleType
  readonly line: Line
  readonly remarks: Remarks
}

function checkNames({
  attributes,
  type,
  types,
  line,
  remarks,
}: Checked & { types: readonly RuleType[] }): void {
  const own = [...common, ...Object.keys(type.attributes)]
  const others = types.flatMap(candidate => Object.keys(candidate.attributes))
  for (const key of Object.keys(attributes)) {
    if (own.includes(key)) continue
    if (others.includes(key)) warn(remarks, line.place, `type=${type.name} does not use ${key}`)
    else
      doubt(
        remarks,
        line.place,
        `attribute "${key}" is not known${meant(key, own)} (known: ${own.join(', ')})`,
      )
  }
}

function checkValues({ attributes, type, line, remarks }: Checked): void {
  for (const [key, { required, words, number }] of Object.entries(type.attributes)) {
    const value = attributes[key]
    if (value === undefined) {
      if (required)
        wrong(remarks, line.place, `type=${type.name} needs ${key}=${words ? words.join('|') : '…'}`)
    } else if (words && !words.includes(value)) {
      wrong(remarks, line.place, `${key} "${value}" is not one of ${words.join(', ')}${meant(value, words)}`)
    } else if (number && Number.isNaN(Number(value))) {
      wrong(remarks, line.place, `${key} "${value}" is not a number`)
    }
  }
}

function meant(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return near === undefined ? '' : `, did you mean ${near}?`
}
