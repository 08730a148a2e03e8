import { join } from 'node:path'
import { readGiven } from '../files/read.ts'
import type { Values } from '../inputs/table.ts'
import { isExpected } from '../messages/errors.ts'
import { newestAttempts } from '../report/attempts.ts'
import { outputs } from '../report/outputs.ts'
import { type FoundRecord, findRecords, NoRecords } from '../report/records.ts'
import { type ReportRequest, report } from '../report/report.ts'
import type { Missing } from '../report/view.ts'
import { sarifName } from '../scan/outputs.ts'
import { parseRun, type Run } from '../stage/record/run.ts'
import type { Tools } from '../stage/stage.ts'
import { baselineOf } from './baseline.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'
import { reportTable as inputs } from './tables/report.ts'
import { trendOf } from './trend.ts'
import { uploadSarif } from './upload-sarif.ts'

/** Renders the record. */
export const reportStage: StageDefinition = {
  name: 'report',
  inputs,
  async run({ texts, record }, tools) {
    const values = read(inputs, texts, tools)
    const gathered = await recordsIn(values, tools)
    const [baseline, history, sarif] =
      gathered === undefined
        ? await Promise.all([
            baselineOf(record, tools),
            trendOf(record, values.trend, tools),
            sarifOf(record, tools),
          ])
        : []
    const result = await report(
      { ...values, ...gathered, run: record, history, sarif, ...(baseline && { baselines: [baseline] }) },
      tools,
    )
    if (values.uploadSarif) {
      const records = gathered?.runs === undefined ? [record] : newestAttempts(gathered.runs).counting
      await uploadSarif(records, values.githubToken, tools)
    }
    const fails = values.failOnVerdict && result.status === 'failed'
    return {
      outputs: outputs(result),
      line: result.folder,
      ...(fails && { failure: 'the verdict of the report is failed, and fail-on-verdict is set' }),
    }
  },
}

/** Reads the records of other jobs, each validated by the schema: they may come from an untrusted pull request. */
async function recordsIn(
  { records: folder, expect }: Pick<Values<typeof inputs>, 'records' | 'expect'>,
  { host, log }: Tools,
): Promise<Pick<ReportRequest, 'runs' | 'unreadable'> | undefined> {
  if (folder === undefined) return undefined
  const found = await findRecords(host.workspace, folder).catch(error => {
    // When every job ended early, the report says so.
    if (!(error instanceof NoRecords) || expect.length === 0) throw error
    log.warning(`${error.message}: every expected image is reported as missing`)
    return []
  })
  const read = found.map(readable)
  return { runs: read.flatMap(one => one.run ?? []), unreadable: read.flatMap(one => one.missing ?? []) }
}

/** An unreadable record is reported as missing; the others are still reported. */
function readable(found: FoundRecord): { readonly run?: Run; readonly missing?: Missing } {
  if (!('text' in found)) return { missing: found }
  try {
    return { run: parseRun(found.text, found.origin) }
  } catch (error) {
    if (!isExpected(error)) throw error
    return { missing: { name: found.name, reason: error.message } }
  }
}

/** Reads the SARIF file of this run's scan; a record of another run may name any folder. */
async function sarifOf({ scan, event }: Run, { host }: Tools): Promise<string | undefined> {
  const { runId, attempt } = host.facts
  if (scan?.reports === undefined || event.runId !== runId || event.attempt !== attempt) return undefined
  return await readGiven(host.workspace, join(scan.reports, sarifName)).catch(() => undefined)
}
