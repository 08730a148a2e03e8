import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseSync } from '@swc/core'

const src = join(import.meta.dirname, '..', 'src')

/** The checker that is all JavaScript; the package's own entry would look for Java or a program of its own. */
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof import('recheck')

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

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
const found = files.map(file => ({ file, ...expressionsIn(readFileSync(join(src, file), 'utf8'), file) }))
const all = [
  ...new Map(found.flatMap(({ written }) => written).map(each => [`/${each.source}/${each.flags}`, each])),
]

/**
 * Tells from its automaton how the time of an expression grows; `unknown` for one that has none, because it looks around or
 * back, repeats something a large number of times, or is too large: the long texts hold those alone.
 */
function growthOf({ source, flags }: Pick<Expression, 'source' | 'flags'>): string {
  const found = checkSync(source, flags, { checker: 'automaton', timeout: 2000 })
  return found.status === 'vulnerable' ? found.complexity.summary : found.status
}

/** Long texts that repeat what an expression is made of, with an end that fits nothing. */
function longTexts({ source }: Pick<Expression, 'source'>, length = 30_000): string[] {
  const pieces = new Set([...source, ' ', '\n', 'a', '0', ...(source.match(/[A-Za-z]{2,}/g) ?? [])])
  return [...pieces].map(piece => `${piece.repeat(Math.ceil(length / piece.length))}\u0000`)
}

/** Milliseconds that the slowest of the texts takes. */
function slowest(expression: Pick<Expression, 'source' | 'flags'>): number {
  const once = new RegExp(expression.source, expression.flags.replace('y', ''))
  return Math.max(
    ...longTexts(expression).map(text => {
      const began = performance.now()
      text.replace(once, '')
      return performance.now() - began
    }),
  )
}

describe('every regular expression of the code takes a time that grows with the text and not faster', () => {
  test('by its automaton', () => {
    const judged = all.map(([text, each]) => ({ text: `${each.file}: ${text}`, growth: growthOf(each) }))
    expect(judged.filter(({ growth }) => growth !== 'safe' && growth !== 'unknown')).toEqual([])
  }, 600_000)

  test('over long texts that repeat its own parts', () => {
    // A second is a hundred times what any of them takes; one that is quadratic takes many.
    const slow = all.map(([text, each]) => ({ text, time: slowest(each) })).filter(({ time }) => time > 3000)
    expect(slow).toEqual([])
  }, 600_000)

  test('and both find it, where there is something to find', () => {
    expect(growthOf({ source: '\\s*# buildkit\\s*$', flags: '' })).toBe('2nd degree polynomial')
    expect(growthOf({ source: '^(a+)+$', flags: '' })).toBe('exponential')
    expect(growthOf({ source: '^a+$', flags: '' })).toBe('safe')
    expect(slowest({ source: '\\s*# buildkit\\s*$', flags: '' })).toBeGreaterThan(
      20 * slowest({ source: '^ *# buildkit *$', flags: '' }),
    )
    expect(expressionsIn('const a = /x/g.test(y) && new RegExp(`^${z}$`)', 'a.ts')).toEqual({
      written: [{ source: 'x', flags: 'g', file: 'a.ts' }],
      made: 1,
    })
    expect(all.length).toBeGreaterThan(250)
  })

  test('those that are put together while it runs come from the inputs of the workflow alone', () => {
    const made = found.filter(({ made }) => made > 0).map(({ file, made }) => `${file}: ${made}`)
    expect(made.sort()).toEqual([
      'promote/evidence/identities.ts: 1',
      'smoke/checks/checks.ts: 2',
      'tags/class.ts: 1',
      'tags/pattern.ts: 3',
    ])
  })
})
