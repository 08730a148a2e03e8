import { classOf, type TagClass } from '../image/tag.ts'

/**
 * Returns the class of a tag from its expression: one that always names one build (the commit, a whole date, a whole
 * version) is immutable, every other one floats.
 */
export function classOfText(text: string, value: string): TagClass {
  return namesOneBuild(text) ? 'immutable' : classOf(value)
}

const commitExpression = /\{\{[{&~\s]*sha[\s}~]/
const dateExpression = /\{\{[{&~\s]*(?:commit_)?date\s+(['"])(.*?)\1/g

/** Returns whether a text contains the commit or a date down to the day. */
export function namesOneBuild(text: string): boolean {
  if (!text.includes('{{')) return false
  const formats = [...text.matchAll(dateExpression)].map(([, , format = '']) => format)
  return commitExpression.test(text) || formats.some(isWholeDate)
}

function isWholeDate(format: string): boolean {
  const tokens = format.replace(/\[[^\]]*\]/g, '')
  return /x/i.test(tokens) || /L/.test(tokens) || (/[YG]/.test(tokens) && /D|[wW].*[dEe]/.test(tokens))
}

/** Applies the `immutable-tags` input: the last pattern that matches decides, `!` makes a tag floating. */
export function overrideClass(name: string, own: TagClass, patterns: readonly string[]): TagClass {
  const last = patterns.findLast(pattern => glob(pattern.replace(/^!/, '')).test(name))
  if (last === undefined) return own
  return last.startsWith('!') ? 'floating' : 'immutable'
}

function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`)
}
