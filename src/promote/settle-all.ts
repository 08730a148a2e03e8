import { explain, isExpected, UserError } from '../errors.ts'

/** Work at one place, for example a repository. */
export interface Placed<T> {
  readonly place: string
  readonly work: Promise<T>
}

/**
 * Waits for all of the work and gives what came out, in order.
 *
 * @throws UserError naming what went wrong at each place, once: who mends one place then knows of the others, too.
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
  // What nobody expected is not to be hidden among what somebody did.
  const bug = failures.find(failure => !isExpected(failure))
  if (bug !== undefined || more.length === 0) return bug ?? first
  return new UserError(failures.map(explain).join('\n'), { cause: first })
}
