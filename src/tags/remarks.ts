import { isExpected, type Problem } from '../errors.ts'

/**
 * What a run found wrong with its inputs. Doubtful input, which docker/metadata-action lets through, is a problem in
 * strict mode and a warning otherwise; problems are gathered so that one run reports all of them.
 */
export interface Remarks {
  readonly strict: boolean
  readonly problems: Problem[]
  readonly warnings: string[]
}

/** Where in the inputs something stands. */
export interface Place {
  readonly input: string
  /** The line as people read it; absent when the whole input is meant. */
  readonly line?: string
}

/** Starts an empty list of remarks. */
export function noRemarks(strict: boolean): Remarks {
  return { strict, problems: [], warnings: [] }
}

/** Notes input that cannot be worked with in any mode. */
export function wrong(remarks: Remarks, place: Place, message: string): void {
  remarks.problems.push({ input: place.input, message: at(place, message) })
}

/** Notes input that is doubtful; the caller goes on as docker/metadata-action would. */
export function doubt(remarks: Remarks, place: Place, message: string): void {
  if (remarks.strict) wrong(remarks, place, message)
  else warn(remarks, place, message)
}

/** Notes what people should know although the input can be worked with. */
export function warn(remarks: Remarks, place: Place, message: string): void {
  const text = `${place.input}: ${at(place, message)}`
  if (!remarks.warnings.includes(text)) remarks.warnings.push(text)
}

/** Runs the work on one line and notes what was thrown for the user, so that all lines are reported together. */
export function attempt<T>(place: Place, remarks: Remarks, work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    note(place, remarks, error)
    return undefined
  }
}

/** Does the same for work that takes time. */
export async function attemptLater<T>(
  place: Place,
  remarks: Remarks,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    note(place, remarks, error)
    return undefined
  }
}

function note(place: Place, remarks: Remarks, error: unknown): void {
  if (!isExpected(error)) throw error
  wrong(remarks, place, error.hint === undefined ? error.message : `${error.message}. ${error.hint}`)
}

function at({ line }: Place, message: string): string {
  return line === undefined ? message : `${line}: ${message}`
}
