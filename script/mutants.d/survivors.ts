/** A mutant that no test can or need notice, and why. */
export interface ExplainedSurvivor {
  readonly file: string
  /** The mutated code, lines joined by a blank. */
  readonly code: string
  readonly replacement: string
  readonly why: string
}

/** Every survivor of `script/mutants`. */
export const explained: readonly ExplainedSurvivor[] = []
