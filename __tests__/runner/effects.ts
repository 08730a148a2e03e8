import type { Job } from './job-state.ts'
import { type Annotation, annotate, type Level, type StepRecord } from './record.ts'

/** Collects what one process, or one inner step, does to its job: outputs, state, annotations, and a forced failure. */
export type Effects = {
  readonly job: Job
  readonly record: StepRecord
  readonly outputs: Record<string, string>
  readonly state: Record<string, string>
  readonly annotations: Annotation[]
  summary: string
  /** A broken command or command file failed the step, whatever its exit code. */
  failed: boolean
}

/** Starts with nothing done. */
export function openEffects(job: Job, record: StepRecord): Effects {
  return { job, record, outputs: {}, state: {}, annotations: [], summary: '', failed: false }
}

/** Reports an annotation of this step. */
export function report(
  effects: Effects,
  level: Level,
  message: string,
  more: Partial<Annotation> = {},
): void {
  const kept = annotate(effects.record, { ...more, level, message })
  if (kept) effects.annotations.push(kept)
}

/** Keeps an annotation that a problem matcher made; the log shows the line itself. */
export function reportMatch(effects: Effects, annotation: Annotation, line: string): void {
  const kept = annotate(effects.record, annotation, line)
  if (kept) effects.annotations.push(kept)
}

/** Saves a state value; names differ by more than case, as the runner compares them. */
export function saveState(effects: Effects, name: string, value: string): void {
  const known = Object.keys(effects.state).find(key => key.toLowerCase() === name.toLowerCase())
  effects.state[known ?? name] = value
}
