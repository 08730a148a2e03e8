import type { Subject } from '../image/subject.ts'
import type { Values } from '../inputs/table.ts'
import type { SmokeSection } from '../stage/record/smoke.ts'
import type { smokeInputs } from './inputs.ts'

/** What a smoke test needs: its inputs, and from the record the image and the measurements of the baseline. */
export type SmokeRequest = Values<typeof smokeInputs> & {
  readonly subject: Subject
  /** The engine's own platform; requested when it is not known. */
  readonly nativePlatform?: string
  /** The section of the baseline run, to compare with. */
  readonly baseline?: SmokeSection
  /** On a pull request the commit that it is compared with: its compose file counts. */
  readonly baseCommit?: string
}
