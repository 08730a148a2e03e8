/** GitHub accepts 65,536 characters in a comment and does not document how it counts them; this limit in bytes is safe. */
export const commentLimit = 60_000

/** GitHub drops a step's summary of more than 1 MiB as a whole. */
export const summaryLimit = 900_000

/** GitHub cuts an annotation at 4,096 characters. */
export const annotationLimit = 3500

/** Returns the first rendering that fits: they are tried from the most to the least detailed, so none is ever truncated. */
export function richest(limit: number, renderings: readonly (() => string)[]): string {
  let last = ''
  for (const render of renderings) {
    last = render()
    if (Buffer.byteLength(last) <= limit) return last
  }
  throw new RangeError(
    `the least detailed rendering has ${Buffer.byteLength(last)} bytes, more than ${limit}`,
  )
}
