import { explainReference } from '../image/tag-reference.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { checkTemplate, globalNames } from './expressions.ts'
import { type Line, splitFields } from './lines.ts'
import { attempt, doubt, type Remarks, warn, wrong } from './remarks.ts'
import type { Rule, RuleType } from './rule.ts'

const common = ['type', 'enable', 'priority', 'prefix', 'suffix']

/** Reads one line of the `tags` input; faults are added to the remarks. */
export function readRule(line: Line, types: readonly RuleType[], remarks: Remarks): Rule | undefined {
  const attributes = readAttributes(line, remarks)
  const name = attributes.type ?? 'raw'
  const type = types.find(candidate => candidate.name === name)
  if (type === undefined) {
    const names = types.map(candidate => candidate.name)
    wrong(
      remarks,
      line.place,
      `type "${name}" is not known${didYouMean(name, names)} (known: ${names.join(', ')})`,
    )
    return undefined
  }
  checkNames({ attributes, type, types, line, remarks })
  checkValues({ attributes, type, line, remarks })
  const priority = attributes.priority === undefined ? type.priority : Number(attributes.priority)
  if (Number.isNaN(priority)) doubt(remarks, line.place, `priority "${attributes.priority}" is not a number`)
  const reference = name === 'raw' ? explainReference(attributes.value ?? '') : undefined
  if (reference !== undefined) doubt(remarks, line.place, reference)
  const rule = { type, attributes, priority, text: line.text.slice(0, 1000), place: line.place }
  if (remarks.strict) attempt(line.place, remarks, () => checkRule(rule))
  return rule
}

function checkRule(rule: Rule): void {
  for (const name of ['enable', 'prefix', 'suffix', 'value'])
    checkTemplate(rule.attributes[name] ?? '', globalNames)
  rule.type.check?.(rule)
}

function readAttributes(line: Line, remarks: Remarks): Record<string, string> {
  const attributes: Record<string, string> = {}
  const bare: string[] = []
  for (const field of splitFields(line, remarks)) {
    if (field === '' && remarks.strict) continue
    const equals = field.indexOf('=')
    const key = equals < 1 ? 'value' : field.slice(0, equals).trim().toLowerCase()
    if (equals < 1 && bare.push(field) > 1) doubt(remarks, line.place, severalValues)
    else if (Object.hasOwn(attributes, key)) doubt(remarks, line.place, `${key} is given twice`)
    attributes[key] = equals < 1 ? field : field.slice(equals + 1).trim()
  }
  if (bare.length === 1 && (attributes.type ?? 'raw') !== 'raw')
    doubt(
      remarks,
      line.place,
      `"${bare[0]}" has no name: quote a field that contains a comma ("pattern=a,b")`,
    )
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
        `attribute "${key}" is not known${didYouMean(key, own)} (known: ${own.join(', ')})`,
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
      wrong(
        remarks,
        line.place,
        `${key} "${value}" is not one of ${words.join(', ')}${didYouMean(value, words) || ': write one of them'}`,
      )
    } else if (number && Number.isNaN(Number(value))) {
      wrong(remarks, line.place, `${key} "${value}" is not a number`)
    }
  }
}
