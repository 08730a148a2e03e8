import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readRegular } from '../files/read.ts'
import { writeWhole } from '../files/write.ts'
import { describe, UserError } from '../messages/errors.ts'
import { jobFolder, nameFor } from '../pipeline/job-folder.ts'
import type { RecordFile } from '../pipeline/record-file.ts'
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

/** Stores what has to be cleaned up later, for a record. */
export async function addPending(file: RecordFile, left: readonly PendingCleanup[]): Promise<void> {
  const notes = join(await jobFolder(file.jobTemp), nameFor(file.path, 'left'))
  const lines = left.map(item => `${JSON.stringify(item)}\n`).join('')
  await writeWhole(notes, `${await notesAt(notes)}${lines}`, { mode: 0o600 })
}

/** Reads the notes about a record. */
export async function notesAt(path: string): Promise<string> {
  try {
    return (await readRegular(path)).toString('utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw new UserError(`what is to be removed cannot be read from ${path}: ${describe(cause)}`, {
      hint: `Remove ${path}; the containers, builders and folders of Buildonce begin with "buildonce".`,
      cause,
    })
  }
}
