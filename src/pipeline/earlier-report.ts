import { rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { placeOf } from '../files/place.ts'
import { readRegular } from '../files/read.ts'
import { parse } from '../inputs/table.ts'
import { parseRun } from '../stage/record/run.ts'
import type { Host } from '../stage/stage.ts'
import { textsFor } from './pipeline-inputs.ts'
import { stageInputs } from './tables.ts'

/** The files of a report, as the report stage writes them. */
const names = ['run.json', 'summary.md', 'comment.md', 'junit.xml', 'scan.sarif']

/**
 * Removes the report of an earlier run from where this run is going to write its own: it lies in the checkout, and a build
 * whose Dockerfile copies all of that would take it. What has no record of ours stays, and so does a record that is read.
 */
export async function removeEarlierReport(
  texts: Readonly<Record<string, string>>,
  { workspace }: Pick<Host, 'workspace'>,
): Promise<void> {
  const { rollback, from } = parse(stageInputs.promote, textsFor('promote', texts))
  if (rollback !== undefined || from !== undefined) return
  const { reportDir } = parse(stageInputs.report, textsFor('report', texts))
  const folder = await placeOf(workspace, reportDir)
  if (!(await isReport(folder))) return
  for (const name of names) await rm(join(folder, name), { force: true })
  await rmdir(folder).catch(() => undefined)
}

async function isReport(folder: string): Promise<boolean> {
  try {
    parseRun((await readRegular(join(folder, 'run.json'))).toString('utf8'), folder)
    return true
  } catch {
    return false
  }
}
