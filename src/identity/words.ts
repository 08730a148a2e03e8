import type { BuiltFrom } from '../stage/record/built-from.ts'

/** Writes what an image was built from as one word: the commit, with `-dirty` where it holds changes that no commit has. */
export function formatBuiltFrom(builtFrom: Pick<BuiltFrom, 'commit' | 'dirty'> | undefined): string {
  const { commit, dirty } = builtFrom ?? {}
  return commit === undefined ? '' : `${commit}${dirty ? '-dirty' : ''}`
}

/** Says in one line how many files differ from the commit, and names the first three. */
export function describeChanges(changes: BuiltFrom['changes']): string {
  if (changes === undefined) return 'Git does not say what differs from the commit'
  const { count, tracked, names } = changes
  const more = count > names.length ? ` and ${count - names.length} more` : ''
  const kinds =
    tracked === 0 ? 'not in the commit' : tracked === count ? 'changed' : `${tracked} of them changed`
  const what = count === 1 ? 'file of the build differs' : 'files of the build differ'
  return `${count} ${what} from the commit (${kinds}): ${names.join(', ')}${more}`
}

/** Says what an image that is taken was built from, with the branch or Git tag of the run that built it. */
export function describeBuiltFrom(builtFrom: BuiltFrom): string {
  const of = builtFrom.ref.replace(/^refs\/(?:heads|tags|pull)\//, '')
  return `built from ${formatBuiltFrom(builtFrom) || 'an unknown commit'}${of === '' ? '' : ` (${of})`}`
}
