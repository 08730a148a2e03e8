import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseSync } from '@swc/core'

const src = join(import.meta.dirname, '..', 'src')

interface Expression {
  readonly source: string
  readonly flags: string
  readonly file: string
}

/** Finds every regular expression that is written in the code; `made` are those that are put together while it runs. */
function expressionsIn(code: string, file: string): { written: Expression[]; made: number } {
  const written: Expression[] = []
  let made = 0
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, pattern, flags, callee } = node as Record<string, unknown>
    if (type === 'RegExpLiteral') written.push({ source: String(pattern), flags: String(flags), file })
    if (/^(?:New|Call)Expression$/.test(String(type)) && (callee as { value?: string })?.value === 'RegExp')
      made++
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseSync(code, { syntax: 'typescript', target: 'es2024' }))
  return { written, made }
}

/** Takes an expression apart into texts that its parts match, in their order: of a class one of its characters. */
function tokensOf(source: string): string[] {
  const classes: Record<string, string> = {
    s: ' ',
    S: 'x',
    d: '0',
    D: 'x',
    w: 'a',
    W: ' ',
    n: '\n',
    r: '\r',
    t: '\t',
    0: '\0',
  }
  const tokens: string[] = []
  const part =
    /\\u\{?([0-9a-fA-F]{2,6})\}?|\\[pP]\{[^}]*\}|\\(.)|\[(\^?)((?:\\.|[^\]\\])+)\]|\(\?(?:<?[=!]|:)|[()|^$*+?]|\{\d*,?\d*\}|(.)/gsu
  for (const [whole, unicode, escaped, negated, members = '', plain] of source.matchAll(part)) {
    if (unicode !== undefined) tokens.push(String.fromCodePoint(Number.parseInt(unicode, 16)))
    else if (escaped !== undefined && escaped !== 'b' && escaped !== 'B')
      tokens.push(classes[escaped] ?? escaped)
    else if (members !== '')
      tokens.push(negated ? 'x' : (tokensOf(members).find(each => each !== '-') ?? 'x'))
    else if (plain !== undefined) tokens.push(plain === '.' ? 'x' : plain)
    else if (whole.startsWith('\\p')) tokens.push('x')
  }
  return tokens
}

/** Texts that begin as an expression does, repeat some of its parts, and end in what fits nothing. */
function* worstTexts(source: string, length: number): Generator<string> {
  const tokens = [...tokensOf(source), ' ', '\n']
  const pieces = new Map<string, Set<string>>()
  tokens.forEach((_, start) => {
    for (const size of [1, 2, 3, 4, 12, tokens.length]) {
      const piece = tokens.slice(start, start + size).join('')
      const before = pieces.get(piece) ?? new Set([''])
      pieces.set(piece, before.add(tokens.slice(0, start).join('')))
    }
  })
  for (const [piece, before] of pieces)
    for (const prefix of [...before].slice(0, 6))
      for (const end of ['\u0001', ' \u0001'])
        yield `${prefix}${piece.repeat(Math.ceil(length / piece.length))}${end}`
}

/** Characters of a text, and the milliseconds that no text of that length may take: what is linear takes a hundredth. */
const [length, limit] = [30_000, 40]

/** Gives a text over which an expression takes a time that grows faster than the text. */
function slowText({ source, flags }: Pick<Expression, 'source' | 'flags'>): string | undefined {
  const expression = new RegExp(source, flags)
  const time = (text: string) => {
    const began = performance.now()
    text.replace(expression, '')
    return performance.now() - began
  }
  for (const text of worstTexts(source, length)) {
    // A machine that is busy is slow once, and not each time.
    if (time(text) > limit && time(text) > limit && time(text) > limit && time(text) > limit)
      return JSON.stringify(text.slice(0, 60))
  }
  return undefined
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
const found = files.map(file => ({ file, ...expressionsIn(readFileSync(join(src, file), 'utf8'), file) }))
const all = [
  ...new Map(found.flatMap(({ written }) => written).map(each => [`/${each.source}/${each.flags}`, each])),
]

describe('regular expressions', () => {
  test('every one of the code takes a time that grows with the text and not faster', () => {
    const slow = all.flatMap(([text, each]) => {
      const over = slowText(each)
      return over === undefined ? [] : [`${each.file}: ${text} over ${over}`]
    })
    expect(slow).toEqual([])
    expect(all.length).toBeGreaterThan(250)
  }, 300_000)

  test.each([
    /\s*# buildkit\s*$/,
    /^(?:RUN )?\|\d+ .*?(?=\S*\/(?:ba|da|a)?sh -)/s,
    /entitlement .* is not allowed/,
    /<([^>]*)>\s*;[^,]*rel="?next"?/i,
    /^Version: v?(\d+\.\d+\.\d+\S*)$/m,
  ])('one that grows faster is found: %s', ({ source, flags }) => {
    expect(slowText({ source, flags })).toBeDefined()
  })

  test.each([/^a+$/, /\s+/g, /^(\w+):\s/, /(?<!-)-+$/])(
    'one that does not is none of them: %s',
    ({ source, flags }) => {
      expect(slowText({ source, flags })).toBeUndefined()
    },
  )

  test('those that are put together while it runs are few, and known', () => {
    expect(expressionsIn('a = /x/g.test(y) && new RegExp(z)', 'a.ts')).toEqual({
      written: [{ source: 'x', flags: 'g', file: 'a.ts' }],
      made: 1,
    })
    const made = found.filter(({ made }) => made > 0).map(({ file, made }) => `${file}: ${made}`)
    expect(made.sort()).toEqual([
      'identity/pattern.ts: 1',
      'image/platform.ts: 1',
      'promote/evidence/name-pattern.ts: 1',
      'smoke/checks/checks.ts: 2',
      'tags/class.ts: 1',
      'tags/pattern.ts: 3',
    ])
  })
})
