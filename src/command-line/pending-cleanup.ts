import { rm } from 'node:fs/promises'
import { readRegular } from '../files/read.ts'
import { writeWhole } from '../files/write.ts'
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
  const path = notesOf(recordPath)
  const lines = left.map(item => `${JSON.stringify(item)}\n`).join('')
  await writeWhole(path, `${await notesAt(path)}${lines}`, { mode: 0o600 })
}

/** Reads and removes the file of pending cleanup next to a record. */
export async function takePending(recordPath: string): Promise<PendingCleanup[]> {
  const text = await notesAt(notesOf(recordPath))
  await rm(notesOf(recordPath), { force: true })
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as PendingCleanup)
}

function notesAt(path: string): Promise<string> {
  return readRegular(path).then(
    bytes => bytes.toString('utf8'),
    () => '',
  )
}

function notesOf(recordPath: string): string {
  return `${recordPath}.left`
}
