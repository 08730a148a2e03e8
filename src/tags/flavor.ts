import { didYouMean } from '../inputs/nearest.ts'
import { checkTemplate, globalNames } from './expressions.ts'
import { splitFields, splitLines } from './lines.ts'
import { attempt, doubt, type Place, type Remarks, wrong } from './remarks.ts'

/** The settings for all rules. */
export interface Flavor {
  readonly latest: 'auto' | 'true' | 'false'
  readonly prefix: Affix
  readonly suffix: Affix
}

/** Text around tags, with expressions. */
export interface Affix {
  readonly text: string
  /** Also around `latest`. */
  readonly onLatest: boolean
}

type Side = 'prefix' | 'suffix'

/** Reads the `flavor` input; later lines take precedence. */
export function readFlavor(text: string, remarks: Remarks): Flavor {
  const flavor = {
    latest: 'auto' as Flavor['latest'],
    prefix: { text: '', onLatest: false },
    suffix: { text: '', onLatest: false },
  }
  for (const line of splitLines('flavor', text, remarks)) {
    let side: Side | undefined
    for (const field of splitFields(line, remarks)) {
      if (field === '' && remarks.strict) continue
      const entry = readEntry(field, line.place, remarks)
      if (entry?.key === 'latest') flavor.latest = entry.value as Flavor['latest']
      if (entry?.key === 'prefix' || entry?.key === 'suffix') {
        side = entry.key
        flavor[side].text = entry.value
        if (remarks.strict) attempt(line.place, remarks, () => checkTemplate(entry.value, globalNames))
      }
      if (entry?.key !== 'onlatest') continue
      if (side === undefined)
        doubt(remarks, line.place, 'onlatest must follow its prefix or suffix on the same line')
      else flavor[side].onLatest = entry.value === 'true'
    }
  }
  return flavor
}

const words: Readonly<Record<string, readonly string[] | undefined>> = {
  latest: ['auto', 'true', 'false'],
  prefix: undefined,
  suffix: undefined,
  onlatest: ['true', 'false'],
}

interface Entry {
  readonly key: string
  readonly value: string
}

function readEntry(field: string, place: Place, remarks: Remarks): Entry | undefined {
  const [key = '', value, ...more] = field.split('=').map(part => part.trim())
  const name = key.toLowerCase()
  if (value === undefined) return reject(`"${field}" is not key=value: write for example latest=false`)
  if (!Object.hasOwn(words, name)) {
    const known = Object.keys(words)
    return reject(`"${key}" is not known${didYouMean(name, known)} (known: ${known.join(', ')})`)
  }
  const allowed = words[name]
  if (allowed && !allowed.includes(value))
    return reject(`${name} "${value}" is not one of ${allowed.join(', ')}: write one of them`)
  if (more.length > 0) doubt(remarks, place, `${name} has a second "=": the value would end before it`)
  return { key: name, value }

  function reject(message: string): undefined {
    wrong(remarks, place, message)
  }
}
