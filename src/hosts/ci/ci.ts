import type { PullRequest } from '../code-host.ts'
import type { CiName } from '../host.ts'

export type Environment = Readonly<Record<string, string | undefined>>
export type Payload = Readonly<Record<string, unknown>>

/** One CI system: by what it is recognized, and how its variables become facts. A new one is a file beside these. */
export interface Ci {
  readonly name: CiName
  /** As people write it. */
  readonly title: string
  /** Returns whether the variables are those of this system. */
  runs(env: Environment): boolean
  read(env: Environment, payload: Payload): Told
}

/** What a CI system says about a run, in GitHub's words; what it does not say is absent. */
export interface Told {
  /** `push`, `pull_request`, `schedule`, `workflow_dispatch` (started by hand or through the API), or its own word. */
  readonly event?: string
  readonly project?: string
  readonly serverUrl?: string
  /** The full Git ref. */
  readonly ref?: string
  /** The commit that the run is about and that it checks out. */
  readonly commit?: string
  /** On a pull request its head, where that is another one. */
  readonly headCommit?: string
  readonly defaultBranch?: string
  /** Branch that a pull request comes from; elsewhere the ref tells the branch. */
  readonly headBranch?: string
  readonly pullRequest?: PullRequest
  /** The variable or the part of the event that tells of the pull request, with its value. */
  readonly sign?: string
  /** Why the run must not write by itself although its event would allow it. */
  readonly doubt?: string
  readonly commitTime?: string
  readonly actor?: string
  readonly runUrl?: string
  readonly runId?: string
  readonly attempt?: number
}

/** Returns a text that is not empty. */
export function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

/** Reads a number of a pull request: CI systems write that there is none as `false`, `0`, '' or not at all. */
export function pullNumber(value: string | undefined): number | undefined {
  return /^[1-9]\d*$/.test(value ?? '') ? Number(value) : undefined
}

/** Takes a commit's SHA; other words, as the `HEAD` of Buildkite, name none. */
export function commitOf(value: string | undefined): string | undefined {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value ?? '') ? value : undefined
}

/** Returns the ref of a tag or a branch, a tag first: some systems name a branch beside it. */
export function refOf(tag: string | undefined, branch: string | undefined): string | undefined {
  if (tag) return tag.startsWith('refs/') ? tag : `refs/tags/${tag}`
  if (branch) return branch.startsWith('refs/') ? branch : `refs/heads/${branch}`
  return undefined
}

/** Returns the ref of a pull request: of its head, or of the merge that the host makes of it. */
export function pullRef(number: number | undefined, side: 'head' | 'merge'): string | undefined {
  return number === undefined ? undefined : `refs/pull/${number}/${side}`
}

/** Finds the first of these variables that is set and does not say "no", and gives it as `NAME is value`. */
export function firstSign(env: Environment, names: readonly string[]): string | undefined {
  const name = names.find(candidate => !/^(?:|0|false|null)$/i.test(env[candidate] ?? ''))
  return name === undefined ? undefined : `${name} is ${env[name]}`
}

/** Takes `owner/name` out of a repository's address: `git@host:owner/name.git`, `https://host/owner/name`. */
export function projectOf(address: string | undefined): string | undefined {
  return /^(?:[a-z+]+:\/\/[^/]+\/|[^/@]+@[^:]+:)(.+?)(?:\.git)?\/?$/.exec(address ?? '')?.[1]
}
