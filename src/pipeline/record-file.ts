import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { readGiven, readRegular } from '../files/read.ts'
import { fileOf, writeWhole } from '../files/write.ts'
import { digestOf } from '../image/digest.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { StageName } from '../stage/names.ts'
import type { Run } from '../stage/record/run.ts'
import { formatRun, startRun } from '../stage/record/writing.ts'
import type { Facts, Host } from '../stage/stage.ts'
import { jobFolder, nameFor } from './job-folder.ts'

/** Bytes; no record is longer. */
const longest = 64 * 1024 * 1024

/** A record's file: named by the `run-file` input, or at the default path of the job. */
export interface RecordFile {
  readonly path: string
  readonly named: boolean
  /** The folder for temporary files of the whole job. */
  readonly jobTemp: string
  /** Its digest as another job has told it by an output. */
  readonly digest?: string
}

/** A record, and whether this job answers for it. */
export interface ReadRecord {
  readonly record: Run
  /** Absent for a record that a report may show, and that nothing may be added to. */
  readonly own?: true
}

/** Finds the record's file from the inputs `run-file` and `run-file-digest`. */
export function recordFile(given: string | undefined, host: Host, digest?: string): RecordFile {
  // The folder of a command is made when it is first asked for.
  if (!given) return { path: join(host.temp, 'buildonce', 'run.json'), named: false, jobTemp: host.temp }
  const jobTemp = host.jobTemp ?? host.temp
  return { path: resolve(host.workspace, given), named: true, jobTemp, ...(digest && { digest }) }
}

/** Chooses a separate record for each pipeline: a job may run several, one for each of its images. */
export function newRecordFile({ temp }: Host): RecordFile {
  const name = `run-${randomBytes(4).toString('hex')}.json`
  return { path: join(temp, 'buildonce', name), named: true, jobTemp: temp }
}

/**
 * Reads the record; where there is none a new one is started. What a record says counts as found out by this run, so it must
 * be of this run and as this job has written it last, or be the one whose digest another job of the run has told. The job's
 * own may be left over from an earlier run on the same machine, and then is not read.
 *
 * @throws UserError for any other record that is named, except where it is only reported.
 */
export async function readRecord(file: RecordFile, host: Host, stage: StageName): Promise<ReadRecord> {
  const { path, named } = file
  const text = await readGiven(host.workspace, path, longest).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new UserError(`the record ${path} cannot be read: ${describe(error)}`, {
      hint: 'Set run-file to a file of this account in a folder that is there.',
      cause: error,
    })
  })
  if (text === undefined) return { record: startRun(host.facts), own: true }
  // The schema of all sections: the first step of a job has no record to read.
  const { parseRun } = await import('../stage/record/run.ts')
  const record = parseRun(text, path)
  const fault = await faultOf(record, digestOf(Buffer.from(text)), file, host.facts)
  if (fault === undefined) return { record, own: true }
  if (!named) return { record: startRun(host.facts), own: true }
  if (stage === 'report') return { record }
  throw new UserError(`the record ${path} does not count as this run’s: ${fault}`, {
    hint: 'Name the image by its digest, so that its signed evidence in the registry counts. To take the record of another job of this run, give run-file-digest from an output of that job. To begin a new record, remove the file.',
  })
}

/** Writes the record as a whole or not at all, and notes that this job has made it. */
export async function writeRecord(
  { path, jobTemp }: RecordFile,
  { record, own }: ReadRecord,
  { workspace }: Pick<Host, 'workspace'>,
): Promise<string> {
  const text = formatRun(record)
  const digest = digestOf(Buffer.from(text))
  const mode = 0o600
  if (own) await writeWhole(join(await jobFolder(jobTemp), nameFor(path, 'made')), digest, { mode })
  await writeWhole(await fileOf(workspace, path), text, { mode })
  return digest
}

async function faultOf(
  record: Run,
  digest: string,
  { path, jobTemp, digest: told }: RecordFile,
  facts: Facts,
): Promise<string | undefined> {
  const { project, server, commit, event } = record
  if (project !== facts.project) return `it is of the project ${project}, and this run of ${facts.project}`
  if (server !== facts.serverUrl)
    return `it is of ${server ?? 'no server'}, and this run of ${facts.serverUrl ?? 'none'}`
  if (commit !== facts.headCommit) return `it is of the commit ${commit}, and this run of ${facts.headCommit}`
  // Without a CI each command is a run of its own.
  if (!facts.runId.startsWith('local-') && event.runId !== facts.runId)
    return `it is of the run ${event.runId}, and this one is ${facts.runId}`
  // A job that is not run again keeps its outputs, and with them its record, from an earlier attempt.
  if (told !== undefined)
    return told === digest ? undefined : `its digest is ${digest}, and run-file-digest is ${told}`
  if (event.attempt !== facts.attempt)
    return `it is of attempt ${event.attempt}, and this is ${facts.attempt}`
  const made = await readRegular(join(await jobFolder(jobTemp), nameFor(path, 'made'))).then(
    bytes => bytes.toString('utf8'),
    () => undefined,
  )
  if (made === digest) return undefined
  return made === undefined ? 'this job has not made it' : 'it was changed after this job wrote it'
}
