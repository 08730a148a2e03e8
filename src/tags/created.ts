import type { Tools } from '../stage/stage.ts'
import type { TagContext } from './context.ts'
import { nearCommitTime } from './learn.ts'
import type { TagsRequest } from './request.ts'

/** Returns the time for `created`: of the commit, when it is known without asking the network, or of the run. */
export async function createdTime(request: TagsRequest, context: TagContext, tools: Tools): Promise<string> {
  const mode = request.created ?? (request.strict ? 'commit' : 'now')
  const now = new Date(context.runTime).toISOString()
  if (mode === 'now') return now
  const epoch = tools.host.variable('SOURCE_DATE_EPOCH')
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString()
  const time = Date.parse((await commitTimeOf(request, context, tools)) ?? '')
  return Number.isNaN(time) ? now : new Date(time).toISOString()
}

/** The checkout of a pull request often holds its merge commit only, which is as old on every rebuild as well. */
async function commitTimeOf(
  request: TagsRequest,
  context: TagContext,
  tools: Tools,
): Promise<string | undefined> {
  const { commit } = tools.host.facts
  if (context.commitTime !== undefined) return context.commitTime
  const time = await nearCommitTime(context.sha, tools)
  return time !== undefined || request.context === 'git' || commit === context.sha
    ? time
    : nearCommitTime(commit, tools)
}
