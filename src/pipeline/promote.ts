import { closingLine } from '../promote/closing-line.ts'
import { artifactLines, outputs } from '../promote/outputs.ts'
import { promote } from '../promote/promote.ts'
import type { Run } from '../run.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'
import { stageInputs } from './tables.ts'

const inputs = stageInputs.promote

/** Exit codes of what was refused; that an immutable tag is in the way has its own, because running again cannot help. */
const refused: Readonly<Record<string, number>> = { 'refused-evidence': 1, 'refused-immutable': 3 }

/** The exit code of what could not be done, or not whole. */
const undone = 2

/** Takes image, tags and repositories from the record, and the whole record as evidence. */
export const promoteStage: StageDefinition = {
  name: 'promote',
  inputs,
  async run({ texts, record }, tools) {
    const { githubToken, ...values } = read(inputs, texts, tools)
    const alone = values.tags.length > 0
    const named = (values.image ?? values.from) !== undefined
    const section = await promote(
      {
        ...values,
        tags: alone ? values.tags : (record.tags?.tags ?? []),
        images: record.tags?.images ?? [],
        subject: subjectIn(record),
        consent: (named && (alone || values.to.length > 0)) || values.rollback !== undefined,
        evidence: record,
        codeHost: githubToken === undefined ? undefined : tools.host.codeHost?.(githubToken),
      },
      tools,
    )
    if (!section.dryRun) tools.host.recordArtifacts?.(artifactLines(section))
    return {
      section,
      outputs: outputs(section),
      failedExitCode: refused[section.outcome ?? ''] ?? undone,
      line: closingLine(section),
    }
  },
}

function subjectIn({ build }: Run) {
  if (build?.digest === undefined || build.source === undefined) return undefined
  return { digest: build.digest, source: build.source, platforms: build.platforms }
}
