import type { CodeHost, PullRequest } from './code-host.ts'

export type {
  CodeHost,
  Comment,
  Comments,
  Deployment,
  Head,
  Issue,
  Issues,
  PullRequest,
} from './code-host.ts'

/** The CI systems that are told apart; `unknown` is one that is not among them, `local` a machine of one's own. */
export type CiName =
  | 'github'
  | 'forgejo'
  | 'gitea'
  | 'act'
  | 'gitlab'
  | 'circleci'
  | 'buildkite'
  | 'jenkins'
  | 'woodpecker'
  | 'drone'
  | 'azure'
  | 'bitbucket'
  | 'travis'
  | 'unknown'
  | 'local'

/** Whether a run may write to what others read (registries, shared caches, deployments) without being told to. */
export type Writing =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly reason: string
      /** The event would allow it and the checkout does not, which people may not expect. */
      readonly unusual?: true
    }

/** What happened that started this run, in the words of design: a fact that is not known is absent, never a guess. */
export interface Facts {
  readonly ci: CiName
  /** The Git repository, `owner/name` (with subgroups on GitLab); '' where it is not known. */
  readonly project: string
  /** Web address of the Git server, without a trailing slash. */
  readonly serverUrl?: string
  /** The name of the event in GitHub's words: `push`, `pull_request`, `schedule` …; `local` outside any CI. */
  readonly event: string
  /** The full Git ref, for example `refs/heads/main`; '' where it is not known. */
  readonly ref: string
  /** The commit that the run is about and that it builds; on a pull request this is the merge commit. Hex digits. */
  readonly commit?: string
  /** The commit a person would name: on a pull request its head, elsewhere the same as `commit`. */
  readonly headCommit?: string
  /** Why no commit is known, and what gives it. */
  readonly noCommit?: string
  /** The commit that the checkout in the workspace is at, whatever the CI says. */
  readonly checkedOut?: string
  /** Name of the Git tag when this run is about one. */
  readonly gitTag?: string
  readonly branch?: string
  readonly defaultBranch?: string
  readonly pullRequest?: PullRequest
  /** The one answer to whether this run may write; what the user says (`push`) is not in it. */
  readonly writing: Writing
  /** RFC 3339 time of the commit when the event tells it. */
  readonly commitTime?: string
  readonly actor?: string
  /** Web address of this run. */
  readonly runUrl?: string
  readonly runId: string
  /** Counts re-runs of one run, from 1. */
  readonly attempt: number
  /** The payload of the event. */
  readonly payload: Readonly<Record<string, unknown>>
}

/** The location of an annotation. */
export interface Place {
  readonly title?: string
  /** Path below the workspace. */
  readonly file?: string
  readonly line?: number
}

/** The bytes to sign and their type. */
export interface Payload {
  readonly bytes: Buffer
  /** The media type, which is signed as well. */
  readonly type: string
}

/** A store for folders between runs; absent where the host has none. */
export interface Cache {
  /**
   * Unpacks the newest entry under `key`, or under the first of `restoreKeys` that is a prefix; returns the key found.
   */
  restore(paths: readonly string[], key: string, restoreKeys: readonly string[]): Promise<string | undefined>
  /** Stores the paths; false when the host refused (read-only, or the key exists). */
  save(paths: readonly string[], key: string): Promise<boolean>
}

/** The registry of the code host, and the login that every job has there. */
export interface JobLogin {
  /** As in references, for example `ghcr.io`. */
  readonly registry: string
  readonly username: string
  /** Absent where this job has none. */
  readonly password?: string
  /** Its origin, for messages. */
  readonly source: string
  /** Source of the password: an input or a variable. */
  readonly setting: string
  /** What the job needs to push with it; absent where every job may. */
  readonly pushNeeds?: string
}

/** The CI system of a run: facts in, log and results out. */
export interface Host {
  readonly facts: Facts
  /** The checkout; base of relative paths. */
  readonly workspace: string
  /** A folder for temporary files of this run. */
  readonly temp: string
  /** A folder for temporary files of the whole job, which its steps and commands share; `temp` unless given. */
  readonly jobTemp?: string
  /** Reads a variable of the environment. */
  variable(name: string): string | undefined
  /** Reads standard input to its end, once; absent where there is none, as in a step of a workflow. Rejects what is longer. */
  readonly standardInput?: (limit: number) => Promise<Buffer>
  readonly log: Log
  /** Masks a value, and each of its lines, in all further output. */
  mask(secret: string): void
  annotate(level: 'error' | 'warning' | 'notice', message: string, place?: Place): void
  /** Appends Markdown to the host's page of the run. */
  summary(markdown: string): Promise<void>
  /** Declares published images (`oci://repository@digest`) where the host keeps a list of a job's artifacts. */
  recordArtifacts?(lines: readonly string[]): void
  readonly cache?: Cache
  /** Signs with the identity of this run and returns a Sigstore bundle; absent where the run has no identity. */
  readonly sign?: (payload: Payload) => Promise<string>
  /**
   * Returns the login of this job at the registry of the code host, with a token of this run; absent where there is
   * none.
   */
  readonly jobLogin?: (token: string | undefined) => JobLogin | undefined
  /** Opens the API with a token of this run; absent where the host has no API. */
  readonly codeHost?: (token: string) => CodeHost
}

/** The log of a run. */
export interface Log {
  info(message: string): void
  warning(message: string): void
  debug(message: string): void
  /** Groups the output of `work` under a title. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
  /**
   * Lets `work` print output of other programs (a build, a container, a scanner) through `write`, which cannot act as
   * commands to the host.
   */
  foreign<T>(work: (write: (chunk: string | Uint8Array) => void) => Promise<T>): Promise<T>
}
