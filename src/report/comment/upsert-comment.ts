import type { Comment, Comments } from '../../stage/stage.ts'
import { isNewer, type Marker, parseMarker } from './parse-marker.ts'
import { isLessThan, sameSubject, sharesSubject } from './same-image.ts'

/** The comment to create or update. */
export interface Wanted {
  readonly marker: Marker
  readonly body: string
  /** Renders the body, with the numbers of an earlier run. */
  readonly after?: (earlier: Marker) => string
  /** Whether to create a comment where none exists. */
  readonly worth: 'new comment' | 'existing comment only'
}

/** The outcome of the comment. */
export interface Posted {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'quiet' | 'superseded'
  readonly url?: string
  /** What other comments with the same key are about; they are left alone. */
  readonly beside?: readonly string[]
}

/**
 * Maintains one comment in a pull request: the one with our key about the same images by our own author, edited in place,
 * because edits notify nobody. A comment about other images is never overwritten. A run that is older than the comment, or
 * whose commit is no longer the head of the pull request, never writes. GitHub has no compare-and-swap, so after writing
 * the comments are read once more and corrected.
 */
export async function upsertComment(comments: Comments, given: Wanted): Promise<Posted> {
  const self = await comments.self()
  const ours = async () => sortOut(mine(await comments.list(), self, given.marker.key), given.marker)
  const { own: before, beside } = await ours()
  const [last] = before
  const wanted = last && given.after ? { ...given, body: given.after(last.marker) } : given
  if (before.some(({ marker }) => isNewer(marker, wanted.marker)))
    return told({ outcome: 'superseded' }, beside)
  if (before.length === 0 && wanted.worth === 'existing comment only')
    return told({ outcome: 'quiet' }, beside)
  const head = await comments.head()
  if (head !== undefined && head !== wanted.marker.commit) return told({ outcome: 'superseded' }, beside)

  const [kept, ...others] = before
  const posted = await write(comments, kept, wanted.body)
  for (const other of others) await comments.delete(other.id)
  const after = await ours()
  for (const { id } of after.vague) await comments.delete(id)
  return told(await settle(comments, after.own, wanted, posted), after.beside)
}

interface Own extends Comment {
  readonly marker: Marker
}

/** Oldest first: the lowest id is kept, whichever run created it. */
function mine(comments: readonly Comment[], self: string, key: string): Own[] {
  return comments
    .flatMap(comment => {
      const marker = comment.author === self ? parseMarker(comment.body) : undefined
      return marker?.key === key ? [{ ...comment, marker }] : []
    })
    .sort((a, b) => a.id - b.id)
}

interface Sorted {
  readonly own: readonly Own[]
  /** Older than ours and about less: made by a run that did not know its platforms yet. */
  readonly vague: readonly Own[]
  readonly beside: readonly Own[]
}

/**
 * Tells which comments with our key are ours: those about exactly our images, else the only one about some of them, for
 * a matrix may grow and a build that failed does not know its platforms.
 */
function sortOut(all: readonly Own[], wanted: Marker): Sorted {
  const { about = [] } = wanted
  const namesOf = ({ marker }: Own) => marker.about ?? []
  const exact = all.filter(one => sameSubject(namesOf(one), about))
  const sharing = all.filter(one => namesOf(one).length === 0 || sharesSubject(namesOf(one), about))
  const own = exact.length > 0 || sharing.length !== 1 ? exact : sharing
  const others = all.filter(one => !own.includes(one))
  const isVague = (one: Own) => isLessThan(namesOf(one), about) && isNewer(wanted, one.marker)
  return { own, vague: others.filter(isVague), beside: others.filter(one => !isVague(one)) }
}

function told(posted: Posted, beside: readonly Own[]): Posted {
  const names = [...new Set(beside.flatMap(({ marker }) => marker.about ?? []))]
  return names.length === 0 ? posted : { ...posted, beside: names }
}

async function write(comments: Comments, kept: Own | undefined, body: string): Promise<Posted> {
  if (kept === undefined) return create(comments, body)
  const at = kept.url === undefined ? {} : { url: kept.url }
  if (sameBody(kept.body, body)) return { outcome: 'unchanged', ...at }
  // It may have been deleted since it was listed.
  if ((await comments.update(kept.id, body)) === undefined) return create(comments, body)
  return { outcome: 'updated', ...at }
}

async function create(comments: Comments, body: string): Promise<Posted> {
  const { url } = await comments.create(body)
  return { outcome: 'created', ...(url !== undefined && { url }) }
}

/** Another run may have written meanwhile: a newer one wins, an older one is overwritten, a second comment is deleted. */
async function settle(
  comments: Comments,
  after: readonly Own[],
  wanted: Wanted,
  posted: Posted,
): Promise<Posted> {
  const [kept, ...others] = after
  if (kept === undefined) return posted
  const newest = after.reduce((one, other) => (isNewer(other.marker, one.marker) ? other : one))
  const superseded = isNewer(newest.marker, wanted.marker)
  const body = superseded ? newest.body : wanted.body
  if (!sameBody(kept.body, body)) await comments.update(kept.id, body)
  for (const other of others) await comments.delete(other.id)
  const at = kept.url === undefined ? {} : { url: kept.url }
  return superseded ? { outcome: 'superseded', ...at } : { ...posted, ...at }
}

/** GitHub may change line ends. */
function sameBody(one: string, other: string): boolean {
  return one.replace(/\r\n/g, '\n').trim() === other.replace(/\r\n/g, '\n').trim()
}
