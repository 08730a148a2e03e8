import type { Run } from '../stage/record/run.ts'
import type { JudgeAgain, RequiredSection } from './evidence/gate.ts'
import type { Source } from './source.ts'

/** What this run may attach as evidence, and to which image. */
export interface OwnEvidence {
  readonly request: {
    readonly attach: readonly string[]
    readonly evidence?: Run
    readonly judgeAgain?: JudgeAgain
  }
  readonly source: Source
}

/** Returns the sections of this run's record that passed for exactly this digest, where they are to be attached. */
export function passedOf({ request, source }: OwnEvidence): RequiredSection[] {
  const { evidence: record } = request
  if (!request.attach.includes('evidence')) return []
  return (['scan', 'smoke'] as const).filter(
    name => record?.[name]?.status === 'passed' && record[name].digest === source.digest,
  )
}

/**
 * Returns whether a record has something to say for a later run: checks that passed, or that this run built the image, and
 * from what; without that nobody could take it as the commit's.
 */
export function speaks(own: OwnEvidence, passed = passedOf(own)): boolean {
  const { request, source } = own
  const { build } = request.evidence ?? {}
  const built = build?.status === 'passed' && build.digest === source.digest && build.builtFrom !== undefined
  return passed.length > 0 || (built && request.attach.includes('evidence'))
}
