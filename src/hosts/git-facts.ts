import { UserError } from '../errors.ts'
import type { Exec } from '../system/exec.ts'
import type { Facts } from './host.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Returns the facts of a run outside any CI: the commit that is checked out, its branch, and the tag that points at it.
 * Each fact can be overridden: `BUILDONCE_COMMIT`, `BUILDONCE_REF`, `BUILDONCE_PROJECT`, `BUILDONCE_EVENT`.
 *
 * @throws UserError where there is neither a Git checkout nor `BUILDONCE_COMMIT`.
 */
export async function gitFacts(exec: Exec, env: Environment): Promise<Facts> {
  const git = async (...args: string[]) => {
    const { exitCode, stdout } = await exec.run({ file: 'git', args })
    return exitCode === 0 ? stdout.trim() : ''
  }
  const [commit, ref, project, commitTime] = await Promise.all([
    env.BUILDONCE_COMMIT || git('rev-parse', 'HEAD'),
    env.BUILDONCE_REF || currentRef(git),
    env.BUILDONCE_PROJECT || git('remote', 'get-url', 'origin').then(projectOf),
    git('show', '-s', '--format=%cI', env.BUILDONCE_COMMIT || 'HEAD'),
  ])
  if (commit === '') {
    throw new UserError('the commit is not known: this folder is not a Git checkout with a commit', {
      hint: 'Run inside the checkout, or set BUILDONCE_COMMIT to the full commit SHA.',
    })
  }
  return {
    ci: 'local',
    project,
    event: env.BUILDONCE_EVENT || 'push',
    ref,
    commit,
    headCommit: commit,
    gitTag: ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined,
    branch: ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined,
    commitTime: commitTime || undefined,
    actor: env.USER,
    runId: `local-${process.pid}`,
    attempt: 1,
    payload: {},
  }
}

async function currentRef(git: (...args: string[]) => Promise<string>): Promise<string> {
  const branch = await git('symbolic-ref', '--quiet', 'HEAD')
  if (branch !== '') return branch
  const tag = await git('describe', '--exact-match', '--tags', 'HEAD')
  return tag === '' ? '' : `refs/tags/${tag}`
}

/** Extracts `owner/name` from a remote's address: `git@host:owner/name.git`, `https://host/owner/name`. */
function projectOf(remote: string): string {
  const path = /^(?:[a-z+]+:\/\/[^/]+\/|[^/@]+@[^:]+:)(.+?)(?:\.git)?\/?$/.exec(remote)?.[1]
  return path ?? 'local/project'
}
