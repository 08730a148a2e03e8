import { join } from 'node:path'
import { UserError } from '../messages/errors.ts'
import type { Exec } from '../system/exec.ts'
import { makeFolder } from './folder.ts'

/** Milliseconds that a Git server has to give one commit. */
const patience = 30_000

/** A commit of the repository that is checked out in a folder. */
export interface Commit {
  readonly folder: string
  readonly commit: string
}

/** Git never asks for a password and always says the same words. */
const env = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }

/**
 * Tells whether the checkout has a commit. A clone without history gets it from where it was cloned, as far as the
 * credentials of the checkout allow.
 */
export async function reachCommit(
  { folder, commit }: Commit,
  exec: Exec,
  signal: AbortSignal,
): Promise<boolean> {
  const git = (...args: string[]) => exec.run({ file: 'git', args: ['-C', folder, ...args], env })
  const has = async () => (await git('cat-file', '-e', `${commit}^{commit}`)).exitCode === 0
  if (await has()) return true
  const shallow = (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true'
  // A fetch of one commit would cut off the history of a clone that has it.
  if (shallow) await fetchCommit({ folder, commit }, exec, signal)
  return has()
}

/** Reads a file as a commit has it; nothing where the commit does not have it. */
export async function readAtCommit(
  { folder, commit }: Commit,
  path: string,
  exec: Exec,
): Promise<string | undefined> {
  const args = ['-C', folder, 'cat-file', 'blob', `${commit}:./${path}`]
  const { exitCode, stdout } = await exec.run({ file: 'git', args, env })
  return exitCode === 0 ? stdout : undefined
}

/** Writes all that a commit has below the checkout into a new folder, and gives that. */
export async function unpackCommit({ folder, commit }: Commit, target: string, exec: Exec): Promise<string> {
  const archive = join(target, 'commit.tar')
  const files = join(target, 'commit')
  await makeFolder(files, { mode: 0o700 })
  const steps = [
    { file: 'git', args: ['-C', folder, 'archive', '--format=tar', `--output=${archive}`, commit], env },
    { file: 'tar', args: ['-x', '-f', archive, '-C', files, '--no-same-owner'] },
  ]
  for (const step of steps) {
    const { exitCode, stderr } = await exec.run(step)
    if (exitCode !== 0)
      throw new UserError(`the files of commit ${commit.slice(0, 7)} cannot be read: ${stderr.trim()}`)
  }
  return files
}

async function fetchCommit({ folder, commit }: Commit, exec: Exec, signal: AbortSignal): Promise<void> {
  const options = ['--quiet', '--depth=1', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head']
  const fetching = exec.start({
    file: 'git',
    args: ['-C', folder, 'fetch', ...options, '--end-of-options', 'origin', commit],
    env,
  })
  fetching.stdout.resume()
  fetching.stderr.resume()
  const stop = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  const end = () => void fetching.end()
  stop.addEventListener('abort', end, { once: true })
  await fetching.ended.catch(() => {})
  stop.removeEventListener('abort', end)
}
