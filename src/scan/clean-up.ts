import { rm } from 'node:fs/promises'
import type { CleanUp, CleanupItem, Tools } from '../stage/stage.ts'
import { removeContainer, removeImage } from './jail/docker.ts'

/** Removes what an interrupted scan left behind: containers first, since they use the image. */
export const cleanUp: CleanUp = async (kept, tools) => {
  for (const kind of ['container', 'image', 'folder'] as const) {
    for (const item of kept.filter(item => item.kind === kind)) await remove(item, tools)
  }
}

async function remove({ kind, name }: CleanupItem, tools: Tools): Promise<void> {
  try {
    if (kind === 'container') await removeContainer(name, tools)
    else if (kind === 'image') await removeImage(name, tools)
    else await rm(name, { recursive: true, force: true })
  } catch (error) {
    tools.log.debug(`could not remove the ${kind} ${name}: ${error}`)
  }
}
