import type { Input } from '../inputs/table.ts'

type Replaced = NonNullable<Input<unknown>['replaces']>

/** Inputs of docker/setup-buildx-action that nothing stands for here. */
export const replacedByBuilder: Replaced = {
  install: () => ({ remove: 'the builder is used for the build of this run only' }),
  use: () => ({ remove: 'the builder is used for the build of this run only' }),
  cleanup: () => ({ remove: 'a builder that was made for this run is removed after it' }),
}

/** Inputs of docker/login-action that nothing stands for here. */
export const replacedByLogin: Replaced = {
  logout: () => ({ remove: 'the login is removed at the end of the job' }),
  ecr: () => ({ remove: 'a registry needs username and password only' }),
}
