import { UserError } from '../messages/errors.ts'

/** A text with expressions: literal pieces and `{{name 'argument' key='value'}}`. */
export type Template = readonly (string | Expression)[]

/** One `{{…}}`. */
export interface Expression {
  readonly name: string
  readonly argument?: string
  readonly named: Readonly<Record<string, string>>
  /** An argument without quotes, which names a value that nobody has given. */
  readonly bare?: string
  /** Written as `{{{…}}}` or `{{&…}}`: never escaped. */
  readonly raw: boolean
}

/** The names that expressions may use in one place, with their values. */
export type Scope = Readonly<Record<string, (expression: Expression, remark: Remark) => string>>

/** Reports something doubtful in the rendered text. */
export type Remark = (message: string) => void

interface Tag {
  readonly expression?: Expression
  readonly end: number
  /** `~` next to the braces removes the blanks on that side. */
  readonly trimBefore: boolean
  readonly trimAfter: boolean
}

const opening = /\{\{\{|\{\{/g

/**
 * Parses a text with expressions. The language is the part of Handlebars that docker/metadata-action documents:
 * https://handlebarsjs.com/guide/expressions.html
 *
 * @throws UserError showing the invalid part.
 */
export function parseTemplate(text: string): Template {
  const pieces: (string | Expression)[] = []
  let position = 0
  let trimNext = false
  const addText = (piece: string) => {
    if (piece !== '') pieces.push(piece)
  }
  for (let open = find(text, position); open !== -1; open = find(text, position)) {
    const before = literal(text.slice(position, open), trimNext)
    const slashes = before.length - withoutSlashes(before).length
    if (slashes === 1) {
      const next = find(text, open + 2)
      // The backslashes in front of the next braces belong to those.
      const end = next === -1 ? text.length : withoutSlashes(text.slice(0, next)).length
      addText(before.slice(0, -1) + text.slice(open, end))
      position = end
      trimNext = false
      continue
    }
    const tag = readTag(text, open)
    const kept = slashes > 1 ? before.slice(0, -1) : before
    addText(tag.trimBefore ? kept.trimEnd() : kept)
    if (tag.expression !== undefined) pieces.push(tag.expression)
    position = tag.end
    trimNext = tag.trimAfter
  }
  addText(literal(text.slice(position), trimNext))
  return pieces
}

function find(text: string, from: number): number {
  opening.lastIndex = from
  return opening.exec(text)?.index ?? -1
}

/** Takes the backslashes at the end of a text away. */
function withoutSlashes(text: string): string {
  let end = text.length
  while (text[end - 1] === '\\') end--
  return text.slice(0, end)
}

/** Lists the expressions of a text; none where it cannot be read, which is reported where the text is rendered. */
export function expressionsIn(text: string): Expression[] {
  try {
    return parseTemplate(text).filter(piece => typeof piece !== 'string')
  } catch {
    return []
  }
}

function literal(text: string, trim: boolean): string {
  return trim ? text.trimStart() : text
}

const comment = /\{\{(~?)!(?:--[\s\S]*?--|[\s\S]*?)(~?)\}\}/y
const mustache =
  /(\{\{\{|\{\{~?&?)(~?)\s*([^\s!"#%-,./;->@[-^`{-~]+)((?:\s+(?:(?:[^\s=}'"]+\s*=\s*)?(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*")|[^\s!"#%-,;->@[\\\]^`{|}~]+(?!\s*=)(?=[\s~}])))*)\s*(~?)(\}\}\}|\}\})/y
const argument = /(?<!\s)\s+(?:(?:([^\s=}'"]+)\s*=\s*)?('(?:\\'|[^'])*'|"(?:\\"|[^"])*")|([^\s=}'"]+))/g

function readTag(text: string, open: number): Tag {
  comment.lastIndex = open
  const note = comment.exec(text)
  if (note) return { end: comment.lastIndex, trimBefore: note[1] === '~', trimAfter: note[2] === '~' }
  mustache.lastIndex = open
  const match = mustache.exec(text)
  const triple = match?.[1] === '{{{'
  if (!match || triple !== (match[6] === '}}}')) throw unreadable(text.slice(open))
  const [, start = '', innerTilde, name = '', rest = '', endTilde] = match
  return {
    expression: { name, ...readArguments(rest, text.slice(open)), raw: triple || start.endsWith('&') },
    end: mustache.lastIndex,
    trimBefore: start.includes('~') || innerTilde === '~',
    trimAfter: endTilde === '~',
  }
}

function readArguments(text: string, context: string): Pick<Expression, 'argument' | 'named' | 'bare'> {
  const named: Record<string, string> = {}
  let first: string | undefined
  let bare: string | undefined
  for (const [, key, quoted = '', word] of text.matchAll(argument)) {
    if (word !== undefined) {
      if (first !== undefined || bare !== undefined) throw unreadable(context)
      bare = word
      continue
    }
    const quote = quoted.charAt(0)
    const value = quoted.slice(1, -1).replaceAll(`\\${quote}`, quote)
    if (key !== undefined) named[key] = value
    else if (first === undefined && bare === undefined) first = value
    else throw unreadable(context)
  }
  return { named, ...(first !== undefined && { argument: first }), ...(bare !== undefined && { bare }) }
}

function unreadable(text: string): UserError {
  const piece = /^.*?\}\}\}?/s.exec(text)?.[0] ?? text
  const block = /^\{\{~?[#/^>]/.test(piece)
  return new UserError(
    block
      ? `${piece} cannot be read: only simple expressions are supported, no blocks; write enable={{is_default_branch}} to switch a rule`
      : `${piece} cannot be read: write {{name}} or {{name 'argument'}}`,
  )
}
