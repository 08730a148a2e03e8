import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { describe, UserError } from '../errors.ts'
import { readGiven } from '../files/read.ts'
import { fileOf, writeWhole } from '../files/write.ts'
import { formatRun, parseRun, type Run, startRun } from '../run.ts'
import type { Host } from '../stage/stage.ts'

/** Bytes; no record is longer. */
const longest = 64 * 1024 * 1024

/** A record's file: named by the `run-file` input, or at the default path of the job. */
export interface RecordFile {
  readonly path: string
  readonly named: boolean
}

/** Finds the record's file from the `run-file` input. */
export function recordFile(given: string | undefined, host: Host): RecordFile {
  if (given) return { path: resolve(host.workspace, given), named: true }
  return { path: join(host.temp, 'buildonce', 'run.json'), named: false }
}

/** Chooses a separate record for each pipeline: a job may run several, one for each of its images. */
export function newRecordFile(host: Host): RecordFile {
  return { path: join(host.temp, 'buildonce', `run-${randomBytes(4).toString('hex')}.json`), named: true }
}

/**
 * Reads the record, or creates a new one where there is none. A named file is always read; the default one is ignored
 * when it is left over from an earlier run on the same machine.
 */
export async function readRecord({ path, named }: RecordFile, host: Host): Promise<Run> {
  let text: string
  try {
    text = await readGiven(host.workspace, path, longest)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return startRun(host.facts)
    throw new UserError(`the record ${path} cannot be read: ${describe(error)}`, { cause: error })
  }
  const record = parseRun(text, path)
  const { runId, attempt } = host.facts
  const ours = record.event.runId === runId && record.event.attempt === attempt
  return named || ours ? record : startRun(host.facts)
}

/** Writes the record atomically. */
export async function writeRecord(
  { path }: RecordFile,
  record: Run,
  { workspace }: Pick<Host, 'workspace'>,
): Promise<void> {
  await writeWhole(await fileOf(workspace, path), formatRun(record), { mode: 0o600 })
}
