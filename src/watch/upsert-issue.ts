import type { Issue, Issues } from '../stage/stage.ts'
import { type IssueText, parseIssueMarker } from './issue.ts'

/** What became of the issue of an image. */
export interface KeptIssue {
  readonly outcome: 'opened' | 'updated' | 'reopened' | 'closed' | 'unchanged' | 'none' | 'left closed'
  readonly url?: string | undefined
}

/**
 * Maintains one issue of an image: the oldest with its marker by our own author. It is written only where its text or its
 * state changes. An issue that somebody has closed stays closed until something is found that it does not tell. With
 * `dryRun` nothing is written, and the outcome is what would be done.
 */
export async function upsertIssue(
  issues: Issues,
  { marker, title, body }: IssueText,
  { dryRun }: { readonly dryRun: boolean },
): Promise<KeptIssue> {
  const self = await issues.self()
  const ours = (await issues.list(self))
    .filter(({ author, body }) => author === self && parseIssueMarker(body)?.image === marker.image)
    .toSorted((a, b) => a.number - b.number)
  const [held] = ours
  const some = marker.known.length > 0
  if (held === undefined) {
    if (!some) return { outcome: 'none' }
    return { outcome: 'opened', url: dryRun ? undefined : (await issues.create({ title, body })).url }
  }
  const outcome = outcomeFor(held, { marker, body })
  const { number, url } = held
  if (dryRun || outcome === 'unchanged' || outcome === 'left closed') return { outcome, url }
  if (outcome === 'closed') await issues.update(number, { title, body, state: 'closed' })
  else await issues.update(number, { title, body, ...(outcome === 'reopened' && { state: 'open' }) })
  return { outcome, url }
}

function outcomeFor(
  held: Issue,
  { marker, body }: Pick<IssueText, 'marker' | 'body'>,
): Exclude<KeptIssue['outcome'], 'opened' | 'none'> {
  const known = new Set(parseIssueMarker(held.body)?.known)
  const open = held.state === 'open'
  if (marker.known.length === 0) return open ? 'closed' : 'unchanged'
  if (open) return sameText(held.body, body) ? 'unchanged' : 'updated'
  return marker.known.every(one => known.has(one)) ? 'left closed' : 'reopened'
}

/** GitHub may change line ends. */
function sameText(one: string, other: string): boolean {
  return one.replace(/\r\n/g, '\n').trim() === other.replace(/\r\n/g, '\n').trim()
}
