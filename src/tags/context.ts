import type { FormatDate } from './date.ts'

/** What the rules know about the run: facts only, learnt before any rule is asked. */
export interface TagContext {
  /** The name of the event: `push`, `pull_request`, `schedule` … */
  readonly event: string
  /** The full Git ref. */
  readonly ref: string
  /** The commit that the tags name, 40 hex digits; empty where none is known. */
  readonly sha: string
  /** The commit that people are to call the run by, where it is another one. */
  readonly calledSha?: string
  /** The commit has a name that later runs rely on, and this one is a pull request's: it must not take it. */
  readonly belongsToOthers?: true
  readonly shortShaLength: number
  /** The event as the host delivered it. */
  readonly payload: Payload
  readonly project: Project
  /** Milliseconds since 1970. */
  readonly runTime: number
  /** When the commit was made; there only when an expression asks for it. */
  readonly commitTime?: string
  /** There only when an expression asks for a date. */
  readonly formatDate?: FormatDate
}

/** The parts of an event that tags and labels come from. */
export interface Payload {
  readonly number?: number
  readonly base_ref?: string | null
  readonly commits?: readonly Commit[]
  readonly head_commit?: Commit | null
  readonly pull_request?: {
    readonly head?: { readonly sha?: string }
    readonly base?: { readonly ref?: string }
  }
  readonly repository?: HubRepository
}

interface Commit {
  readonly id?: string
  readonly timestamp?: string
}

/** A repository as GitHub's events and API describe it. */
export interface HubRepository {
  readonly name?: string | null
  readonly description?: string | null
  readonly html_url?: string | null
  readonly default_branch?: string | null
  readonly license?: { readonly spdx_id?: string | null } | null
}

/** What is known about the Git repository; empty where nothing is. */
export interface Project {
  readonly name: string
  readonly description: string
  readonly url: string
  readonly license: string
  readonly defaultBranch: string
}

/** Returns the branch of a ref, or nothing when it is no branch. */
export function branchOf({ ref }: Pick<TagContext, 'ref'>): string | undefined {
  return /^refs\/heads\/(.*)$/s.exec(ref)?.[1]
}

/** Returns the Git tag of a ref, or nothing when it is no tag. */
export function gitTagOf({ ref }: Pick<TagContext, 'ref'>): string | undefined {
  return /^refs\/tags\/(.*)$/s.exec(ref)?.[1]
}

/** Returns the short form of the commit. */
export function shortSha({ sha, shortShaLength }: Pick<TagContext, 'sha' | 'shortShaLength'>): string {
  return shortShaLength >= sha.length ? sha : sha.substring(0, shortShaLength)
}
