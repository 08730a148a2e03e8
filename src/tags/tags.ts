import { InputError } from '../messages/errors.ts'
import type { Timed } from '../stage/record/section.ts'
import type { RecordedTag, TagsSection } from '../stage/record/tags.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import { assemble, type Made } from './assemble.ts'
import { writeBakeFiles } from './bake.ts'
import { overrideClass } from './class.ts'
import { createdTime } from './created.ts'
import { readFlavor } from './flavor.ts'
import { holdBack, type KnownTags, mayFallBehind } from './floating.ts'
import { gitTags } from './git.ts'
import { readImages } from './images.ts'
import { makeLabels, onLevels, readLevels } from './labels.ts'
import { learn } from './learn.ts'
import type { RuleLine } from './line.ts'
import { splitLines } from './lines.ts'
import type { MadeTag } from './made-tag.ts'
import { inJson, references, wantsVariables } from './outputs.ts'
import { readRule } from './read-rule.ts'
import { noRemarks, type Remarks } from './remarks.ts'
import type { TagsRequest } from './request.ts'
import type { Rule } from './rule.ts'
import { ruleTypes } from './rules/all.ts'
import { explainUnread } from './unread-git-tag.ts'

const defaultRules = 'type=schedule\ntype=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr'

/**
 * Reads the rules and asks each of them, without writing or logging anything.
 *
 * @throws InputError naming all that is wrong with the inputs.
 */
export async function makeTags(request: TagsRequest, tools: Tools) {
  const remarks = noRemarks(request.strict)
  wantsVariables(tools.host.variable('DOCKER_METADATA_SET_OUTPUT_ENV'))
  const images = readImages(request.images, remarks)
  const rules = readRules(request.tags, remarks)
  const flavor = readFlavor(request.flavor, remarks)
  const levels = levelsOf(request, tools, remarks)
  stopIfWrong(remarks)
  const context = await learn(request, tools, remarks)
  const made = await assemble({ rules, flavor, context, remarks })
  stopIfWrong(remarks)
  return { images, levels, context, made, remarks }
}

/** Makes the tags, labels and annotations of a run. */
export const tags: Stage<TagsRequest, Timed<TagsSection>> = async (request, tools) => {
  const { images, levels, context, made, remarks } = await makeTags(request, tools)
  if (!request.mayBeUnnamed) stopIfUnknown(made, tools)
  const { tags, heldBack } = await moveForward(made, { request, images, tools })
  const version = tags[0]?.name ?? ''
  const created = await createdTime(request, context, tools)
  const labelling = { context, version, created, remarks }
  const labels = makeLabels({ ...labelling, input: 'labels', text: request.labels })
  const annotations = makeLabels({ ...labelling, input: 'annotations', text: request.annotations })
  stopIfWrong(remarks)
  const found = {
    images,
    version,
    ...(context.sha !== '' && { commit: context.sha }),
    ...(context.calledSha !== undefined && { calledCommit: context.calledSha }),
    tags: tags.map(tag => recorded(tag, request.immutableTags)),
    silent: made.silent.map(({ rule, reason }) => ({ rule, reason: reason.slice(0, 1000) })),
    heldBack,
    labels: Object.fromEntries(labels),
    annotations: onLevels(annotations, levels, remarks),
  }
  const baked = {
    section: { ...found, labels: inJson(found.labels, request) },
    references: references(found),
    target: request.bakeTarget,
  }
  const bakeFiles = writeBakeFiles(baked, tools.host.temp)
  const unread = [explainUnread(context, made.tookGitTag), context.preRelease ? marked : undefined]
  for (const text of unread) if (text !== undefined) remarks.warnings.push(text)
  return { status: 'passed', ...found, bakeFiles, warnings: report(found, { made, remarks, tools }) }
}

const marked =
  'tags: the release is marked as a pre-release on GitHub: it takes no tag that moves with releases'

/** Shows a tag as the record has it. */
function recorded({ name, rule, line, branch, ...tag }: MadeTag, immutable: readonly string[]): RecordedTag {
  return {
    name,
    class: overrideClass(name, tag.class, immutable),
    rule,
    ...(line && { version: versionOf(line) }),
    ...(branch && { branch }),
  }
}

function versionOf({ version, prefix, suffix, fixed }: RuleLine): NonNullable<RecordedTag['version']> {
  const { scheme, text, stable, numbers } = version
  return { scheme, text, stable, numbers: [...numbers], prefix, suffix, ...(fixed && { fixed: [...fixed] }) }
}

function readRules(text: string, remarks: Remarks): Rule[] {
  const given = splitLines('tags', text, remarks)
  const lines = given.length > 0 ? given : splitLines('tags', defaultRules, remarks)
  return lines.flatMap(line => readRule(line, ruleTypes, remarks) ?? [])
}

function levelsOf({ annotationLevels }: TagsRequest, { host }: Tools, remarks: Remarks): string[] {
  if (annotationLevels !== undefined) return readLevels(annotationLevels, 'annotation-levels', remarks)
  const name = 'DOCKER_METADATA_ANNOTATIONS_LEVELS'
  return readLevels(host.variable(name) || 'manifest', name, remarks)
}

/** Where nothing tells what the run is about, that no rule makes a tag is no result. */
function stopIfUnknown({ tags }: Made, { host: { facts } }: Tools): void {
  if (tags.length > 0 || facts.commit !== undefined || facts.ref !== '') return
  const message = `no rule makes a tag: ${facts.noCommit ?? 'the commit is not known'}`
  throw new InputError([{ input: 'tags', message }], {
    hint: 'Run inside the checkout, or set BUILDONCE_COMMIT to the full commit SHA and BUILDONCE_REF to the ref of the branch or Git tag.',
  })
}

function stopIfWrong({ problems }: Remarks): void {
  if (problems.length > 0) throw new InputError(problems)
}

interface Moving {
  readonly request: TagsRequest
  readonly images: readonly string[]
  readonly tools: Tools
}

async function moveForward(made: Made, { request, images, tools }: Moving) {
  const unchanged = { tags: made.tags, heldBack: [] }
  if (request.floating === 'always' || !mayFallBehind(made)) return unchanged
  const known = await knownTags(request, images, tools)
  if (known !== undefined) return holdBack(made, known)
  tools.log.info(
    'floating tags move without a check: the existing versions are not known from the registry or from Git',
  )
  return unchanged
}

async function knownTags(
  request: TagsRequest,
  images: readonly string[],
  { exec, host }: Tools,
): Promise<KnownTags | undefined> {
  const registry = images.length > 0 ? await request.knownTags?.(images) : undefined
  if (registry !== undefined) return { origin: 'registry', names: registry }
  const names = await gitTags({ exec, folder: host.workspace })
  return names && { origin: 'git', names }
}

interface Reporting {
  readonly made: Made
  readonly remarks: Remarks
  readonly tools: Tools
}

/** Logs the results of the rules, and returns the warnings for the record. */
function report(
  { tags, heldBack }: Pick<TagsSection, 'tags' | 'heldBack'>,
  { made, remarks, tools: { log } }: Reporting,
): string[] {
  for (const { rule, reason, unusual } of made.silent)
    (unusual ? log.info : log.debug)(`${rule} produced no tag: ${reason}`)
  for (const { name, version, blockedBy } of heldBack ?? [])
    log.info(`${name} is not moved: ${version} is lower than ${blockedBy}`)
  const warnings = tags.length > 0 ? remarks.warnings : [...remarks.warnings, 'no rule produced a tag']
  for (const warning of warnings) log.warning(warning)
  return warnings.map(warning => warning.slice(0, 4096))
}
