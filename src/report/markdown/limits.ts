/** GitHub takes 65,536 characters in a comment and does not say how it counts them; bytes below this are safe. */
export const commentLimit = 60_000

/** GitHub drops a step's summary of more than 1 MiB as a whole. */
export const summaryLimit = 900_000

/** GitHub cuts an annotation at 4,096 characters. */
export const annotationLimit = 3500

/** Gives the first rendering that fits: they are tried from the richest to the barest, so nothing is ever cut inside. */
export function richest(limit: number, renderings: readonly (() => string)[]): string {
  let last = ''
  for (const render of renderings) {
    last = render()
    if (Buffer.byteLength(last) <= limit) return last
  }
  throw new RangeError(`the barest rendering has ${Buffer.byteLength(last)} bytes, more than ${limit}`)
}
