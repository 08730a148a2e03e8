import { isExpected, type Problem } from '../messages/errors.ts'

/**
 * The faults of the inputs. Doubtful input, which docker/metadata-action accepts, is a problem in strict mode and a
 * warning otherwise; problems are collected so that one run reports all of them.
 */
export interface Remarks {
  readonly strict: boolean
  readonly problems: Problem[]
  readonly warnings: string[]
}

/** A place in the inputs. */
export interface Place {
  readonly input: string
  /** The line for messages; absent for the whole input. */
  readonly line?: string
}

/** Creates an empty list of remarks. */
export function noRemarks(strict: boolean): Remarks {
  return { strict, problems: [], warnings: [] }
}

/** Adds input that is invalid in any mode. */
export function wrong(remarks: Remarks, place: Place, message: string): void {
  remarks.problems.push({ input: place.input, message: at(place, message) })
}

/** Adds doubtful input; the caller continues as docker/metadata-action would. */
export function doubt(remarks: Remarks, place: Place, message: string): void {
  if (remarks.strict) wrong(remarks, place, message)
  else warn(remarks, place, message)
}

/** Adds a warning about valid input. */
export function warn(remarks: Remarks, place: Place, message: string): void {
  const text = `${place.input}: ${at(place, message)}`
  if (!remarks.warnings.includes(text)) remarks.warnings.push(text)
}

/** Processes one line and adds its UserError, so that all lines are reported together. */
export function attempt<T>(place: Place, remarks: Remarks, work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    note(place, remarks, error)
    return undefined
  }
}

/** Does the same for asynchronous work. */
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
