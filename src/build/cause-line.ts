import { type CauseRule, causeRules, noise, summaryRules } from './cause-rules.ts'

/** Lines between two of one kind that still belong together: a compiler quotes the source. */
const gap = 40

/** Lines that count as the end, without those that say nothing. */
const end = 15

/**
 * Finds the line of a failed program's output that names the cause: the last words are mostly about where the log is, or that
 * something failed.
 */
export function causeLine(output: readonly string[]): string | undefined {
  const lines = output.map(line => line.trim())
  const bare = lines.map(undecorated)
  const telling = [...bare.keys()].filter(at => !noise.some(pattern => pattern.test(bare[at] ?? '')))
  const last = telling.at(-1)
  const endsAt = telling.at(-end) ?? telling[0] ?? 0
  for (const rules of [causeRules, summaryRules]) {
    const found = select(bare, telling, rules, endsAt)
    if (found === undefined) continue
    const { at, rule } = found
    const line = lines[at] ?? ''
    const next = rule.next !== undefined || line.endsWith(':') ? nextOf(bare, at) : undefined
    if (next === undefined) return line
    return rule.next === 'instead' ? next : `${line.replace(/:$/, '')}: ${next}`
  }
  return last === undefined ? lines.findLast(line => line !== '') : lines[last]
}

/** Selects the line nearest to the end that a rule fits, and of its neighbours of the same kind the one that the rule wants. */
function select(
  bare: readonly string[],
  telling: readonly number[],
  rules: readonly CauseRule[],
  endsAt: number,
): { readonly at: number; readonly rule: CauseRule } | undefined {
  const ruleOf = (at: number) =>
    rules.find(({ pattern, where }) => (where === undefined || at >= endsAt) && pattern.test(bare[at] ?? ''))
  let found: { at: number; rule: CauseRule } | undefined
  for (const at of telling.toReversed()) {
    if (found !== undefined && (found.rule.pick === 'last' || found.at - at > gap)) break
    const rule = ruleOf(at)
    if (rule !== undefined && (found === undefined || found.rule === rule)) found = { at, rule }
  }
  return found
}

function nextOf(bare: readonly string[], at: number): string | undefined {
  return bare.slice(at + 1, at + 4).find(line => line !== '')
}

/** Takes off what programs put in front of the lines of others: `npm error`, `[ERROR]`, the lines of a box. */
function undecorated(line: string): string {
  return line
    .replace(
      /^(?:npm (?:error|ERR!)|yarn error|error(?= An unexpected| Couldn't)|\[ERROR\]|\[FATAL\]|gyp ERR!|➤|[│┃|>]|\s)+/u,
      '',
    )
    .trim()
}
