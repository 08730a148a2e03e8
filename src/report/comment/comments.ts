/** A comment of a pull request. */
export interface Comment {
  readonly id: number
  /** Login of its author. */
  readonly author: string
  readonly body: string
  readonly url?: string
}

/** The comments of one pull request; errors with `status` 403 or 404 say that the token may not write. */
export interface Comments {
  /** All of them, oldest first. */
  list(): Promise<Comment[]>
  create(body: string): Promise<Comment>
  update(id: number, body: string): Promise<Comment>
  delete(id: number): Promise<void>
  /** Login under which we write. */
  self(): Promise<string>
  /** The commit the pull request is at now. */
  head(): Promise<string | undefined>
}
