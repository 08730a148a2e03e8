import { classOf, type TagClass } from '../image/tag.ts'
import { expressionsIn } from './template.ts'

/**
 * Returns the class of a tag from its expression: one that always names one build (the commit, a whole date, a whole
 * version) is immutable, every other one floats.
 */
export function classOfText(text: string, value: string): TagClass {
  return namesOneBuild(text) ? 'immutable' : classOf(value)
}

/** Returns whether a text contains the commit or a date down to the day. */
export function namesOneBuild(text: string): boolean {
  if (!text.includes('{{')) return false
  return expressionsIn(text).some(
    ({ name, argument }) =>
      name === 'sha' || ((name === 'date' || name === 'commit_date') && isWholeDate(argument)),
  )
}

/** Without a format a date is written out. `LT` is a time of any day. */
function isWholeDate(format: string | undefined): boolean {
  if (format === undefined) return true
  const tokens = format.replace(/\[[^[\]]*\]/g, '')
  const ofWeek = /w/i.test(tokens) && /[dEe]/.test(tokens)
  const day = tokens.includes('DDD') || (tokens.includes('D') && tokens.includes('M')) || ofWeek
  return /x|l(?!t)/i.test(tokens) || (/[yg]/i.test(tokens) && day)
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
