import type { SectionName } from '../names.ts'
import type { Facts } from '../stage.ts'
import type { Run } from './run.ts'

// A record as it is begun and grows. Its schema is elsewhere: it takes long to load, and only what others wrote needs it.

/** Sections about an image: they do not apply to the image of a new build. */
const aboutTheBuild: readonly SectionName[] = ['size', 'scan', 'smoke', 'promote']

/** Creates the record of a run from its event. */
export function startRun(facts: Facts): Run {
  const { pullRequest: pull } = facts
  return {
    version: 1,
    project: facts.project,
    ...(facts.serverUrl && { server: facts.serverUrl }),
    ...(facts.headCommit && { commit: facts.headCommit }),
    event: {
      name: facts.event,
      ref: facts.ref,
      ...(pull && { pullRequest: recorded(pull) }),
      ...(facts.actor && { actor: facts.actor }),
      ...(facts.runUrl && { runUrl: facts.runUrl }),
      runId: facts.runId,
      attempt: facts.attempt,
    },
  }
}

function recorded({ number, baseBranch, fork }: NonNullable<Facts['pullRequest']>) {
  return { ...(number && { number }), ...(baseBranch && { baseBranch }), fork }
}

/** Adds the section of one stage; a new build drops the sections about the previous image. */
export function withSection<Name extends SectionName>(
  record: Run,
  name: Name,
  section: NonNullable<Run[Name]>,
): Run {
  const stale = name === 'build' ? aboutTheBuild : []
  const kept = Object.fromEntries(
    Object.entries(record).filter(([key]) => !stale.includes(key as SectionName)),
  )
  const errors = record.errors?.filter(error => error.stage !== name)
  return { ...(kept as Run), ...(errors && { errors }), [name]: section }
}

/** Records that a stage could not be run. */
export function withError(record: Run, stage: string, message: string): Run {
  return { ...record, errors: [...(record.errors ?? []), { stage, message: message.slice(0, 4096) }] }
}

/** Serializes a record as readable JSON. */
export function formatRun(record: Run): string {
  return `${JSON.stringify(record, null, 2)}\n`
}
