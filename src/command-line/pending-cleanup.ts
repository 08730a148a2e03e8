import { appendFile, readFile, rm } from 'node:fs/promises'
import { loadStage } from '../pipeline/stages.ts'
import type { StageName } from '../stage/names.ts'
import type { CleanupItem, Tools } from '../stage/stage.ts'

/** Something that a stage created and that still exists; `temp` is the folder of a whole command. */
export interface PendingCleanup extends CleanupItem {
  readonly stage: StageName | 'temp'
}

/** Removes what stages have left behind, newest first. */
export async function cleanUpPending(
  left: readonly PendingCleanup[],
  toolsFor: (stage: StageName) => Tools,
): Promise<void> {
  const stages = [...new Set(left.map(({ stage }) => stage))].reverse()
  for (const stage of stages) {
    const items = left.filter(item => item.stage === stage)
    if (stage === 'temp') for (const { name } of items) await rm(name, { recursive: true, force: true })
    else await (await loadStage(stage)).cleanUp?.(items, toolsFor(stage))
  }
}

/** Stores next to a record what has to be cleaned up later. */
export async function addPending(recordPath: string, left: readonly PendingCleanup[]): Promise<void> {
  await appendFile(notesOf(recordPath), left.map(item => `${JSON.stringify(item)}\n`).join(''), {
    mode: 0o600,
  })
}

/** Reads and removes the file of pending cleanup next to a record. */
export async function takePending(recordPath: string): Promise<PendingCleanup[]> {
  const text = await readFile(notesOf(recordPath), 'utf8').catch(() => '')
  await rm(notesOf(recordPath), { force: true })
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as PendingCleanup)
}

function notesOf(recordPath: string): string {
  return `${recordPath}.left`
}
