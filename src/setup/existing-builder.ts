import { parse } from '../inputs/table.ts'
import { UserError } from '../messages/errors.ts'
import type { SetupSection } from '../stage/record/setup.ts'
import type { Tools } from '../stage/stage.ts'
import { openBuilder, planBuilder } from './find-builder.ts'
import { setupInputs } from './inputs.ts'

/** What a build has to know about its builder. */
export type BuilderFacts = Pick<
  SetupSection,
  'builder' | 'driver' | 'platforms' | 'nodes' | 'imageStore' | 'nativePlatform'
>

/**
 * Finds the builder of a build that no setup went before, or that names another one: with which driver it works decides how the
 * image reaches the engine, so it is asked before anything is built. Nothing is created.
 *
 * @throws UserError where the builder does not exist, or the engine's own cannot do the work.
 */
export async function existingBuilder(name: string | undefined, tools: Tools): Promise<BuilderFacts> {
  const request = { ...parse(setupInputs, {}), builder: name }
  const plan = await planBuilder(request, tools, { installs: false })
  const { choice, engine } = plan
  if (choice.kind === 'create')
    throw new UserError(`the engine's own builder cannot be used: ${choice.because}`, {
      hint: 'Run the setup stage before the build, which creates a builder that can, or name one in `builder`.',
    })
  const { server } = engine
  return {
    ...(await openBuilder(plan, request, tools)),
    ...(server && { imageStore: server.imageStore, nativePlatform: server.platform }),
  }
}
