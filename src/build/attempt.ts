import type { BuildPlaces } from './arguments.ts'
import type { BuildFolders } from './build-folders.ts'
import type { Built } from './buildx.ts'
import type { LayerCache } from './layer-cache.ts'
import type { PullLimit } from './pull-limit.ts'
import type { BuildRequest } from './request.ts'

/** The parameters of one build. */
export interface Attempt extends Pick<BuildPlaces, 'secretFiles' | 'sshAgent' | 'staging' | 'fromEngine'> {
  readonly place: BuildFolders
  readonly request: BuildRequest
  readonly cache: Pick<LayerCache, 'from' | 'to'>
  /** Replaces the exports of an image. */
  readonly exports?: BuildPlaces['exports']
  /** How much the builder tells of the build beside its result. */
  readonly provenance?: 'max'
}

/** A build, with what it took. */
export interface Ran extends Built {
  /** Further runs after transient failures of registries. */
  readonly retries: number
  /** When the registry that limited the last run allows pulls again. */
  readonly limit?: PullLimit
  /** The platform that failed, where each was built by itself. */
  readonly platform?: string
}
