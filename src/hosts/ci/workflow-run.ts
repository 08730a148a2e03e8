import { commitOf, type Payload, type Told } from './ci.ts'
import { object, text } from './payload.ts'

/**
 * Reads what a `workflow_run` is about: the run that ended before it, and not the default branch, which the variables name.
 * Its job has the rights of the base repository, so only a push in this very repository counts as one.
 */
export function ofWorkflowRun(payload: Payload): Told {
  const run = object(payload.workflow_run)
  const event = text(run?.event)
  const branch = text(run?.head_branch)
  const commit = commitOf(text(run?.head_sha))
  const from = text(object(run?.head_repository)?.full_name)
  const here = text(object(payload.repository)?.full_name)
  const about = { ...(commit && { commit, headCommit: commit }), ref: branch && `refs/heads/${branch}` }
  if (event === undefined || event.startsWith('pull_request')) {
    const sign =
      event === undefined
        ? 'the event workflow_run does not tell what started the first run'
        : `the first run was started by ${event}`
    return { ...about, ref: undefined, sign, pullRequest: { fork: from === undefined || from !== here } }
  }
  if (event !== 'push') return { ...about, doubt: `the first run was started by ${event}, and not by a push` }
  if (commit === undefined || from === undefined || from !== here)
    return { ...about, doubt: `the first run was of ${from ?? 'a repository that is gone'}` }
  return about
}
