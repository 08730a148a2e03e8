import { allowedTags } from '../identity/allowed-tags.ts'
import { type NamedTag, wrongNames } from '../identity/commit-tag.ts'
import type { Allowed } from '../identity/uncommitted.ts'
import type { RuledLine } from '../image/tag-follow.ts'
import { whyNotWritten } from '../inputs/push-input.ts'
import { closingLine } from '../promote/closing-line.ts'
import type { JudgeAgain } from '../promote/evidence/gate.ts'
import { artifactLines, outputs } from '../promote/outputs.ts'
import { promote } from '../promote/promote.ts'
import { asksForLayout, type PromoteRequest } from '../promote/request.ts'
import type { GivenTag } from '../promote/target.ts'
import type { Run } from '../stage/record/run.ts'
import type { RecordedTag } from '../stage/record/tags.ts'
import type { Facts, Tools } from '../stage/stage.ts'
import { namingOf } from './commit-tags.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'
import { type Rules, withoutRules } from './rule-inputs.ts'
import { promoteTable as inputs } from './tables/promote.ts'

/** Exit codes of refusals; an immutable tag in the way has its own, because running again cannot help. */
const refused: Readonly<Record<string, number>> = { 'refused-evidence': 1, 'refused-immutable': 3 }

/** The exit code of an error or an incomplete promotion. */
const undone = 2

/** Gets image, tags and repositories from the record, and uses the whole record as evidence. */
export const promoteStage: StageDefinition = {
  name: 'promote',
  inputs,
  async run({ texts, record }, tools) {
    const { rules, others } = withoutRules(read(inputs, texts, tools))
    const { githubToken, dirty, ...values } = others
    const alone = values.tags.length > 0
    const named = (values.image ?? values.from) !== undefined
    const consent = (named && (alone || values.to.length > 0)) || values.rollback !== undefined
    // Those of this run belong to its own image.
    const own = values.from === undefined ? (record.tags?.tags ?? []) : []
    const given: readonly TagToGive[] = alone ? values.tags.map(name => ({ name })) : own
    const { tags, remarks } = allowed(given, { ...values, record, dirty }, tools.host.facts)
    for (const remark of remarks) tools.log.info(remark)
    const section = await promote(
      {
        ...values,
        tags: tags.map(tag => ('class' in tag ? givenTag(tag) : tag.name)),
        images: record.tags?.images ?? [],
        subject: subjectIn(record),
        consent,
        evidence: record,
        ...(values.require.length > 0 && { judgeAgain: await judging(rules, tools) }),
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

/** Read only where evidence is asked for. */
async function judging(rules: Rules, tools: Tools): Promise<JudgeAgain> {
  const { judgeAgainBy } = await import('./judge-again.ts')
  return judgeAgainBy(rules, tools)
}

/** A tag as the tags stage made it, or as it is named here. */
type TagToGive = RecordedTag | { readonly name: string; readonly rule?: undefined }

interface Asked extends Pick<PromoteRequest, 'push' | 'dryRun' | 'save'> {
  readonly record: Run
  readonly image?: string
  readonly from?: string
  readonly rollback?: string
  readonly to: readonly string[]
  readonly dirty: boolean
}

/** Leaves out, or refuses, tags that name another commit than the one that the image of this run was built from. */
function allowed<T extends NamedTag>(tags: readonly T[], asked: Asked, facts: Facts): Allowed<T> {
  const { record, image, from, rollback, to, dirty } = asked
  const { builtFrom } = record.build ?? {}
  const other = image ?? from ?? rollback
  const idle = whyNotWritten(asked, facts) !== undefined && !asked.dryRun && !asksForLayout(asked)
  if (builtFrom === undefined || other !== undefined || idle) return { tags, remarks: [] }
  const named = to.map(text => ({ name: text.slice(text.lastIndexOf(':') + 1) }))
  const { wrong } = wrongNames(named, builtFrom, namingOf(record, facts))
  if (wrong.length > 0)
    allowedTags(wrong, { ...builtFrom, pullRequest: undefined }, { ...namingOf(record, facts), dirty })
  return allowedTags(tags, builtFrom, { ...namingOf(record, facts), dirty })
}

/** Hands on what the rule of a tag says of its version. */
function givenTag({ name, class: kind, version, branch }: RecordedTag): GivenTag {
  return { name, class: kind, ...(version && { line: lineOf(version) }), ...(branch && { branch }) }
}

function lineOf({ prefix, suffix, fixed, ...version }: NonNullable<RecordedTag['version']>): RuledLine {
  return { version, prefix, suffix, ...(fixed && { fixed }) }
}

function subjectIn({ build }: Run) {
  if (build?.digest === undefined || build.source === undefined) return undefined
  return { digest: build.digest, source: build.source, platforms: build.platforms }
}
