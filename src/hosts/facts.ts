import type { Exec } from '../system/exec.ts'
import { gitFacts } from './git-facts.ts'
import { githubFacts, readPayload } from './github-facts.ts'
import { gitlabFacts } from './gitlab-facts.ts'
import type { Facts } from './host.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Returns the facts of a command line run: from the CI around it, else from Git. */
export async function readFacts(exec: Exec, env: Environment): Promise<Facts> {
  if (env.BUILDONCE_COMMIT) return await gitFacts(exec, env)
  if (env.GITHUB_ACTIONS === 'true') return githubFacts(env, readPayload(env))
  if (env.GITLAB_CI === 'true') return gitlabFacts(env)
  return await gitFacts(exec, env)
}
