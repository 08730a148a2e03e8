import { attributeList, commaList, lineList } from './lists.ts'
import { didYouMean } from './nearest.ts'

/** Parses the text of an input; its error message is shown after the input's name. */
export interface Reader<Value, Absent> {
  /** The format as shown in the documentation. */
  readonly shape: string
  readonly read: (text: string) => Value
  /** The value of an input that is not set. */
  readonly absent: Absent
  /** Blanks count: neither trimmed nor, where there is nothing else, taken for an input that is not set. */
  readonly exact?: true
}

/** Creates a reader for one value. Blanks around it are the YAML's, whose block scalars end with a newline. */
export function reader<Value>(shape: string, read: (text: string) => Value): Reader<Value, undefined> {
  return { shape, read: value => read(value.trim()), absent: undefined }
}

/** Creates a reader for a list, which is empty when it is not set. */
export function listReader<Item>(
  shape: string,
  read: (text: string) => readonly Item[],
): Reader<readonly Item[], readonly never[]> {
  return { shape, read, absent: [] }
}

/** Accepts any text. */
export const text = reader('text', value => value)

/** Accepts any text as it stands: a password may end with a blank, and a separator be nothing else. */
export const exactText: Reader<string, undefined> = {
  shape: 'text',
  read: value => value,
  absent: undefined,
  exact: true,
}

/** Accepts a text that becomes an argument of its own: with a dash in front a program would take it for an option. */
export const operand = reader('text', value => {
  if (!value.startsWith('-')) return value
  throw new Error(`"${value}" starts with "-" and would be taken for an option: write ./${value} for a path`)
})

/** Accepts the YAML 1.2 booleans that docker's actions accept, and nothing else. */
export const bool = reader('true or false', value => {
  if (['true', 'True', 'TRUE'].includes(value)) return true
  if (['false', 'False', 'FALSE'].includes(value)) return false
  throw new Error(`"${value}" is neither true nor false${instead(value, ['true', 'false'])}`)
})

/** Accepts a whole number that is not negative. */
export const count = reader('number', value => {
  if (!/^\d{1,15}$/.test(value))
    throw new Error(`"${value}" is not a whole number: write digits only, for example 10`)
  return Number(value)
})

/** Accepts the number of a port. */
export const port = reader('number', value => {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : 0
  if (number < 1 || number > 65_535)
    throw new Error(`"${value}" is not a port: write the one inside the container, a number up to 65535`)
  return number
})

/** Accepts a time with its unit (`500ms`, `20s`, `2m`, `1h`, `7d`) and returns milliseconds. */
export const duration = reader('time, for example 30s', value => {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(value)
  if (!match)
    throw new Error(`"${value}" is not a time: write a number with ms, s, m, h or d, for example 30s`)
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
  const time = Number(match[1]) * (units[match[2] ?? ''] ?? 0)
  if (time > longestTime) throw new Error(`"${value}" is too long a time: write at most 36500d`)
  return time
})

/** A hundred years; dates end some thousand times later. */
const longestTime = 36_500 * 86_400_000

/** Accepts a time after which something is ended: more than zero, and no longer than a timer of this program can wait. */
export const timeout = reader(duration.shape, value => {
  const time = duration.read(value)
  if (time <= 0) throw new Error(`"${value}" leaves no time: write for example 30s`)
  if (time > 24 * 86_400_000) throw new Error(`"${value}" is too long a time: write at most 24d`)
  return time
})

/** Accepts a size (`500`, `20MB`, `1.5 GiB`) and returns bytes; MB is 10⁶ bytes as Docker prints it. */
export const size = reader('size, for example 20MB', value => {
  const match = /^(\d+(?:\.\d+)?)\s*([kKMGT]?)(i?)B?$/.exec(value)
  if (!match)
    throw new Error(`"${value}" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB`)
  const power = ' KMGT'.indexOf((match[2] ?? '').toUpperCase() || ' ')
  return Math.round(Number(match[1]) * (match[3] === 'i' ? 1024 : 1000) ** power)
})

/** Accepts one of the given words. */
export function choice<const Word extends string>(...words: readonly Word[]): Reader<Word, undefined> {
  return reader(words.map(word => `\`${word}\``).join(', '), value => {
    const word = words.find(known => known === value)
    if (word === undefined)
      throw new Error(`"${value}" is not one of ${words.join(', ')}${instead(value, words)}`)
    return word
  })
}

/** Words that people write for yes and no, with what stands for each among the words of an input. */
const yesAndNo = [
  { said: ['true', 'yes', 'on', '1', 'y', 'enabled'], meant: ['auto', 'always', 'true'] },
  {
    said: ['false', 'no', 'off', '0', 'n', 'disabled', 'never', 'none'],
    meant: ['never', 'none', 'off', 'false'],
  },
] as const

/** Tells which of the words was meant by another one. */
function instead(said: string, words: readonly string[]): string {
  const lower = said.toLowerCase()
  const same = words.find(word => word.toLowerCase() === lower)
  if (same !== undefined) return `: write ${same}`
  const pair = yesAndNo.find(one => (one.said as readonly string[]).includes(lower))
  const known = pair?.meant.filter(word => words.includes(word)) ?? []
  if (known.length > 0) return `: write ${known.join(' or ')}`
  const near = didYouMean(said, words)
  return near === '' ? ': write one of them' : near
}

/** Accepts one item per line; commas are kept. A whole item may be quoted to span lines, as in docker's actions. */
export const lines = listReader('list, one per line', value => lineList(value))

/** Accepts items in the attribute syntax of buildx, one per line; quotes around a field reach buildx. */
export const attributeLines = listReader('list, one per line', value => attributeList(value))

/** Accepts items separated by newlines and commas. */
export const items = listReader('list, by line or comma', value => commaList(value))
