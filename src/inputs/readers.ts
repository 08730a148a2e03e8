import { attributeList, commaList, lineList } from './lists.ts'

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
  throw new Error(`"${value}" starts with "-" and would be taken for an option`)
})

/** Accepts the YAML 1.2 booleans that docker's actions accept, and nothing else. */
export const bool = reader('true or false', value => {
  if (['true', 'True', 'TRUE'].includes(value)) return true
  if (['false', 'False', 'FALSE'].includes(value)) return false
  throw new Error(`"${value}" is neither true nor false`)
})

/** Accepts a whole number that is not negative. */
export const count = reader('number', value => {
  if (!/^\d{1,15}$/.test(value)) throw new Error(`"${value}" is not a whole number`)
  return Number(value)
})

/** Accepts a time with its unit (`500ms`, `20s`, `2m`, `1h`, `7d`) and returns milliseconds. */
export const duration = reader('time, for example 30s', value => {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(value)
  if (!match)
    throw new Error(`"${value}" is not a time: write a number with ms, s, m, h or d, for example 30s`)
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
  return Number(match[1]) * (units[match[2] ?? ''] ?? 0)
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
    if (word === undefined) throw new Error(`"${value}" is not one of ${words.join(', ')}`)
    return word
  })
}

/** Accepts one item per line; commas are kept. A whole item may be quoted to span lines, as in docker's actions. */
export const lines = listReader('list, one per line', value => lineList(value))

/** Accepts items in the attribute syntax of buildx, one per line; quotes around a field reach buildx. */
export const attributeLines = listReader('list, one per line', value => attributeList(value))

/** Accepts items separated by newlines and commas. */
export const items = listReader('list, by line or comma', value => commaList(value))
