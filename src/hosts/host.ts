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

/** The pull (merge) request a run belongs to. */
export interface PullRequest {
  readonly number: number
  readonly baseBranch: string
  /** Tip of the base branch as the event knew it. */
  readonly baseCommit?: string
  /** The head comes from another repository: nothing may be pushed and no secret is there. */
  readonly fork: boolean
}

/** Where an annotation points. */
export interface Place {
  readonly title?: string
  /** Path below the workspace. */
  readonly file?: string
  readonly line?: number
}

/** The API of the server that the project lives on; it is asked only for what the event does not tell. */
export interface CodeHost {
  /** Describes the Git repository as the host does in its events. */
  repository(): Promise<Readonly<Record<string, unknown>>>
  /** RFC 3339 time at which a commit was made. */
  commitTime(sha: string): Promise<string>
  /** Records that a commit is live in an environment. */
  recordDeployment(deployment: Deployment): Promise<void>
}

/** What went live where. */
export interface Deployment {
  readonly environment: string
  /** The commit, or another Git ref. */
  readonly ref: string
  readonly description: string
  /** Web address of the run that did it. */
  readonly url?: string
}

/** A store for folders between runs; absent where the host has none. */
export interface Cache {
  /** Unpacks the newest entry under `key`, or under the first of `restoreKeys` that is a prefix; gives the key found. */
  restore(paths: readonly string[], key: string, restoreKeys: readonly string[]): Promise<string | undefined>
  /** Stores the paths; false when the host refused (read-only, exists already). */
  save(paths: readonly string[], key: string): Promise<boolean>
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
