import type { Ci, Told } from './ci/ci.ts'
import type { Heads } from './head.ts'
import type { Writing } from './host.ts'

/** What decides whether a run may write. */
export interface Question {
  /** Every CI system whose variables are set. */
  readonly cis: readonly Ci[]
  /** A job of some CI system runs here, known or not. */
  readonly inCi: boolean
  /** What the CI says by itself, before the user says otherwise. */
  readonly told: Told | undefined
  /** The facts as they count in the end. */
  readonly event: string
  readonly ref: string
  readonly gitTag: string | undefined
  readonly commit: string | undefined
  /** Why this is a pull request, where it is one. */
  readonly sign: string | undefined
  readonly heads: Heads
}

/**
 * Decides whether a run may write without being told to: where a CI that is known says that somebody with the right to write
 * to the repository pushed, made a Git tag, set a schedule or pressed a button, and the checkout is at the very commit that
 * it names. Everything else proves and does not publish.
 */
export function mayWrite(question: Question): Writing {
  const byEvent = whyNotByEvent(question)
  if (byEvent !== undefined) return { allowed: false, reason: byEvent }
  const byCheckout = whyNotCheckedOut(question)
  return byCheckout === undefined ? { allowed: true } : { allowed: false, reason: byCheckout, unusual: true }
}

function whyNotByEvent(question: Question): string | undefined {
  const { cis, inCi, told, event, ref, gitTag, sign } = question
  if (sign !== undefined) return `a pull request writes nothing to a registry (${sign})`
  const [ci, other] = cis
  if (told === undefined || ci === undefined)
    return inCi
      ? 'this CI is not known, so nothing tells a push from a pull request'
      : 'outside a CI nothing is published by itself'
  if (other !== undefined) return `the variables of ${ci.title} and of ${other.title} are both set`
  if (told.doubt !== undefined) return told.doubt
  // GitHub pushes what it is about to merge to such a branch, whatever CI looks at it.
  if (
    event === 'merge_group' ||
    told.event === 'merge_group' ||
    /^refs\/heads\/gh-readonly-queue\//.test(ref)
  )
    return 'a merge queue tries out what may still be rejected'
  const wrong = [told.event ?? '', event].find(word => !mayPublish(word, gitTag))
  if (wrong !== undefined)
    return wrong === ''
      ? `${ci.title} does not tell what started this run`
      : `${wrong} is no push, Git tag, schedule or manual start`
  if (ref === '') return `${ci.title} does not tell which branch or Git tag this run is of`
  if (!/^refs\/(?:heads|tags)\/./.test(ref)) return `${ref} is neither a branch nor a Git tag`
  return undefined
}

/** The run may write, and what is checked out may be something else than it is about. */
function whyNotCheckedOut({ cis, commit, heads }: Question): string | undefined {
  if (commit === undefined) return `${cis[0]?.title} does not tell the commit of this run`
  if (!('commits' in heads)) return `${heads.why} that shows ${short(commit)}, which this run is about`
  if (!heads.commits.includes(commit))
    return `the checkout is at ${heads.commits.map(short).join(', ')}, and this run is about ${short(commit)}`
  return undefined
}

/** A release is one of its Git tag. What a `workflow_run` is about was looked at where its event was read. */
function mayPublish(event: string, gitTag: string | undefined): boolean {
  if (event === 'release') return gitTag !== undefined
  return ['push', 'schedule', 'workflow_dispatch', 'workflow_run'].includes(event)
}

function short(commit: string): string {
  return commit.slice(0, 12)
}
