import { checkInputs } from '../build/check.ts'
import { expandContexts } from '../build/context.ts'
import { whyNotWritten } from '../inputs/push-input.ts'
import { InputError, type Problem } from '../messages/errors.ts'
import { destinationsOf } from '../promote/destinations.ts'
import { signerOf } from '../promote/evidence/signer.ts'
import { trustOf } from '../promote/evidence/trust.ts'
import { readPromotion } from '../promote/promotion-file.ts'
import { asksForLayout } from '../promote/request.ts'
import { artifactServiceOf } from '../report/artifact/upload.ts'
import { listProblems } from '../setup/check-lists.ts'
import type { Tools } from '../stage/stage.ts'
import { makeTags } from '../tags/tags.ts'
import { tagsOfCommit } from './commit-tags.ts'
import { notLookedFor } from './existing.ts'
import { namedPlaces } from './named-places.ts'
import { pipelineName } from './pipeline-inputs.ts'
import type { PipelineValues } from './pipeline-values.ts'
import { found } from './problems.ts'

/**
 * Finds inputs that are right by themselves and cannot come to a good end together, or not on this event: what a late stage
 * would refuse after an image was built and checked for nothing.
 */
export async function contradictions(values: PipelineValues, tools: Tools): Promise<readonly Problem[]> {
  const { facts } = tools.host
  const { promote } = values
  const writes = whyNotWritten(promote, facts) === undefined
  const promotes = writes || (promote.dryRun && promote.push !== 'never') || asksForLayout(promote)
  const other = promote.from !== undefined || promote.rollback !== undefined
  const checks = await Promise.all([
    promotes && !other ? unmet(values, facts.gitTag) : [],
    promotes ? unfinished(promote, writes, tools.host) : [],
    promotes && !other ? unlooked(values, facts.gitTag) : [],
    writes && promote.rollback !== undefined ? unreadable(promote.rollback, tools.host) : [],
    other ? [] : tagProblems(values, promotes, tools),
    signing(values, writes, tools),
    other ? [] : namedPlaces(values, tools.host),
    listProblems(values.setup, tools),
    facts.gitTag !== undefined || other ? [] : found('context', () => buildProblems(values, tools)),
    values.report.uploadArtifact === 'none'
      ? []
      : found('upload-artifact', () => artifactServiceOf(tools.host)),
  ])
  return checks.flat()
}

/** A check that is switched off leaves no evidence; only a release may find that of an earlier run. */
function unmet({ scan, smoke, build, promote }: PipelineValues, gitTag: string | undefined): Problem[] {
  if (gitTag !== undefined && build.onExisting === 'reuse') return []
  const off = { scan: !scan.scan, smoke: smoke.smoke === 'off' }
  const missing = promote.require.filter(name => off[name])
  const rest = promote.require.filter(name => !off[name])
  return missing.map(name => ({
    input: name,
    message: `is false, and require asks for its evidence: nothing could be promoted. Leave ${name} on, or set require: ${rest.join(', ') || 'none'}`,
  }))
}

/** A release that has to find its image, and is told not to look for it. */
function unlooked(
  { build: { onExisting, onMissing } }: PipelineValues,
  gitTag: string | undefined,
): Problem[] {
  if (gitTag === undefined || onExisting !== 'build' || onMissing !== 'fail') return []
  return [{ input: 'on-existing', message: notLookedFor }]
}

/** The record of the promotion that is to be undone has to be there. */
function unreadable(rollback: string, { workspace }: Tools['host']) {
  return found('rollback', () => readPromotion(rollback, workspace))
}

/** Wishes that lack what they need: they would be refused, or come to nothing, after everything else was done. */
function unfinished(
  {
    from,
    to,
    save,
    rollback,
    deployment,
    githubToken,
    signingKey,
    signingPassword,
  }: PipelineValues['promote'],
  writes: boolean,
  host: Tools['host'],
): Problem[] {
  const nowhere = from !== undefined && rollback === undefined && to.length === 0 && save === undefined
  const unrecorded =
    writes && deployment !== undefined && (githubToken === undefined || host.codeHost === undefined)
  return [
    ...(nowhere ? [{ input: 'from', message: `is "${from}", and nothing says where it goes: give to` }] : []),
    ...(unrecorded
      ? [
          {
            input: 'deployment',
            message:
              'is recorded by GitHub only: leave it out elsewhere, and give a github-token that may write deployments',
          },
        ]
      : []),
    ...(writes && signingPassword !== undefined && signingKey === undefined
      ? [{ input: 'signing-password', message: 'is given, and there is no signing-key that it is for' }]
      : []),
  ]
}

async function tagProblems(
  { tags: request, promote }: PipelineValues,
  promotes: boolean,
  tools: Tools,
): Promise<readonly Problem[]> {
  const { host } = tools
  const github = request.githubToken === undefined ? undefined : host.codeHost?.(request.githubToken)
  const problems = await found('tags', async () => {
    const { images, made } = await makeTags({ ...request, github }, { ...tools, log: quiet })
    if (!promotes) return
    const release = host.facts.gitTag !== undefined
    if (release && promote.onMissing === 'fail' && tagsOfCommit(made.tags).length === 0)
      throw new InputError([
        {
          input: 'tags',
          message:
            'no rule names the commit (type=sha), so this release cannot find its image, and on-missing is fail. Add the line type=sha,format=long',
        },
      ])
    if (made.tags.length > 0) {
      destinationsOf({ ...promote, images, tags: made.tags })
      return
    }
    const untagged = await found('tags', () => destinationsOf({ ...promote, images, tags: [] }))
    if (untagged.length > 0) {
      const why = whyNoTag(made.silent, host.facts)
      const message = `no rule makes a tag on this event (${host.facts.event} of ${host.facts.ref || 'an unknown ref'}), so nothing could be promoted${why}`
      throw new InputError([{ input: 'tags', message }])
    }
  })
  return problems.map(({ input, message }) => ({ input: pipelineName(input), message }))
}

/** Where nothing is known of the commit, the reason for that explains all rules. */
function whyNoTag(
  silent: readonly { readonly rule: string; readonly reason: string }[],
  { commit, noCommit, ref }: Tools['host']['facts'],
): string {
  if (commit === undefined && ref === '' && noCommit !== undefined)
    return `: ${noCommit}, and BUILDONCE_REF gives the branch or Git tag`
  return ` (${silent.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ')})`
}

/** Whose signature counts and what signs is known long before the evidence is there. */
async function signing({ promote }: PipelineValues, writes: boolean, { host }: Tools) {
  return await found('signing', async () => {
    const trust = await trustOf(promote, host)
    signerOf(promote, trust, { ...host, writes })
  })
}

async function buildProblems({ build }: PipelineValues, { host }: Tools): Promise<void> {
  const problems = await checkInputs(expandContexts(build, host.facts), host)
  if (problems.length > 0) throw new InputError(problems)
}

const quiet: Tools['log'] = {
  info() {},
  warning() {},
  debug() {},
  group: (_, work) => work(),
  foreign: work => work(() => {}),
}
