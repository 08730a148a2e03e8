import type { Subject } from './artifacts.ts'
import type { Services } from './environment.ts'
import type { Log } from './log.ts'
import type { Masks } from './masks.ts'
import type { Matcher } from './matchers.ts'
import type { Post } from './post.ts'
import type { Timings } from './process.ts'
import type { Annotation, StepRecord } from './record.ts'
import type { Origin, Sources } from './resolve.ts'
import type { Step } from './step.ts'

/** The state of a job, and of a composite while it runs. */
export type Status = 'success' | 'failure' | 'cancelled'

/** How a step ended. */
export type Result = Status | 'skipped'

/** What one step did, with its inner steps when it is a composite. */
export type StepResult = {
  readonly id: string
  readonly name: string
  readonly outcome: Result
  readonly conclusion: Result
  readonly outputs: Readonly<Record<string, string>>
  /** What GitHub keeps; a top-level step holds those of its inner steps too. */
  readonly annotations: readonly Annotation[]
  /** The summary of this very step, masked; empty when there was none or it was dropped. */
  readonly summary: string
  readonly state: Readonly<Record<string, string>>
  readonly inner: readonly StepResult[]
  /** The `if` could not be evaluated; in a composite no later step runs. */
  readonly brokenCondition?: boolean
}

/** What all steps of a running job share. */
export type Job = {
  readonly sources: Sources
  readonly github: Readonly<Record<string, unknown>>
  readonly runner: Readonly<Record<string, string>>
  readonly contexts: Readonly<Record<string, unknown>>
  readonly services: Services
  readonly host: Readonly<Record<string, string>>
  /** Job `env:` with what steps wrote to `GITHUB_ENV`. */
  readonly environment: Record<string, string>
  /** What steps wrote to `GITHUB_PATH`, newest first. */
  readonly path: string[]
  readonly defaults: Pick<Step, 'shell' | 'working-directory'>
  readonly masks: Masks
  readonly matchers: Matcher[]
  readonly artifacts: { readonly enabled: boolean; readonly subjects: Map<string, Subject> }
  readonly summaries: string[]
  readonly log: Log
  readonly node: string
  readonly timings: Timings
  readonly postInputs: PostInputs
  /** Fires when the job is cancelled. */
  readonly cancelled: AbortSignal
  /** Fires when a cancelled job has had its five minutes. */
  readonly expired: AbortSignal
  status: Status
}

/** Says which inputs a post phase sees: as on GitHub (a nested composite's post gets its parent's), its own, or none right. */
export type PostInputs = 'github' | 'own' | 'wrong'

/** Where a step runs: at the top of the job, or inside a composite. */
export type Scope = {
  readonly job: Job
  readonly phase: 'main' | 'post'
  readonly depth: number
  readonly record: StepRecord
  readonly steps: Record<string, Pick<StepResult, 'outcome' | 'conclusion' | 'outputs'>>
  /** Fires when the enclosing step is cancelled or timed out. */
  readonly signal: AbortSignal
  readonly posts: Post[]
  readonly composite?: Composite
}

/** The composite action around a step. */
export type Composite = {
  readonly inputs: Readonly<Record<string, string>>
  readonly directory: string
  readonly origin: Origin
  /** What `env:` of the outer steps set; wins over `GITHUB_ENV`. */
  readonly overrides: Readonly<Record<string, string>>
  readonly parent: Scope
  status: Status
}
