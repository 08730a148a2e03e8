import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { BuildFolders } from './build-folders.ts'
import type { BuildRequest } from './request.ts'
import type { Staging } from './staging.ts'

/** One build, with what was made for it. */
export interface Job {
  readonly place: BuildFolders
  readonly request: BuildRequest
  /** Where the image was pushed; absent for the layout. */
  readonly staging?: Staging
  /** The layout is still to be written, from the engine. */
  readonly fromEngine?: true
  /** Masks the secrets of the build in a text. */
  readonly hide: (text: string) => string
  /** Digests of what the builder got. */
  readonly contents?: BuiltFrom['contents']
}
