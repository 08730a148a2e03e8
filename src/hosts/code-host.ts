/** The API of the server that the project lives on; it is asked only for what the event does not tell. */
export interface CodeHost {
  /** Describes the Git repository as the host does in its events. */
  repository(): Promise<Readonly<Record<string, unknown>>>
  /** RFC 3339 time at which a commit was made. */
  commitTime(sha: string): Promise<string>
  /** Records that a commit is live in an environment. */
  recordDeployment(deployment: Deployment): Promise<void>
  /** Finds the open pull requests whose head is a commit of a branch, which may be a fork's. */
  pullRequestsOf(head: Head): Promise<readonly PullRequest[]>
  /** Opens the comments of one pull request. */
  comments(pullRequest: number): Comments
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

/** What went live where. */
export interface Deployment {
  readonly environment: string
  /** The commit, or another Git ref. */
  readonly ref: string
  readonly description: string
  /** Web address of the run that did it. */
  readonly url?: string
}

/** Where a pull request comes from. */
export interface Head {
  /** Owner of the repository that the branch is in. */
  readonly owner: string
  readonly branch: string
  readonly commit: string
}

/** A comment of a pull request. */
export interface Comment {
  readonly id: number
  /** Login of its author. */
  readonly author: string
  readonly body: string
  readonly url?: string
}

/** The comments of one pull request; errors that are `denied` say that the token may not. */
export interface Comments {
  /** All of them, oldest first. */
  list(): Promise<Comment[]>
  create(body: string): Promise<Comment>
  /** Returns nothing where the comment is gone. */
  update(id: number, body: string): Promise<Comment | undefined>
  /** A comment that is gone is deleted. */
  delete(id: number): Promise<void>
  /** Login under which we write. */
  self(): Promise<string>
  /** The commit the pull request is at now. */
  head(): Promise<string | undefined>
}
