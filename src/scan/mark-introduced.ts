/** Marks what the baseline does not have; each one there is the same as one here with its key. */
export function markIntroduced<One extends object>(
  now: readonly One[],
  before: readonly One[],
  key: (one: One) => string,
): One[] {
  const left = new Map<string, number>()
  for (const name of before.map(key)) left.set(name, (left.get(name) ?? 0) + 1)
  return now.map(one => {
    const name = key(one)
    const known = left.get(name) ?? 0
    left.set(name, known - 1)
    return known > 0 ? one : { ...one, introduced: true }
  })
}
