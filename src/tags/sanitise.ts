import { parseTag } from '../image/reference.ts'
import { sanitise } from '../image/tag.ts'
import { describeWithHint } from '../messages/errors.ts'
import { doubt, type Place, type Remarks } from './remarks.ts'

/** Converts a text to a tag and reports a tag that no registry would accept. */
export function cleaned(text: string, place: Place, remarks: Remarks): string {
  const name = sanitise(text)
  try {
    return parseTag(name)
  } catch (error) {
    doubt(
      remarks,
      place,
      name === text ? describeWithHint(error) : `"${text}" becomes "${name}": ${describeWithHint(error)}`,
    )
    return name
  }
}
