import { rm } from 'node:fs/promises'
import type { CleanUp, Tools } from '../../stage/stage.ts'
import { docker } from '../engine/docker.ts'
import { composeDown } from './compose.ts'

/** Removes containers with their anonymous volumes. With `late`, containers that do not exist (yet) are tried once more. */
export async function removeContainers(
  names: readonly string[],
  tools: Pick<Tools, 'exec'>,
  { late = 0 } = {},
): Promise<void> {
  if (names.length === 0) return
  await docker(tools.exec, ['rm', '--force', '--volumes', ...names])
  // The engine may still be creating one whose `docker run` was stopped.
  for (let again = 0; again < late; again++) {
    await new Promise(resolve => setTimeout(resolve, 300))
    await docker(tools.exec, ['rm', '--force', '--volumes', ...names])
  }
}

/** Removes what a smoke test kept: containers by label, images that it pulled, its folder with variables. */
export const cleanUpSmoke: CleanUp = async (kept, tools) => {
  const named = (kind: string) => kept.filter(item => item.kind === kind).map(item => item.name)
  for (const label of named('label')) {
    const { stdout } = await docker(tools.exec, ['ps', '--all', '--quiet', '--filter', `label=${label}`])
    await removeContainers(stdout.split('\n').filter(Boolean), tools)
  }
  for (const project of named('compose')) {
    await composeDown(project, tools)
  }
  const images = named('image')
  if (images.length > 0) await docker(tools.exec, ['image', 'rm', ...images])
  for (const folder of named('folder')) await rm(folder, { recursive: true, force: true })
}
