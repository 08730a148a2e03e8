import { readTag, type TagParts } from '../../image/tag.ts'
import { UserError } from '../../messages/errors.ts'
import { classOfText } from '../class.ts'
import { gitTagOf } from '../context.ts'
import type { RuleLine } from '../line.ts'
import { compilePattern, countGroups } from '../pattern.ts'
import { doubt } from '../remarks.ts'
import { attribute, type Making, type Rule, type RuleType, type Silent } from '../rule.ts'

/** `type=match,pattern=v(.*),group=1`: the match of a regular expression in the Git tag, or in `value`. */
export const match: RuleType = {
  name: 'match',
  priority: 800,
  attributes: { pattern: { required: true }, group: { default: '0' }, value: {} },
  check: rule => void groupOf(rule, compilePattern('pattern', attribute(rule, 'pattern'))),
  make(rule, making) {
    if (Number.isNaN(Number(attribute(rule, 'group'))))
      groupOf(rule, compilePattern('pattern', attribute(rule, 'pattern')))
    const given = attribute(rule, 'value')
    const text = given === '' ? gitTagOf(making.context) : making.render(given)
    if (text === undefined) return { silent: 'the run is not about a Git tag and the rule has no value' }
    const value = find(rule, making, text)
    if (typeof value !== 'string') return value
    const line = lineOf(rule, making, { text, value })
    const kind = classOfText('', value)
    if (making.context.preRelease && kind === 'floating')
      return { silent: 'the release is marked as a pre-release', unusual: true }
    return { value, latest: !making.context.preRelease, class: kind, line }
  },
}

function find(rule: Rule, { remarks }: Pick<Making, 'remarks'>, text: string): string | Silent {
  const pattern = compilePattern('pattern', attribute(rule, 'pattern'))
  const group = groupOf(rule, pattern)
  if (typeof group === 'number' && !pattern.global && group > countGroups(pattern))
    doubt(remarks, rule.place, `the pattern has no group ${group}`)
  const found = text.match(pattern)
  if (found === null)
    return { silent: `"${text}" does not match ${attribute(rule, 'pattern')}`, unusual: true }
  const value = typeof group === 'number' ? found[group] : found.groups?.[group]
  return value ?? { silent: `group ${group} is not in the match of "${text}"`, unusual: true }
}

/** Reads the group: its number, or its name in the pattern. */
function groupOf(rule: Rule, pattern: RegExp): number | string {
  const text = attribute(rule, 'group')
  if (!Number.isNaN(Number(text))) return Number(text)
  if (pattern.source.includes(`(?<${text}>`)) return text
  throw new UserError(`group "${text}" is not a number, and the pattern has no group of this name`, {
    hint: `Number its groups from 1, or name one: (?<${text}>…).`,
  })
}

interface Matched {
  readonly text: string
  readonly value: string
}

/**
 * Finds the version in what was matched, else in the whole text, so that an old release takes neither `latest` nor its part
 * of the version.
 */
function lineOf(rule: Rule, { remarks, context }: Making, { text, value }: Matched): RuleLine | undefined {
  const own = readTag(value)
  const around = readTag(text)
  const isPart = own !== undefined && around !== undefined && beginsWith(around, own)
  const found = isPart || own === undefined ? around : own
  if (found === undefined) return undefined
  const { version } = found
  return {
    version: { ...version, stable: version.stable && !context.preRelease },
    fixed: own?.version.numbers.map((_, place) => place),
    prefix: own?.component ?? '',
    suffix: '',
    inGitTag: name => {
      const part = find(rule, { remarks: { ...remarks, problems: [], warnings: [] } }, name)
      if (typeof part !== 'string') return undefined
      return (isPart || own === undefined ? readTag(name) : readTag(part))?.version
    },
  }
}

/** Tells whether a text is the beginning of a version: `1.4` of `v1.4.2`. */
function beginsWith({ version }: TagParts, { version: part }: TagParts): boolean {
  return (
    part.numbers.length < version.numbers.length &&
    part.numbers.every((number, place) => number === version.numbers[place])
  )
}
