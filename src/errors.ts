/** What a reader can add to an error so that the person at the other end knows what to do. */
export interface Help {
  /** The next step, as a sentence. */
  readonly hint?: string
  /** The error or answer that led here; kept for the debug log. */
  readonly cause?: unknown
}

/** Reports something that we could not do, in words for the person who runs the workflow. */
export class UserError extends Error {
  override readonly name: string = 'UserError'
  readonly hint: string | undefined

  constructor(message: string, { hint, cause }: Help = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.hint = hint
  }
}

/** One thing that is wrong with one input. */
export interface Problem {
  /** The input's name as the user writes it, for example `build-args`. */
  readonly input: string
  /** What is wrong, with the value, for example `"maybe" is not true or false`. */
  readonly message: string
}

/** Reports every wrong input of a run at once. */
export class InputError extends UserError {
  override readonly name = 'InputError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], help: Help = {}) {
    const lines = problems.map(problem => `${problem.input}: ${problem.message}`)
    super(
      lines.length === 1 ? `${lines[0]}` : `${lines.length} inputs are wrong:\n- ${lines.join('\n- ')}`,
      help,
    )
    this.problems = problems
  }
}

/** Tells an unexpected error (a bug of ours) from one that was written for the user. */
export function isExpected(error: unknown): error is UserError {
  return error instanceof UserError
}

/** Renders an error for the user: the message, its hint, and the causes that were written for users. */
export function explain(error: unknown): string {
  if (!isExpected(error)) return `unexpected error, please report it: ${describe(error)}`
  const hint = error.hint === undefined ? '' : `\n${error.hint}`
  return `${error.message}${causeOf(error)}${hint}`
}

/** Returns the message of anything that was thrown. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function causeOf(error: UserError): string {
  const { cause } = error
  if (!(cause instanceof Error) || error.message.includes(cause.message)) return ''
  return `: ${cause.message}`
}
