import { InputError } from '../messages/errors.ts'
import { anybody, trustOf } from '../promote/evidence/trust.ts'
import { openTransport } from '../registry/open-transport.ts'
import { scanPart } from '../report/parts/scan.ts'
import { cleanUp } from '../scan/clean-up.ts'
import { outputs } from '../scan/outputs.ts'
import { scanSbom } from '../scan/sbom/scan-sbom.ts'
import { scan } from '../scan/scan.ts'
import { scanSource } from '../scan/source/scan-source.ts'
import { hidingFiles } from '../scan/suppression/hiding-files.ts'
import type { Run } from '../stage/record/run.ts'
import { startRun } from '../stage/record/writing.ts'
import type { Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { baseCommitOf } from './base-commit.ts'
import { basesOf } from './base-images.ts'
import { baselineImage } from './baseline.ts'
import type { StageDefinition, StageResult } from './definition.ts'
import { provenBefore } from './proven.ts'
import { read } from './read.ts'
import { storedSboms } from './stored-sboms.ts'
import { subjectOf } from './subject.ts'
import { scanTable as inputs } from './tables/scan.ts'

/** As `from-sbom`: the bill of materials that evidence of the image names. */
const stored = 'stored'

/** Scans the image of the record, unless there is evidence and nothing was built. */
export const scanStage: StageDefinition = {
  name: 'scan',
  inputs,
  cleanUp,
  leavesNothing: true,
  async run({ texts, record }, tools) {
    const { image, trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects, ...values } =
      read(inputs, texts, tools)
    const hides = hidingFiles(values).length > 0
    const { fromSbom } = values
    const file = fromSbom === stored ? undefined : fromSbom
    if (values.scanSource || file !== undefined) {
      assertOne({ image, ...values })
      const baseCommit = hides ? await baseCommitOf(tools) : undefined
      const request = { ...values, ...(baseCommit && { baseCommit }) }
      return file === undefined
        ? withoutImage(await scanSource(request, tools), 'the checkout', tools)
        : withoutImage(await scanSbom(request, file, tools), 'the bill of materials', tools)
    }
    const reason = whyNot(values.scan, fromSbom === stored || image !== undefined, record)
    if (reason !== undefined) {
      const section = { status: 'skipped', reason, failOn: values.failOn, platforms: [] } as const
      return { section, outputs: {} }
    }
    const whom = { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects }
    const trust = await trustOf(whom, tools.host)
    const subject = await subjectOf(image, record, tools)
    const reader = openImage(subject.source, openTransport(tools))
    const [baseline, bases, baseCommit, sboms] = await Promise.all([
      image === undefined
        ? baselineImage(record, trust.policy === 'signed' ? trust : anybody, tools)
        : undefined,
      basesOf({ digest: subject.digest, reader }, tools),
      hides ? baseCommitOf(tools) : undefined,
      fromSbom === stored ? storedSboms(subject, trust, tools) : undefined,
    ])
    const known = {
      ...(baseline && { baseline }),
      ...(bases && { bases }),
      ...(baseCommit && { baseCommit }),
      ...(sboms && { sboms }),
      ...(image === undefined && record.tags && { repositories: record.tags.images }),
    }
    const section = await scan({ ...values, ...known, subject }, tools)
    return { section, outputs: outputs(section), line: section.reason }
  },
}

/** Makes the result of a step that leaves the record to the image: a table on the page of the run, outputs, and whether it fails. */
async function withoutImage(
  section: Awaited<ReturnType<typeof scanSource>>,
  what: string,
  { host }: Tools,
): Promise<StageResult> {
  const seen = { ...section, startedAt: '', seconds: 0 }
  const run = { ...startRun(host.facts), scan: seen }
  const table = scanPart({ name: what, run })
  await host.summary(`### Scan of ${what}\n\n${table ?? ''}\n`)
  const { reason, status } = section
  return {
    outputs: outputs(section),
    line: reason ?? `nothing in ${what} fails the scan`,
    ...(status === 'failed' && { failure: reason ?? `the scan of ${what} failed` }),
  }
}

/** One step scans one thing. */
function assertOne({
  image,
  scanSource,
  fromSbom,
}: {
  readonly image: string | undefined
  readonly scanSource: boolean
  readonly fromSbom: string | undefined
}) {
  const input = scanSource ? 'scan-source' : 'from-sbom'
  const other = image !== undefined ? 'image' : scanSource && fromSbom !== undefined ? 'from-sbom' : undefined
  if (other !== undefined)
    throw new InputError([
      { input, message: `is scanned instead of an image, and ${other} is given too: use a step for each` },
    ])
}

/** A scan that is asked for by name, and a scheduled run, scan again despite evidence: the database is updated daily. */
function whyNot(wanted: boolean, named: boolean, record: Run): string | undefined {
  if (!wanted) return 'it is switched off'
  if (named || record.event.name === 'schedule') return undefined
  return provenBefore(record)
}
