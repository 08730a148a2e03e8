import { didYouMean } from '../inputs/nearest.ts'
import { UserError } from '../messages/errors.ts'
import { resolveBlocks } from './blocks.ts'
import { branchOf, gitTagOf, shortSha, type TagContext } from './context.ts'
import { doubt, type Place, type Remarks } from './remarks.ts'
import { type Expression, parseTemplate, type Remark, type Scope } from './template.ts'

/** What rendering needs besides the text. */
export interface Rendering {
  readonly scope: Scope
  readonly remarks: Remarks
  readonly place: Place
}

/**
 * Replaces the expressions of a text. Values are unchanged; only outside strict mode they are escaped for HTML, as
 * docker/metadata-action does.
 *
 * @throws UserError when an expression cannot be read.
 */
export function render(text: string, { scope, remarks, place }: Rendering): string {
  if (!text.includes('{{')) return text
  const remark: Remark = message => doubt(remarks, place, message)
  if (!remarks.strict && text.includes('{{#'))
    remark('blocks do not evaluate is_default_branch: every text counts as true, also "false"')
  return parseTemplate(remarks.strict ? text : resolveBlocks(text, scope))
    .map(piece => {
      if (typeof piece === 'string') return piece
      const value = evaluate(piece, scope, remark)
      return remarks.strict || piece.raw ? value : escapeHtml(value)
    })
    .join('')
}

/** Throws UserError when a text cannot be read, or has expressions that are unknown where it is rendered. */
export function checkTemplate(text: string, names: readonly string[]): void {
  for (const piece of parseTemplate(text)) {
    if (typeof piece !== 'object') continue
    if (!names.includes(piece.name)) throw new UserError(unknownName(piece.name, names))
    if (piece.bare !== undefined) throw new UserError(unquoted(piece.name, piece.bare))
  }
}

/** The names that the pattern of a schedule may use. */
export const dateNames = ['date', 'commit_date']

/** The names that may be used everywhere else. */
export const globalNames = [
  'branch',
  'tag',
  'sha',
  'base_ref',
  'is_default_branch',
  'is_not_default_branch',
  ...dateNames,
]

/** The expressions that rules, flavors, labels and annotations may use. */
export function globalScope(context: TagContext): Scope {
  return {
    branch: () => branchOf(context) ?? '',
    tag: () => gitTagOf(context) ?? '',
    sha: () => knownSha(context),
    base_ref: () => baseRef(context),
    is_default_branch: () => String(isDefaultBranch(context)),
    is_not_default_branch: () => String(!isDefaultBranch(context)),
    ...dateScope(context),
  }
}

/** A tag that lacks the commit in its middle would be another tag. */
function knownSha(context: TagContext): string {
  if (context.sha === '') throw new UserError(context.noSha ?? 'the commit is not known')
  return shortSha(context)
}

/** The expressions that the pattern of a schedule may use. */
export function dateScope({ runTime, commitTime, formatDate }: TagContext): Scope {
  const date = (time: number | string | undefined) => (expression: Expression, remark: Remark) => {
    const { argument: format, named, bare } = expression
    if (format === undefined && bare === undefined)
      throw new UserError(
        `{{${expression.name}}} needs a format, for example {{${expression.name} 'YYYYMMDD'}}`,
      )
    const unknown = Object.keys(named).find(key => key !== 'tz')
    if (unknown !== undefined)
      throw new UserError(`{{${expression.name}}} does not support ${unknown}=, only tz=`)
    if (formatDate === undefined || time === undefined)
      throw new UserError(`{{${expression.name}}}: the time of the commit is not known`)
    return formatDate({ time, format, zone: named.tz, remark })
  }
  return { date: date(runTime), commit_date: date(commitTime) }
}

function evaluate(expression: Expression, scope: Scope, remark: Remark): string {
  const { name, argument, named, bare } = expression
  if (bare !== undefined) remark(unquoted(name, bare))
  if (Object.hasOwn(scope, name)) return scope[name]?.(expression, remark) ?? ''
  const names = Object.keys(scope)
  const message = unknownName(name, names)
  if (argument !== undefined || bare !== undefined || Object.keys(named).length > 0)
    throw new UserError(message)
  remark(message)
  return ''
}

function unquoted(name: string, bare: string): string {
  return `{{${name} ${bare}}} has its argument without quotes, so nothing is given: write {{${name} '${bare}'}}`
}

function unknownName(name: string, names: readonly string[]): string {
  const hint = elsewhere.includes(name) ? '; put it into prefix= or suffix=' : ''
  const meant = didYouMean(name, names, near => `{{${near}}}`)
  return `{{${name}}} is not known in this place${meant} (known: ${names.join(', ')})${hint}`
}

/** Names that are known in other places only, but often tried in a version pattern. */
const elsewhere = ['sha', 'branch', 'tag', 'base_ref', 'date', 'commit_date']

function baseRef({ ref, payload }: TagContext): string {
  if (ref.startsWith('refs/tags/')) return payload.base_ref?.replace(/^refs\/heads\//, '') ?? ''
  if (ref.startsWith('refs/pull/')) return payload.pull_request?.base?.ref ?? ''
  return ''
}

function isDefaultBranch({ ref, event, payload }: TagContext): boolean {
  const branch = ref.replace(/^refs\/heads\//, '')
  if (branch === '') return false
  // These events run on the last commit of the default branch.
  return payload.repository?.default_branch === branch || /create|discussion|issues|schedule/.test(event)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`=]/g, character => entities[character] ?? character)
}
