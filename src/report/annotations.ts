import { clip } from './markdown/escape.ts'
import { annotationLimit } from './markdown/limits.ts'
import { excess, plainFailure } from './verdict.ts'
import type { Leg, View } from './view.ts'

/** One message beside the code or on the page of the run. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title?: string
}

/** All nested steps of a composite share ten of each level, and the stages have used some. */
const most = 5

/**
 * Chooses what is worth an annotation, the most important first. What failed in this job has been said by its stage
 * already; of other jobs' images each that failed is an error here.
 */
export function annotationsOf(view: View, from: 'this job' | 'other jobs'): Annotation[] {
  const errors = from === 'this job' ? [] : view.legs.flatMap(failureOf)
  const absent = view.missing.map(
    (name): Annotation => ({ level: 'error', message: `${name} has no record` }),
  )
  const warnings = view.legs.flatMap(({ name, run }) =>
    (run.size?.budgets ?? [])
      .filter(({ outcome }) => outcome === 'warned')
      .map(
        (budget): Annotation => ({ level: 'warning', title: 'Size', message: `${name}: ${excess(budget)}` }),
      ),
  )
  return [...most5([...errors, ...absent]), ...most5(warnings)]
}

function failureOf(leg: Leg): Annotation[] {
  const message = plainFailure(leg)
  return message === undefined
    ? []
    : [{ level: 'error', title: 'Buildonce', message: clip(message, annotationLimit) }]
}

function most5(annotations: readonly Annotation[]): Annotation[] {
  if (annotations.length <= most) return [...annotations]
  const rest = annotations.length - most + 1
  const level = annotations[0]?.level ?? 'notice'
  return [
    ...annotations.slice(0, most - 1),
    { level, message: `${rest} more are in the summary of this run` },
  ]
}
