import { describe } from '../errors.ts'
import { parseTag } from '../image/reference.ts'
import { sanitise } from '../image/tag.ts'
import { doubt, type Place, type Remarks } from './remarks.ts'

/** Makes a tag of a text and notes a tag that no registry would take. */
export function cleaned(text: string, place: Place, remarks: Remarks): string {
  const name = sanitise(text)
  try {
    return parseTag(name)
  } catch (error) {
    doubt(remarks, place, name === text ? describe(error) : `"${text}" becomes "${name}": ${describe(error)}`)
    return name
  }
}
