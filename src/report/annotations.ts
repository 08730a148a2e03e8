import { excess, plainAbsence, plainFailure } from './failure.ts'
import { clip } from './markdown/escape.ts'
import { annotationLimit } from './markdown/limits.ts'
import { firstFailure, type ImageReport, stagesOf, type View } from './view.ts'

/** One annotation, at a line of code or on the page of the run. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title?: string
}

/** All nested steps of a composite share ten of each level, and the stages have used some. */
const most = 5

/**
 * Selects the annotations, the most important first. A failure in this job was annotated by its stage already; each failed image of another job
 * becomes an error here.
 */
export function annotationsOf(view: View, from: 'this job' | 'other jobs'): Annotation[] {
  const failed = from === 'this job' ? [] : view.imageReports.toSorted(byStage).flatMap(failureOf)
  const absent = view.missing.map(
    (image): Annotation => ({
      level: 'error',
      title: 'Buildonce',
      message: clip(plainAbsence(image), annotationLimit),
    }),
  )
  const warnings = view.imageReports.flatMap(({ name, run }) =>
    (run.size?.budgets ?? [])
      .filter(({ outcome }) => outcome === 'warned')
      .map(
        budget =>
          ({
            level: 'warning',
            title: 'Size',
            message: clip(`${name}: ${excess(budget)}`, annotationLimit),
            over: budget.measured - budget.limit,
          }) as const,
      ),
  )
  return [...most5([...absent, ...failed]), ...most5(warnings.toSorted(byExcess))]
}

/** The earlier the failing stage, the less is known about the image. */
function byStage(one: ImageReport, other: ImageReport): number {
  const at = ({ run }: ImageReport) =>
    stagesOf(run).findIndex(({ stage }) => stage === firstFailure(run)?.stage)
  return at(one) - at(other)
}

function byExcess(one: { readonly over: number }, other: { readonly over: number }): number {
  return other.over - one.over
}

function failureOf(imageReport: ImageReport): Annotation[] {
  const message = plainFailure(imageReport)
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
