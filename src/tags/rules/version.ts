import { ordered, type ParseVersion, readPep440, type Version } from '../../image/tag-version.ts'
import { UserError } from '../../messages/errors.ts'
import { resolveBlocks } from '../blocks.ts'
import { gitTagOf } from '../context.ts'
import { checkTemplate, render } from '../expressions.ts'
import type { RuleLine } from '../line.ts'
import { compilePattern, countGroups } from '../pattern.ts'
import { attribute, type Making, type Outcome, type Rule } from '../rule.ts'
import { parseTemplate, type Template } from '../template.ts'

/** The attributes of the rules that read a version. */
export const versionAttributes = { pattern: { required: true }, value: {}, match: {} } as const

/** Validates the regular expression and the pattern of a rule that reads a version. */
export function checkVersionRule(rule: Rule): void {
  checkTemplate(attribute(rule, 'pattern'), [
    'raw',
    'version',
    'major',
    'minor',
    'patch',
    'prerelease',
    'build',
  ])
  const match = attribute(rule, 'match')
  if (match !== '') compileMatch(match)
}

/** Produces a tag from a version: of `value`, or else of the Git tag; `match` extracts it from a longer text. */
export function makeVersionTag(rule: Rule, making: Making, parse: ParseVersion): Outcome {
  const given = attribute(rule, 'value')
  const text = given === '' ? gitTagOf(making.context) : making.render(given)
  if (text === undefined) return { silent: 'the run is not about a Git tag and the rule has no value' }
  const cut = cutOut(rule, making, text)
  if (cut === undefined)
    return { silent: `"${text}" does not match ${attribute(rule, 'match')}`, unusual: true }
  const version = parse(cut.replaceAll('/', '-'))
  if (version === undefined)
    return { silent: `"${cut}" is not a version that type=${rule.type.name} can read`, unusual: true }
  const stable = version.stable && !making.context.preRelease
  return tagOf(rule, making, { version: { ...version, stable }, parse })
}

interface Parsed {
  readonly version: Version
  readonly parse: ParseVersion
}

function tagOf(rule: Rule, { remarks, context }: Making, { version, parse }: Parsed): Outcome {
  const words = { raw: version.raw, version: version.text, ...version.fields }
  const scope = Object.fromEntries(Object.entries(words).map(([name, word]) => [name, () => word]))
  const pattern = attribute(rule, 'pattern')
  const template = parseTemplate(remarks.strict ? pattern : resolveBlocks(pattern, scope))
  const inGitTag = (name: string) => {
    const text = cutOut(rule, { context, remarks: { ...remarks, strict: true } }, name)
    const read = text === undefined ? undefined : parse(text)
    return read && ordered(read)
  }
  const release = orderedRelease(version)
  if (!version.stable)
    return {
      value: isRaw(template) ? version.raw : version.text,
      latest: false,
      class: 'immutable',
      line: { version: release, prefix: '', suffix: '', inGitTag },
    }
  const names = template.flatMap(piece => (typeof piece === 'string' ? [] : [piece.name]))
  const fixed = ['major', 'minor', 'patch'].flatMap((name, place) => (names.includes(name) ? [place] : []))
  const whole = names.includes('raw') || names.includes('version') || fixed.length === 3
  const line: RuleLine = {
    version: release,
    fixed,
    prefix: literalAt(template, 0),
    suffix: template.length > 1 ? literalAt(template, -1) : '',
    inGitTag,
  }
  const value = render(pattern, { scope, remarks, place: rule.place })
  return { value, latest: true, class: whole ? 'immutable' : 'floating', line }
}

/** Outside strict mode a text of PEP 440 may have commas, which no other reader takes. */
function orderedRelease(version: Version): Version {
  const { text = version.text } = version.scheme === 'pep440' ? (readPep440(version.raw) ?? {}) : {}
  return ordered({ ...version, text })
}

/** Applies `match`. Outside strict mode a text that does not match goes on whole, as in docker/metadata-action. */
function cutOut(
  rule: Rule,
  { remarks }: Pick<Making, 'remarks' | 'context'>,
  text: string,
): string | undefined {
  const match = attribute(rule, 'match')
  if (match === '') return text
  const found = text.match(compileMatch(match))
  if (found !== null) return found[1] ?? ''
  return remarks.strict ? undefined : text
}

function compileMatch(match: string): RegExp {
  const pattern = compilePattern('match', match)
  if (countGroups(pattern) > 0) return pattern
  throw new UserError(`match "${match}" needs one capture group`, {
    hint: 'Put it around the version, for example v(\\d+\\.\\d+\\.\\d+).',
  })
}

function isRaw(template: Template): boolean {
  const [only, ...more] = template
  return more.length === 0 && typeof only === 'object' && only.name === 'raw'
}

function literalAt(template: Template, index: number): string {
  const piece = template.at(index)
  return typeof piece === 'string' ? piece : ''
}
