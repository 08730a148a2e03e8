import { parseRepository } from '../image/reference.ts'
import { describeWithHint } from '../messages/errors.ts'
import { type Line, splitFields, splitLines } from './lines.ts'
import { doubt, type Place, type Remarks, wrong } from './remarks.ts'

/** Reads the `images` input and returns the enabled names, in lower case, in order. */
export function readImages(text: string, remarks: Remarks): string[] {
  const lines = splitLines('images', text, remarks)
  const [only, ...more] = lines
  if (only === undefined) return []
  const single = more.length === 0 ? splitFields(only, remarks) : []
  const named =
    more.length === 0 && single.every(field => !field.includes('='))
      ? single.map(field => checked(field, only.place, remarks))
      : lines.flatMap(line => readImage(line, remarks))
  return remarks.strict ? [...new Set(named)] : named
}

function readImage(line: Line, remarks: Remarks): string[] {
  const image = { name: '', enable: true }
  let names = 0
  for (const field of splitFields(line, remarks)) {
    if (field === '' && remarks.strict) continue
    const equals = field.indexOf('=')
    const key = equals === -1 ? 'name' : field.slice(0, equals).trim().toLowerCase()
    const value = field.slice(equals + 1).trim()
    if (key === 'name') {
      if (++names > 1) doubt(remarks, line.place, 'it has several names: put each image on its own line')
      image.name = value
    } else if (key === 'enable') {
      if (value !== 'true' && value !== 'false')
        wrong(remarks, line.place, `enable "${value}" is neither true nor false`)
      image.enable = value === 'true'
    } else wrong(remarks, line.place, `"${key}" is not known (known: name, enable)`)
  }
  if (image.name === '') wrong(remarks, line.place, 'the name is empty')
  else if (image.enable) return [checked(image.name, line.place, remarks)]
  return []
}

function checked(name: string, place: Place, remarks: Remarks): string {
  const lower = name.toLowerCase()
  const fault = faultOf(lower)
  if (fault !== undefined) doubt(remarks, place, fault)
  return lower
}

function faultOf(name: string): string | undefined {
  if (name === '') return 'an image name is empty: write registry/repository'
  if (name.includes('{{'))
    return `image "${name}" has an expression: names do not support them, write the name itself`
  try {
    parseRepository(name)
    return undefined
  } catch (error) {
    return describeWithHint(error)
  }
}
