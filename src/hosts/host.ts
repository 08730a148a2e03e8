import type { CodeHost, PullRequest } from './code-host.ts'

export type { CodeHost, Comment, Comments, Deployment, Head, PullRequest } from './code-host.ts'

/** What happened that started this run, in the words of design: a fact that is not known is absent, never a guess. */
export interface Facts {
  readonly ci: 'github' | 'gitlab' | 'local'
  /** The Git repository, `owner/name` (with subgroups on GitLab). */
  readonly project: string
  /** Web address of the Git server, without a trailing slash. */
  readonly serverUrl?: string
  /** The name of the event as the host says it: `push`, `pull_request`, `schedule` … */
  readonly event: string
  /** The full Git ref, for example `refs/heads/main`. */
  readonly ref: string
  /** The commit that is checked out; on a pull request this is the merge commit. 40 hex digits. */
  readonly commit: string
  /** The commit a person would name: on a pull request its head, elsewhere the same as `commit`. */
  readonly headCommit: string
  /** Name of the Git tag when this run is about one. */
  readonly gitTag?: string
  readonly branch?: string
  readonly defaultBranch?: string
  readonly pullRequest?: PullRequest
  /** RFC 3339 time of the commit when the event tells it. */
  readonly commitTime?: string
  readonly actor?: string
  /** Web address of this run. */
  readonly runUrl?: string
  readonly runId: string
  /** Counts re-runs of one run, from 1. */
  readonly attempt: number
  /** The event as the host delivered it. */
  readonly payload: Readonly<Record<string, unknown>>
}

/** Where an annotation points. */
export interface Place {
  readonly title?: string
  /** Path below the workspace. */
  readonly file?: string
  readonly line?: number
}

/** Something to sign: the bytes, and what they are. */
export interface Payload {
  readonly bytes: Buffer
  /** The media type, which is signed as well. */
  readonly type: string
}

/** A store for folders between runs; absent where the host has none. */
export interface Cache {
  /** Unpacks the newest entry under `key`, or under the first of `restoreKeys` that is a prefix; gives the key found. */
  restore(paths: readonly string[], key: string, restoreKeys: readonly string[]): Promise<string | undefined>
  /** Stores the paths; false when the host refused (read-only, exists already). */
  save(paths: readonly string[], key: string): Promise<boolean>
}

/** The registry that belongs to the code host, and the login that a job has there without being given one. */
export interface JobLogin {
  /** As references write it, for example `ghcr.io`. */
  readonly registry: string
  readonly username: string
  /** Absent where this job was given none. */
  readonly password?: string
  /** Where it comes from, for people. */
  readonly source: string
  /** What the password is read from: an input or a variable. */
  readonly setting: string
  /** What the job must have to push with it; absent where every job may. */
  readonly pushNeeds?: string
}

/** The CI system a run lives in: facts in, log and results out. */
export interface Host {
  readonly facts: Facts
  /** The checkout; relative paths start here. */
  readonly workspace: string
  /** A folder for files of this run. */
  readonly temp: string
  /** Reads a variable of the environment. */
  variable(name: string): string | undefined
  readonly log: Log
  /** Hides a value, and each of its lines, in everything that is printed from now on. */
  mask(secret: string): void
  annotate(level: 'error' | 'warning' | 'notice', message: string, place?: Place): void
  /** Appends Markdown to the page that the host shows for the run. */
  summary(markdown: string): Promise<void>
  /** Declares published images (`oci://repository@digest`) where the host keeps a list of what a job made. */
  recordArtifacts?(lines: readonly string[]): void
  readonly cache?: Cache
  /** Signs as the identity of this run and gives a Sigstore bundle; absent where the host gives it none. */
  readonly sign?: (payload: Payload) => Promise<string>
  /** Tells the login of this job at the registry of the code host, with a token of this run; absent where there is none. */
  readonly jobLogin?: (token: string | undefined) => JobLogin | undefined
  /** Opens the API with a token of this run; absent where the host has none. */
  readonly codeHost?: (token: string) => CodeHost
}

/** What a person reads while a run goes on. */
export interface Log {
  info(message: string): void
  warning(message: string): void
  debug(message: string): void
  /** Folds what `work` prints under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  /**
   * Lets `work` print output of programs that are not ours (a build, a container, a scanner) through `write`; nothing in
   * it can act as a command to the host.
   */
  foreign<T>(work: (write: (chunk: string | Uint8Array) => void) => Promise<T>): Promise<T>
}
