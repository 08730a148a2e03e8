import { InputError, isExpected, type Problem } from '../messages/errors.ts'

/** Returns what reading finds wrong with the inputs. */
export function problemsOf(work: () => unknown): readonly Problem[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}

/** Returns what a piece of work finds wrong with the inputs; an error without an input is told of the one that is named. */
export async function found(input: string, work: () => unknown): Promise<readonly Problem[]> {
  try {
    await work()
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(problem => withHint(problem, error.hint))
    if (!isExpected(error)) throw error
    return [withHint({ input, message: error.message }, error.hint)]
  }
}

function withHint({ input, message }: Problem, hint: string | undefined): Problem {
  return { input, message: hint === undefined ? message : `${message}. ${hint}` }
}
