import { bytes, difference } from '../../image/units.ts'
import type { MeasuredPlatform } from '../../stage/record/size.ts'
import { isExceeded } from '../failure.ts'
import { code, prose, sentence } from '../markdown/escape.ts'
import type { ImageReport } from '../view.ts'
import { isMuch } from './significance.ts'

/** Describes what made an image grow or shrink: the instruction, and the file where one alone stands out. */
export function growthSentences({ run }: ImageReport): string[] {
  const exceeded = (run.size?.budgets ?? []).filter(isExceeded)
  // Layers rebuilt without a change have a separate sentence.
  const causes = [...new Set(exceeded.flatMap(budget => budget.cause ?? []))]
    .filter(cause => !cause.endsWith('0 files changed'))
    .slice(0, 3)
  const moved = (run.size?.platforms ?? []).find(
    ({ size, before }) => before !== undefined && isMuch(size - before, before),
  )
  const layer = causes.length > 0 ? causes.map(instructionFirst) : [moved && layerWords(moved)]
  return [...layer, moved && fileWords(moved)].flatMap(words =>
    words === undefined ? [] : [sentence(words)],
  )
}

/** The instruction in `… adds 98 % of the growth` is foreign text, and code. */
function instructionFirst(top: string): string {
  const [, instruction, rest] =
    /^(.*) (adds [\d.,]+ (?:%|B|kB|MB|GB)(?: of (?:it|the (?:growth|size|download)))?)$/s.exec(top) ?? []
  return instruction === undefined || rest === undefined || instruction === 'the base image'
    ? prose(top)
    : `${code(instruction, 70)} ${rest}`
}

/** Names the instruction whose layer changed most in the direction of the total. */
function layerWords({ layers, size, before }: MeasuredPlatform): string | undefined {
  const whole = before === undefined ? 0 : size - before
  const [top] = layers
    .map(({ instruction, size: now = 0, before: then = 0 }) => ({ instruction, by: (now - then) * whole }))
    .sort((a, b) => b.by - a.by)
  if (top?.instruction === undefined || top.by <= 0) return undefined
  const by = top.by / whole
  const share = Math.round((by / whole) * 100)
  const amount = share > 100 ? bytes(Math.abs(by)) : `${share} % of ${whole > 0 ? 'the growth' : 'it'}`
  return `${code(top.instruction, 70)} ${whole > 0 ? `adds ${amount}` : `removes ${amount}`}`
}

/** Names the path that makes up more than half of what was added or removed. */
function fileWords({ contents, size, before }: MeasuredPlatform): string | undefined {
  if (!contents?.read || before === undefined || size === before) return undefined
  const sign = size > before ? 1 : -1
  const same = contents.changes.filter(({ bytes: by }) => by * sign > 0)
  const sum = same.reduce((total, { bytes: by }) => total + by, 0)
  const [top] = same.toSorted((a, b) => (b.bytes - a.bytes) * sign)
  if (top === undefined || top.bytes * sign <= (sum * sign) / 2) return undefined
  return `Most is ${code(top.path, 70)}: ${difference(top.bytes)} uncompressed`
}
