import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import type { FunctionDefinition } from '@actions/expressions/funcs/info'
import { TokenType } from '@actions/expressions/lexer'
import { truthy } from '@actions/expressions/result'

/** Names what an expression in one manifest field may use: contexts by name, functions beside the built-in ones. */
export type Allowed = {
  readonly contexts: readonly string[]
  readonly functions: readonly FunctionDefinition[]
}

/** Holds the values of contexts as plain JSON. */
export type Contexts = Readonly<Record<string, unknown>>

/** Checks every `${{ }}` of a text and throws GitHub's "Unrecognized named-value" for what the field may not use. */
export function checkTemplate(text: string, allowed: Allowed): void {
  for (const part of split(text)) if (part.expression !== undefined) parse(part.expression, allowed)
}

/** Evaluates a text with `${{ }}` in it to a string; an object or a list is an error, as on GitHub. */
export function evaluateTemplate(text: string, allowed: Allowed, contexts: Contexts): string {
  return split(text)
    .map(part => {
      if (part.expression === undefined) return part.literal
      const value = evaluate(part.expression, allowed, contexts)
      if (!value.primitive) throw new Error(`A ${nameOf(value)} was not expected in "${text}"`)
      return value.coerceString()
    })
    .join('')
}

/** Evaluates `continue-on-error`: a boolean, or one expression that gives a boolean; a string "true" is an error. */
export function evaluateBoolean(field: boolean | string, allowed: Allowed, contexts: Contexts): boolean {
  if (typeof field === 'boolean') return field
  const [part, ...rest] = split(field)
  const value = part?.expression === undefined ? undefined : evaluate(part.expression, allowed, contexts)
  if (rest.length > 0 || value?.kind !== data.Kind.Boolean) throw new Error(`Unexpected value '${field}'`)
  return (value as data.BooleanData).value
}

/** Checks an `if` when the manifest is loaded. */
export function checkCondition(text: string, allowed: Allowed): void {
  parse(conditionExpression(text), allowed)
}

/** Evaluates an `if`: empty means `success()`, and one without a status function becomes `success() && (…)`. */
export function evaluateCondition(text: string, allowed: Allowed, contexts: Contexts): boolean {
  return truthy(evaluate(conditionExpression(text), allowed, contexts))
}

/** Evaluates the `post-if` of a manifest, which gets no implied `success()`. */
export function evaluateBareCondition(text: string, allowed: Allowed, contexts: Contexts): boolean {
  return truthy(evaluate(unwrap(text), allowed, contexts))
}

/** Creates a function without arguments that gives a boolean, like `success()`. */
export function statusFunction(name: string, value: () => boolean): FunctionDefinition {
  return { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value()) }
}

/** Creates a function of strings that gives a string, like `hashFiles(…)`. */
export function textFunction(name: string, value: (...texts: string[]) => string): FunctionDefinition {
  const call = (...args: data.ExpressionData[]) =>
    new data.StringData(value(...args.map(a => a.coerceString())))
  return { name, minArgs: 1, maxArgs: 255, call }
}

type Part = { readonly literal: string; readonly expression?: undefined } | { readonly expression: string }

const statusFunctions = new Set(['success', 'failure', 'cancelled', 'always'])

function conditionExpression(text: string): string {
  const expression = unwrap(text)
  if (expression.trim() === '') return 'success()'
  const { tokens } = new Lexer(expression).lex()
  const hasStatus = tokens.some(
    (token, i) =>
      token.type === TokenType.IDENTIFIER &&
      statusFunctions.has(token.lexeme.toLowerCase()) &&
      tokens[i + 1]?.type === TokenType.LEFT_PAREN,
  )
  return hasStatus ? expression : `success() && (${expression})`
}

function unwrap(text: string): string {
  const parts = split(text.trim())
  if (!parts.some(part => part.expression !== undefined)) return text
  if (parts.length === 1) return parts[0]?.expression ?? ''
  const values = parts.flatMap(part => part.expression ?? [])
  let index = 0
  const format = parts.map(part =>
    part.expression === undefined ? quoteFormat(part.literal) : `{${index++}}`,
  )
  return `format('${format.join('')}', ${values.join(', ')})`
}

function quoteFormat(literal: string): string {
  return literal.replaceAll("'", "''").replaceAll('{', '{{').replaceAll('}', '}}')
}

function split(text: string): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('${{', at)
    if (open < 0) break
    const close = endOfExpression(text, open + 3)
    if (open > at) parts.push({ literal: text.slice(at, open) })
    parts.push({ expression: text.slice(open + 3, close) })
    at = close + 2
  }
  if (at < text.length) parts.push({ literal: text.slice(at) })
  return parts
}

function endOfExpression(text: string, start: number): number {
  let quoted = false
  for (let i = start; i < text.length; i++) {
    if (text[i] === "'") quoted = !quoted
    else if (!quoted && text.startsWith('}}', i)) return i
  }
  throw new Error(`The expression is not closed. An unescaped \${{ sequence was found in "${text}"`)
}

function parse(expression: string, allowed: Allowed) {
  const { tokens } = new Lexer(expression).lex()
  try {
    const tree = new Parser(tokens, [...allowed.contexts], [...allowed.functions]).parse()
    if (tree === undefined) throw new Error('An expression was expected')
    return tree
  } catch (cause) {
    throw new Error(`${(cause as Error).message}. Located within expression: ${expression.trim()}`, { cause })
  }
}

function evaluate(expression: string, allowed: Allowed, contexts: Contexts): data.ExpressionData {
  const tree = parse(expression, allowed)
  const known = allowed.contexts.map(key => ({ key, value: toData(contexts[key]) }))
  const functions = new Map(allowed.functions.map(f => [f.name.toLowerCase(), f]))
  return new Evaluator(tree, new data.Dictionary(...known), functions).evaluate()
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value ?? null), data.reviver)
}

function nameOf(value: data.ExpressionData): string {
  return value.kind === data.Kind.Array ? 'sequence' : 'mapping'
}
