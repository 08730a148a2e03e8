import { InputError } from '../messages/errors.ts'
import { anybody, trustOf } from '../promote/evidence/trust.ts'
import { openTransport } from '../registry/open-transport.ts'
import { scanPart } from '../report/parts/scan.ts'
import { type Run, startRun } from '../run.ts'
import { cleanUp } from '../scan/clean-up.ts'
import { outputs } from '../scan/outputs.ts'
import { scan } from '../scan/scan.ts'
import { scanSource } from '../scan/source/scan-source.ts'
import type { Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { baseCommitOf } from './base-commit.ts'
import { basesOf } from './base-images.ts'
import { baselineImage } from './baseline.ts'
import type { StageDefinition, StageResult } from './definition.ts'
import { provenBefore } from './proven.ts'
import { read } from './read.ts'
import { subjectOf } from './subject.ts'
import { stageInputs } from './tables.ts'

const inputs = stageInputs.scan

/** Scans the image of the record, unless there is evidence and nothing was built. */
export const scanStage: StageDefinition = {
  name: 'scan',
  inputs,
  cleanUp,
  leavesNothing: true,
  async run({ texts, record }, tools) {
    const { image, trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects, ...values } =
      read(inputs, texts, tools)
    const files = [...values.trivyIgnorefile, ...values.trivyVex, values.ignorePolicy, values.trivyConfig]
    const hides = files.some(path => path !== undefined)
    if (values.scanSource) {
      if (image !== undefined)
        throw new InputError([
          {
            input: 'scan-source',
            message: 'scans the checkout, and image names an image: use a step for each',
          },
        ])
      const baseCommit = hides ? await baseCommitOf(tools) : undefined
      return ofSource(await scanSource({ ...values, ...(baseCommit && { baseCommit }) }, tools), tools)
    }
    const reason = whyNot(values.scan, image, record)
    if (reason !== undefined) {
      const section = { status: 'skipped', reason, failOn: values.failOn, platforms: [] } as const
      return { section, outputs: {} }
    }
    const whom = { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects }
    const trust = await trustOf(whom, tools.host)
    const subject = await subjectOf(image, record, tools)
    const reader = openImage(subject.source, openTransport(tools))
    const [baseline, bases, baseCommit] = await Promise.all([
      image === undefined
        ? baselineImage(record, trust.policy === 'signed' ? trust : anybody, tools)
        : undefined,
      basesOf({ digest: subject.digest, reader }, tools),
      hides ? baseCommitOf(tools) : undefined,
    ])
    const known = {
      ...(baseline && { baseline }),
      ...(bases && { bases }),
      ...(baseCommit && { baseCommit }),
      ...(image === undefined && record.tags && { repositories: record.tags.images }),
    }
    const section = await scan({ ...values, ...known, subject }, tools)
    return { section, outputs: outputs(section), line: section.reason }
  },
}

/** Makes the result of a step that leaves the record to the image: a table on the page of the run, outputs, and whether it fails. */
async function ofSource(
  section: Awaited<ReturnType<typeof scanSource>>,
  { host }: Tools,
): Promise<StageResult> {
  const seen = { ...section, startedAt: '', seconds: 0 }
  const run = { ...startRun(host.facts), scan: seen }
  const table = scanPart({ name: 'source', run })
  await host.summary(`### Scan of the checkout\n\n${table ?? ''}\n`)
  const { reason, status } = section
  return {
    outputs: outputs(section),
    line: reason ?? 'nothing in the checkout fails the scan',
    ...(status === 'failed' && { failure: reason ?? 'the scan of the checkout failed' }),
  }
}

/** A scheduled run scans again despite evidence, because the database is updated daily. */
function whyNot(wanted: boolean, image: string | undefined, record: Run): string | undefined {
  if (!wanted) return 'it is switched off'
  if (image !== undefined || record.event.name === 'schedule') return undefined
  return provenBefore(record)
}
