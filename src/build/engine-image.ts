import { UserError } from '../errors.ts'
import type { Tools } from '../stage.ts'
import type { LayoutContent } from './read-back.ts'
import type { BuildRequest } from './request.ts'
import type { Workplace } from './workplace.ts'

/** What is needed to know that the engine has the image. */
export interface EngineQuestion {
  readonly place: Workplace
  readonly request: Pick<BuildRequest, 'driver' | 'imageStore' | 'nativePlatform'>
  readonly content: LayoutContent
}

/** The name under which the engine has the image, and what got lost on the way. */
export interface EngineImage {
  readonly localImage?: string
  readonly warnings: readonly string[]
}

/**
 * Makes sure that the engine has the very image the layout holds.
 *
 * @throws UserError when it has another one under our name.
 */
export async function intoEngine({ place, content }: EngineQuestion, tools: Tools): Promise<EngineImage> {
  await checkEngineImage(place.name, content.digest, tools)
  return { localImage: place.name, warnings: [] }
}

async function checkEngineImage(name: string, digest: string, tools: Tools): Promise<void> {
  const { exitCode, stdout, stderr } = await tools.exec.run({
    file: 'docker',
    args: ['image', 'inspect', '--format', '{{.Id}}', name],
  })
  const id = stdout.trim()
  if (exitCode === 0 && id === digest) return
  throw new UserError(
    exitCode === 0
      ? `the engine has ${id} and the layout ${digest}, and they must be the same`
      : `the engine does not have the image that was built: ${stderr.trim()}`,
    { hint: 'Please report this with the versions of Docker and buildx.' },
  )
}
