import { describe, UserError } from '../messages/errors.ts'
import { preReleaseTag } from '../stage/pre-release.ts'
import type { Tools } from '../stage/stage.ts'
import type { TagContext } from './context.ts'
import { commitTimeIn, isMergeForRun, payloadOf, refOf, shaOf } from './event.ts'
import { commitTime, readHead } from './git.ts'
import { learnProject } from './project.ts'
import { doubt, type Remarks, warn, wrong } from './remarks.ts'
import type { TagsRequest } from './request.ts'

/** Collects the facts for the rules, and no more than these inputs need. */
export async function learn(request: TagsRequest, tools: Tools, remarks: Remarks): Promise<TagContext> {
  const { facts } = tools.host
  const texts = [request.tags, request.flavor, request.labels, request.annotations].join('\n')
  const head = await whereWeAre(request, tools)
  const base = {
    event: facts.event,
    ref: head.ref,
    sha: head.sha,
    ...(head.sha === '' && facts.noCommit && { noSha: facts.noCommit }),
    ...(head.called !== undefined && { calledSha: head.called }),
    ...(head.belongsToOthers && { belongsToOthers: true as const }),
    shortShaLength: shortShaLength(tools, remarks),
    payload: payloadWithDefaultBranch(tools),
    preRelease: isMarked(preReleaseTag(facts), head.ref),
    project: await learnProject(facts, request.github, tools.log),
    runTime: tools.now(),
  }
  if (!texts.includes('date')) return base
  const { loadDates } = await import('./date.ts')
  const asked = texts.includes('commit_date')
  const time = asked ? (head.time ?? (await askCommitTime(head.sha, { request, tools, remarks }))) : undefined
  return { ...base, formatDate: await loadDates(texts), ...(time !== undefined && { commitTime: time }) }
}

function isMarked(gitTag: string | undefined, ref: string): boolean {
  return gitTag !== undefined && ref === `refs/tags/${gitTag}`
}

interface Where {
  readonly ref: string
  readonly sha: string
  readonly called?: string
  readonly belongsToOthers?: boolean
  readonly time?: string
}

async function whereWeAre(request: TagsRequest, tools: Tools): Promise<Where> {
  if (request.context === 'git') return readHead({ exec: tools.exec, folder: tools.host.workspace })
  const { facts } = tools.host
  const ref = refOf(facts)
  const side = pullRequestSide(request, tools)
  if (!request.strict) return { ref, sha: shaOf(facts, side) }
  // Whatever people call a pull request by: what is built, and so named, is the commit that was checked out for it.
  return {
    ref,
    sha: facts.commit ?? '',
    ...(facts.pullRequest && side === 'merge' && facts.commit && { called: facts.commit }),
    belongsToOthers: facts.pullRequest !== undefined && !isMergeForRun(facts),
  }
}

function pullRequestSide(request: TagsRequest, { host }: Tools): 'head' | 'merge' {
  if (request.pullRequestSha !== undefined) return request.pullRequestSha
  const variable = host.variable('DOCKER_METADATA_PR_HEAD_SHA')
  if (variable) return /true/i.test(variable) ? 'head' : 'merge'
  return request.strict ? 'head' : 'merge'
}

function shortShaLength({ host }: Tools, remarks: Remarks): number {
  const text = host.variable('DOCKER_METADATA_SHORT_SHA_LENGTH')
  if (!text) return 7
  const length = Number(text)
  const place = { input: 'DOCKER_METADATA_SHORT_SHA_LENGTH' }
  if (Number.isNaN(length)) wrong(remarks, place, `"${text}" is not a number`)
  else if (!Number.isInteger(length) || length < 4)
    doubt(remarks, place, `"${text}" is not a whole number of 4 or more`)
  return length
}

/** Most hosts deliver no repository object, and the user may name another default branch. */
function payloadWithDefaultBranch({ host: { facts } }: Tools) {
  const payload = payloadOf(facts)
  const { defaultBranch } = facts
  if (defaultBranch === undefined) return payload
  return { ...payload, repository: { ...payload.repository, default_branch: defaultBranch } }
}

interface Asking {
  readonly request: TagsRequest
  readonly tools: Tools
  readonly remarks: Remarks
}

/** Finds the time of the commit: the event, Git, the API, in this order. */
async function askCommitTime(sha: string, { request, tools, remarks }: Asking): Promise<string> {
  const near = await nearCommitTime(sha, tools)
  if (near !== undefined) return near
  try {
    if (request.github !== undefined) return await request.github.commitTime(sha)
  } catch (error) {
    tools.log.warning(`the GitHub API did not return the time of ${sha}: ${describe(error)}`)
  }
  const message = `the time of the commit ${sha} is not known, but {{commit_date}} needs it`
  if (request.strict) throw new UserError(message, { hint: 'Check the commit out, or set github-token.' })
  warn(remarks, { input: 'tags' }, `${message}; the time of the run is used`)
  return new Date(tools.now()).toISOString()
}

/** Returns the time of the commit when the event or the checkout has it, without the network. */
export async function nearCommitTime(sha: string, { host, exec }: Tools): Promise<string | undefined> {
  const told = commitTimeIn(payloadOf(host.facts), sha)
  if (told !== undefined) return told
  if (host.facts.commitTime !== undefined && host.facts.commit === sha) return host.facts.commitTime
  return sha === '' ? undefined : commitTime({ exec, folder: host.workspace }, sha)
}
