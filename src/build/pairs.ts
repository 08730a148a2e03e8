import { commaList, lineList } from '../inputs/lists.ts'
import { listReader, type Reader } from '../inputs/readers.ts'

/** A name with its value. */
export interface Pair {
  readonly name: string
  readonly value: string
}

interface PairRules {
  /** The word for the name, in an error. */
  readonly names: string
  readonly split?: 'lines' | 'items'
  /** The value is secret: an error shows only the name. */
  readonly secret?: true
  readonly name?: RegExp
}

/** Creates a reader for `name=value` items, in which neither side may be missing. */
export function pairs({
  split = 'lines',
  ...rules
}: Omit<PairRules, 'secret'>): Reader<readonly Pair[], readonly never[]> {
  return listReader(
    `list of ${rules.names}=value, ${split === 'lines' ? 'one per line' : 'by line or comma'}`,
    text =>
      (split === 'lines' ? lineList(text) : commaList(text)).map((item, at) => readPair(item, at, rules)),
  )
}

/** Reads one item, the one at an index of its list. */
export function readPair(
  item: string,
  at: number,
  { names, secret, name = /^\S+$/ }: Omit<PairRules, 'split'>,
): Pair {
  const equals = item.indexOf('=')
  const shown = secret ? `item ${at + 1}` : `"${item}"`
  if (equals === -1)
    throw new Error(`${shown} has no "=": ${secret ? multiLineHint : `write ${names}=value`}`)
  const pair = { name: item.slice(0, equals).trim(), value: item.slice(equals + 1) }
  if (pair.name === '') throw new Error(`${shown} has no ${names} before the "="`)
  // A line of a secret may have a "=" too, so what stands before it is not shown.
  if (!name.test(pair.name))
    throw new Error(
      secret ? `${shown} has no valid ${names}: ${multiLineHint}` : `"${pair.name}" is not a valid ${names}`,
    )
  if (pair.value === '' && secret)
    throw new Error(`"${pair.name}" is empty: is the secret defined for this repository?`)
  return pair
}

/** Accepts `name[=value]` items as docker does, but no comments, which docker would read as items. */
export const uncommented = listReader('list, one per line', text =>
  lineList(text).map(item => {
    if (item.startsWith('#'))
      throw new Error(`"${item}" is a comment, and there are none in this list: leave it out`)
    if (item.startsWith('=')) throw new Error(`"${item}" has no name before the "=": write name=value`)
    const [, name, value] = /^([\w./-]+):\s+([^=]*)$/.exec(item) ?? []
    if (name !== undefined) throw new Error(`"${item}" has no "=": write ${name}=${value}`)
    if (item.startsWith('-'))
      throw new Error(`"${item}" starts with "-": write name=value, without a flag of docker`)
    return item
  }),
)

const multiLineHint = 'write id=value; a value of several lines needs quotes around the whole item'

/** Splits `name=value` at the first `=`; without one there is no value. */
export function pairOf(item: string): [string, string] {
  const equals = item.indexOf('=')
  return equals === -1 ? [item, ''] : [item.slice(0, equals), item.slice(equals + 1)]
}
