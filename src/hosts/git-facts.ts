import { describe } from '../messages/errors.ts'
import type { Exec } from '../system/exec.ts'
import { type Environment, projectOf } from './ci/ci.ts'
import { checkedOutRef, gitFolderAround } from './head.ts'

/** What Git tells about the folder of a run that no CI describes; a Git tag is none of it, for it may be anybody's. */
export interface GitFacts {
  readonly commit?: string
  /** Why the commit is not known. */
  readonly why?: string
  readonly ref?: string
  readonly project?: string
  readonly commitTime?: string
}

/** Asks Git about a folder, unless nothing names a repository: each process would say so. A folder that is no checkout, a checkout of another owner, a machine without git: each is an answer. */
export async function gitFacts(folder: string, exec: Exec, env: Environment = {}): Promise<GitFacts> {
  const around = env.GIT_DIR === undefined ? gitFolderAround(folder) : undefined
  if (env.GIT_DIR === undefined && around === undefined) return { why: noCheckout(folder) }
  const known = around && checkedOutRef(around)
  const git = (...args: string[]) =>
    exec
      .run({ file: 'git', args: ['-C', folder, ...args], env: { LC_ALL: 'C' } })
      .catch(error => ({ exitCode: 127, stdout: '', stderr: `git cannot be run: ${describe(error)}` }))
  const [shown, branch, remote] = await Promise.all([
    git('log', '-1', '--format=%H%n%cI'),
    known === undefined ? git('symbolic-ref', '--quiet', 'HEAD') : { exitCode: 0, stdout: known },
    git('remote', 'get-url', 'origin'),
  ])
  const [commit, commitTime] = shown.exitCode === 0 ? shown.stdout.trim().split('\n') : []
  const ref = branch.exitCode === 0 ? branch.stdout.trim() : ''
  const project = remote.exitCode === 0 ? projectOf(remote.stdout.trim()) : undefined
  return {
    ...(commit ? { commit } : { why: reason(shown.stderr, folder) }),
    ...(ref && { ref }),
    ...(project && { project }),
    ...(commitTime && { commitTime }),
  }
}

function noCheckout(folder: string): string {
  return `${folder} is no Git checkout`
}

/** Puts what git says into words that lead on. */
function reason(stderr: string, folder: string): string {
  if (/dubious ownership/.test(stderr))
    return `the checkout ${folder} belongs to another user (Git calls it dubious ownership): git config --global --add safe.directory ${folder}`
  if (/not a git repository/.test(stderr)) return noCheckout(folder)
  if (/does not have any commits/.test(stderr)) return `the checkout ${folder} has no commit yet`
  return stderr.trim().split('\n')[0] || `Git tells nothing about ${folder}`
}
