import { lines } from '../inputs/readers.ts'
import { explain } from '../messages/errors.ts'
import { inWords } from '../messages/system-error.ts'
import type { SectionName } from '../stage/names.ts'
import type { Run } from '../stage/record/run.ts'
import { withError, withSection } from '../stage/record/writing.ts'
import type { Tools } from '../stage/stage.ts'
import type { StageDefinition, StageResult } from './definition.ts'

/** The result of running one stage. */
export interface Executed {
  readonly record: Run
  readonly status: 'passed' | 'failed' | 'skipped' | 'error'
  readonly result?: StageResult
  /** What was thrown, when the status is `error`. */
  readonly error?: unknown
}

/**
 * Runs one stage over the record: measures it, adds its section, and logs in one line how it ended. It never throws: an
 * error is added to the record too, for the report.
 */
export async function execute(
  stage: StageDefinition,
  texts: Readonly<Record<string, string>>,
  record: Run,
  tools: Tools,
): Promise<Executed> {
  const startedAt = tools.now()
  const seconds = () => Math.round(tools.now() - startedAt) / 1000
  const ended = new AbortController()
  try {
    const result = await tools.log.group(titles[stage.name], () =>
      stage.run({ texts, record }, endingWith(ended.signal, reaching(tools, texts))),
    )
    const { section, failure } = result
    const status = section?.status ?? (failure === undefined ? 'passed' : 'failed')
    const line = result.annotated ? undefined : (result.line ?? section?.reason)
    tools.log.info(closingLine(stage.name, status, seconds(), line))
    if (section === undefined) return { record, status, result }
    const timed = { ...section, startedAt: new Date(startedAt).toISOString(), seconds: seconds() }
    return { record: withSection(record, stage.name as SectionName, timed as never), status, result }
  } catch (thrown) {
    const error = inWords(thrown)
    tools.log.info(closingLine(stage.name, 'error', seconds()))
    return { record: withError(record, stage.name, explain(error)), status: 'error', error }
  } finally {
    ended.abort()
  }
}

/** Ends what is still asked or waited for when a stage has ended: its first failure may leave other requests under way. */
function endingWith(ended: AbortSignal, tools: Tools): Tools {
  const signal = AbortSignal.any([tools.signal, ended])
  return { ...tools, signal, http: request => tools.http({ signal, ...request }) }
}

/** Tells a stage which registries are reached without TLS and which token servers are trusted, wherever it reads from one. */
function reaching(tools: Tools, texts: Readonly<Record<string, string>>): Tools {
  const { 'plain-http': hosts, 'trusted-realms': realms } = texts
  return {
    ...tools,
    ...(hosts !== undefined && { plainHttp: lines.read(hosts) }),
    ...(realms !== undefined && { trustedRealms: lines.read(realms) }),
  }
}

const titles: Record<StageDefinition['name'], string> = {
  setup: 'Setup: engine, builder, registry login',
  tags: 'Tags: names of this run',
  build: 'Build: one digest',
  size: 'Size: what grew, and why',
  scan: 'Scan: known vulnerabilities',
  smoke: 'Smoke: does it run',
  promote: 'Promote: move the tags',
  report: 'Report: results',
  watch: 'Watch: what became known of released tags',
}

const marks = { passed: '✓', failed: '✗', skipped: '–', error: '✗' } as const

function closingLine(name: string, status: Executed['status'], seconds: number, line?: string): string {
  const what = status === 'error' ? 'could not be done' : status
  return `${marks[status]} ${name} ${what} in ${seconds.toFixed(1)} s${line === undefined ? '' : `: ${line}`}`
}
