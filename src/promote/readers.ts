import { parseReference, parseTag } from '../image/reference.ts'
import { explainReference } from '../image/tag-reference.ts'
import { items, listReader, reader } from '../inputs/readers.ts'
import { describeWithHint } from '../messages/errors.ts'
import { layoutPath } from '../store/layout/layout-path.ts'

/** Accepts a reference or the path of an OCI layout, and returns it unchanged. */
export const image = reader('text', value => {
  checkPlace(value)
  return value
})

/** Accepts a tag. */
export const tag = reader('text', parseTag)

/** Takes tags; all that are wrong are named. */
export const tags = listReader(items.shape, value =>
  checked(items.read(value), text => {
    const reference = explainReference(text)
    if (reference !== undefined) throw new Error(reference)
    return parseTag(text)
  }),
)

/** Accepts tags, references without a digest, and paths of OCI layouts; all invalid ones are reported. */
export const destinations = listReader(items.shape, value =>
  checked(items.read(value), text => {
    if (!text.includes('/') && layoutPath(text) === undefined) return parseTag(text)
    if (checkPlace(text).digest !== undefined)
      throw new Error(`"${text}" has a digest, but a destination gets the digest of the image: leave it out`)
    return text
  }),
)

function checkPlace(text: string) {
  return layoutPath(text) ?? parseReference(text)
}

function checked(texts: readonly string[], check: (text: string) => unknown): readonly string[] {
  const wrong = texts.flatMap(text => {
    try {
      check(text)
      return []
    } catch (error) {
      return [describeWithHint(error).replace(/\.$/, '')]
    }
  })
  if (wrong.length > 0) throw new Error(wrong.join('; '))
  return texts
}
