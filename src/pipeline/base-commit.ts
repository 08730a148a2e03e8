import { startOf } from '../size/baseline.ts'
import { gitCommits } from '../size/git.ts'
import type { Tools } from '../stage/stage.ts'

/** Gives the commit that a pull request is compared with: what stands there has been reviewed. */
export async function baseCommitOf({ exec, host }: Tools): Promise<string | undefined> {
  const { facts, workspace } = host
  if (facts.pullRequest === undefined) return undefined
  const start = await startOf(facts, gitCommits(exec, workspace))
  return start?.commit ?? facts.pullRequest.baseCommit
}
