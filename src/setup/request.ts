import type { Repository } from '../image/reference.ts'
import type { Values } from '../inputs/table.ts'
import type { setupInputs } from './inputs.ts'

/** What the setup stage needs. */
export type SetupRequest = Values<typeof setupInputs> & {
  /** Repositories of the image: the job's own login is used for those at the registry of the code host. */
  readonly repositories?: readonly Repository[]
  /** Repositories that this run is going to push to; absent where the stage is used alone. */
  readonly pushesTo?: readonly Repository[]
  /** The token of this job. */
  readonly token?: string
}
