import { firstOf, listed } from '../../image/units.ts'
import { describe, UserError } from '../../messages/errors.ts'
import type { Comments, Tools } from '../../stage/stage.ts'
import { oneLine } from '../markdown/escape.ts'
import { aboutOf, type View } from '../view.ts'
import { renderComment } from './comment.ts'
import type { Marker } from './parse-marker.ts'
import { subjectOfComment } from './same-image.ts'
import { isSignificant } from './significance.ts'
import { measuredBefore, sizesOf } from './since-last-push.ts'
import { type Posted, upsertComment, type Wanted } from './upsert-comment.ts'

/** The outcome of the comment; `denied` where the token may not write. */
export type CommentOutcome = Posted | { readonly outcome: 'denied' | 'none' }

/** Whether the pull request gets a comment. */
export type CommentMode = 'auto' | 'always' | 'never'

/** Returns the comment's body for a pull request, nothing for other events. */
export function commentOf(view: View, key: string): Omit<Wanted, 'worth'> | undefined {
  const run = aboutOf(view)
  if (run?.event.pullRequest?.number === undefined) return undefined
  const { runId } = run.event
  const runs = [run, ...view.imageReports.map(imageReport => imageReport.run)]
  const attempt = runs
    .filter(({ event }) => event.runId === runId)
    .reduce((latest, { event }) => Math.max(latest, event.attempt), run.event.attempt)
  const sizes = sizesOf(view.imageReports)
  const marker: Marker = {
    key,
    run: /^\d{1,20}$/.test(runId) ? runId : '0',
    attempt,
    commit: run.commit ?? '',
    about: subjectOfComment(view),
    ...(Object.keys(sizes).length > 0 && { sizes }),
  }
  const after = (previous: Marker) => {
    const earlier = measuredBefore(marker, previous)
    return renderComment(view, earlier ? { ...marker, earlier } : marker)
  }
  return { body: renderComment(view, marker), after, marker }
}

/**
 * Creates or updates the comment of the pull request. A missing permission is no failure: the page of the run has the
 * report.
 */
export async function postComment(
  {
    view,
    key,
    mode,
    comments,
  }: { view: View; key: string; mode: CommentMode; comments: Comments | undefined },
  { host, log }: Pick<Tools, 'host' | 'log'>,
): Promise<CommentOutcome> {
  const comment = mode === 'never' ? undefined : commentOf(view, key)
  if (comment === undefined || comments === undefined) return { outcome: 'none' }
  const worth = mode === 'always' || isSignificant(view) ? 'new comment' : 'existing comment only'
  try {
    const posted = await upsertComment(comments, { ...comment, worth })
    log.info(sentences[posted.outcome] + (posted.url === undefined ? '' : ` ${posted.url}`))
    if (posted.beside !== undefined) log.warning(besideWords(key, posted.beside))
    return posted
  } catch (error) {
    if (!isDenied(error)) {
      // The report is elsewhere too: a fault of GitHub's API must not fail a good build.
      if (!(error instanceof UserError)) throw error
      log.warning(`The pull request has no comment from this run: ${error.message}`)
      return { outcome: 'denied' }
    }
    host.annotate('notice', `${whyDenied(view, error)} The summary of the run has the report.`)
    return { outcome: 'denied' }
  }
}

/** Warns that other comments have the same key. */
export function besideWords(key: string, beside: readonly string[]): string {
  const named = listed(firstOf(beside, 5).map(name => oneLine(name)))
  return `Another comment of this pull request has the comment-key "${oneLine(key)}" too: it is about ${named}. Both are kept. Give each report a comment-key of its own, or make one of all with the input records.`
}

function whyDenied(view: View, error: unknown): string {
  if (/\blocked\b/i.test(describe(error)))
    return 'The pull request was not commented: its conversation is locked.'
  if (aboutOf(view)?.event.pullRequest?.fork)
    return 'A pull request from a fork is not commented by this job: its token is read-only.'
  return 'The pull request was not commented: give the job the permission "pull-requests: write".'
}

const sentences: Record<Posted['outcome'], string> = {
  created: 'Created the comment of the pull request:',
  updated: 'Updated the comment of the pull request:',
  unchanged: 'The comment of the pull request is already up to date:',
  quiet: 'There is no significant change to comment on.',
  superseded: 'The comment is from a later run or commit; it was not changed.',
}

function isDenied(error: unknown): boolean {
  return error instanceof UserError && (error as { denied?: unknown }).denied === true
}
