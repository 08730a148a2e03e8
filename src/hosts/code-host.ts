/** The API of the project's server; it is used only for facts that the event does not have. */
export interface CodeHost {
  /** Returns the description of the Git repository, in the form of the host's events. */
  repository(): Promise<Readonly<Record<string, unknown>>>
  /** RFC 3339 time of a commit. */
  commitTime(sha: string): Promise<string>
  /** Finds how a commit stands to another one: `later` descends from it. */
  compareCommits(commit: string, other: string): Promise<'same' | 'earlier' | 'later' | 'diverged'>
  /** Records that a commit is live in an environment. */
  recordDeployment(deployment: Deployment): Promise<void>
  /** Uploads findings to code scanning. */
  uploadSarif(upload: SarifUpload): Promise<void>
  /** Finds the open pull requests with this commit as the head of a branch, which may be a fork's. */
  pullRequestsOf(head: Head): Promise<readonly PullRequest[]>
  /** Opens the comments of one pull request. */
  comments(pullRequest: number): Comments
  /** Opens the issues of the project. */
  issues(): Issues
}

/** The pull (merge) request a run belongs to. */
export interface PullRequest {
  /** Absent where there are signs of a pull request and nothing tells which. */
  readonly number?: number
  readonly baseBranch?: string
  /** Tip of the base branch as the event knew it. */
  readonly baseCommit?: string
  /** The head is in another repository: nothing may be pushed and there are no secrets. */
  readonly fork: boolean
}

/** Findings for code scanning. */
export interface SarifUpload {
  readonly commit: string
  /** Full ref of the commit, for example `refs/heads/main`. */
  readonly ref: string
  /** SARIF, compressed with gzip, in base64. */
  readonly sarif: string
}

/** A deployment. */
export interface Deployment {
  readonly environment: string
  /** The commit, or another Git ref. */
  readonly ref: string
  readonly description: string
  /** Web address of the run. */
  readonly url?: string
}

/** The head of a pull request. */
export interface Head {
  /** Owner of the repository that the branch is in. */
  readonly owner: string
  readonly branch: string
  readonly commit: string
}

/** An issue of the project. */
export interface Issue {
  readonly number: number
  /** Login of its author. */
  readonly author: string
  readonly body: string
  readonly state: 'open' | 'closed'
  readonly url?: string
}

/** The issues of the project; errors that are `denied` mean that the token is not authorized. */
export interface Issues {
  /** All of one author, open and closed. */
  list(author: string): Promise<Issue[]>
  create(issue: { readonly title: string; readonly body: string }): Promise<Issue>
  update(
    number: number,
    change: { readonly title: string; readonly body: string; readonly state?: Issue['state'] },
  ): Promise<Issue>
  /** The login of our token. */
  self(): Promise<string>
}

/** A comment of a pull request. */
export interface Comment {
  readonly id: number
  /** Login of its author. */
  readonly author: string
  readonly body: string
  readonly url?: string
}

/** The comments of one pull request; errors that are `denied` mean that the token is not authorized. */
export interface Comments {
  /** All of them, oldest first. */
  list(): Promise<Comment[]>
  create(body: string): Promise<Comment>
  /** Returns nothing where the comment was deleted. */
  update(id: number, body: string): Promise<Comment | undefined>
  /** A missing comment counts as deleted. */
  delete(id: number): Promise<void>
  /** The login of our token. */
  self(): Promise<string>
  /** The current head commit of the pull request. */
  head(): Promise<string | undefined>
}
