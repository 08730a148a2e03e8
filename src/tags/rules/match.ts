import { classOfText } from '../class.ts'
import { gitTagOf } from '../context.ts'
import { compilePattern, countGroups } from '../pattern.ts'
import { doubt } from '../remarks.ts'
import { attribute, type Making, type Rule, type RuleType, type Silent } from '../rule.ts'
import type { VersionLine } from '../versions.ts'

/** `type=match,pattern=v(.*),group=1`: the match of a regular expression in the Git tag, or in `value`. */
export const match: RuleType = {
  name: 'match',
  priority: 800,
  attributes: { pattern: { required: true }, group: { default: '0', number: true }, value: {} },
  check: rule => void compilePattern('pattern', attribute(rule, 'pattern')),
  async make(rule, making) {
    const given = attribute(rule, 'value')
    const text = given === '' ? gitTagOf(making.context) : making.render(given)
    if (text === undefined) return { silent: 'the run is not about a Git tag and the rule has no value' }
    const value = find(rule, making, text)
    if (typeof value !== 'string') return value
    return { value, latest: true, class: classOfText('', value), line: await lineOf(text, value) }
  },
}

function find(rule: Rule, { remarks }: Making, text: string): string | Silent {
  const group = Number(attribute(rule, 'group'))
  const pattern = compilePattern('pattern', attribute(rule, 'pattern'))
  if (!pattern.global && group > countGroups(pattern))
    doubt(remarks, rule.place, `the pattern has no group ${group}`)
  const found = text.match(pattern)
  if (found === null)
    return { silent: `"${text}" does not match ${attribute(rule, 'pattern')}`, unusual: true }
  return found[group] ?? { silent: `group ${group} is not in the match of "${text}"`, unusual: true }
}

/** Reads the whole text as a version, so that an old release moves neither `latest` nor its part of the version. */
async function lineOf(text: string, value: string): Promise<VersionLine | undefined> {
  const { parseSemver } = await import('../semver.ts')
  const version = parseSemver(text)
  if (version === undefined) return undefined
  const parts = value.replace(/^v/, '').split('.')
  const partial = parts.length < 3 && parts.every((part, index) => part === String(version.order[index]))
  const fixed = partial ? parts.map((_, index) => index) : undefined
  return { version, parse: parseSemver, fixed, head: '', tail: '', inGitTag: name => name }
}
