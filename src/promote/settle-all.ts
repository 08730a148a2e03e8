import { explain, isExpected, UserError } from '../messages/errors.ts'

/** Work on one destination, for example a repository. */
export interface Placed<T> {
  readonly place: string
  readonly work: Promise<T>
}

/**
 * Waits for all of the work and returns the results, in order.
 *
 * @throws UserError naming the failure of each destination, once: all of them are reported together.
 */
export async function settleAll<T>(works: readonly Placed<T>[]): Promise<Awaited<T>[]> {
  const ended = await Promise.allSettled(works.map(({ work }) => work))
  const failures = new Map<string, unknown>()
  for (const [n, { place }] of works.entries()) {
    const result = ended[n]
    if (result?.status === 'rejected' && !failures.has(place)) failures.set(place, result.reason)
  }
  if (failures.size > 0) throw together([...failures.values()])
  return ended.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
}

function together(failures: readonly unknown[]): unknown {
  const [first, ...more] = failures
  // An unexpected error must not be hidden among expected ones.
  const bug = failures.find(failure => !isExpected(failure))
  if (bug !== undefined || more.length === 0) return bug ?? first
  return new UserError(failures.map(explain).join('\n'), { cause: first })
}
