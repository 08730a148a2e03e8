/** Finds the name that a misspelt one was probably meant to be, or nothing when none is close. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map(candidate => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(1, Math.floor(name.length / 3))
    ? best.candidate
    : undefined
}

/** Asks in an error's message whether another name was meant; nothing when none is close. */
export function didYouMean(name: string, names: readonly string[], show = (near: string) => near): string {
  const near = nearest(name, names)
  return near === undefined ? '' : `, did you mean ${show(near)}?`
}

/** Counts the insertions, removals and replacements between two words (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
