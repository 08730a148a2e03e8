import type { Input } from '../inputs/table.ts'

type Replaced = NonNullable<Input<unknown>['replaces']>

/** Inputs of docker/setup-buildx-action that nothing stands for here. */
export const replacedByBuilder: Replaced = {
  install: () => ({ remove: 'the builder is used for the build of this run only' }),
  use: () => ({ remove: 'the builder is used for the build of this run only' }),
}

/** Inputs of docker/login-action that nothing stands for here. */
export const replacedByLogin: Replaced = {
  ecr: () => ({ remove: 'a registry needs username and password only' }),
}
