/** Additional information of an error for the user. */
export interface Help {
  /** The next step, as a sentence. */
  readonly hint?: string
  /** The underlying error or response; kept for the debug log. */
  readonly cause?: unknown
}

/** Something that could not be done, described for the user of the workflow. */
export class UserError extends Error {
  override readonly name: string = 'UserError'
  readonly hint: string | undefined

  constructor(message: string, { hint, cause }: Help = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.hint = hint
  }
}

/** One fault of one input. */
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

/** Distinguishes an unexpected error (a bug) from one that was written for the user. */
export function isExpected(error: unknown): error is UserError {
  return error instanceof UserError
}

/** Renders an error for the user: the message, its hint, and the causes that were written for users. */
export function explain(error: unknown): string {
  if (!isExpected(error)) return `unexpected error, please report it: ${describe(error)}`
  const hint = hintOf(error)
  return `${error.message}${causeOf(error)}${hint === undefined ? '' : `\n${hint}`}`
}

/** Returns the message of anything that was thrown. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Returns the message of anything that was thrown, with what to do, as one text for a list of problems. */
export function describeWithHint(error: unknown): string {
  const hint = isExpected(error) ? hintOf(error) : undefined
  return hint === undefined ? describe(error) : `${describe(error)}. ${hint}`
}

function causeOf(error: UserError): string {
  const { cause } = error
  if (!(cause instanceof Error) || error.message.includes(cause.message)) return ''
  return `: ${cause.message}`
}

/** Returns what to do: the hint of the error, else that of its cause, which an error around it must not hide. */
function hintOf({ hint, cause }: UserError): string | undefined {
  return hint ?? (isExpected(cause) ? hintOf(cause) : undefined)
}
