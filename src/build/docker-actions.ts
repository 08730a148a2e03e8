import type { Input } from '../inputs/table.ts'

type Replaced = NonNullable<Input<unknown>['replaces']>

/** Inputs of docker/build-push-action that a build here has no use for. */
export const replacedByBuild: Replaced = {
  load: () => ({ remove: 'the smoke test gets the image into the engine by itself' }),
}
