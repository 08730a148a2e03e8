import type { Log } from './log.ts'

/** The severity of an annotation. */
export type Level = 'error' | 'warning' | 'notice'

/** An annotation that GitHub would show. */
export type Annotation = {
  readonly level: Level
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: string
}

/** Collects what one top-level step reports; all nested steps of a composite share it. */
export type StepRecord = {
  readonly annotations: Annotation[]
  readonly emitted: Record<Level, number>
  readonly log: Log
}

/** Starts an empty record. */
export function openRecord(log: Log): StepRecord {
  return { annotations: [], emitted: { error: 0, warning: 0, notice: 0 }, log }
}

/** Prints an annotation and keeps it while its kind has room; returns what was kept. */
export function annotate(record: StepRecord, annotation: Annotation, line?: string): Annotation | undefined {
  const message = annotation.message.slice(0, longestMessage)
  record.log.print(`##[${annotation.level}]${line ?? message}`)
  record.emitted[annotation.level] += 1
  if (record.emitted[annotation.level] > keptPerLevel) return undefined
  const kept = { ...annotation, message: record.log.mask(message) }
  record.annotations.push(kept)
  return kept
}

const keptPerLevel = 10
const longestMessage = 4096
