import type { Exec } from '../../stage/stage.ts'

/** Timeout for fetching one commit, in milliseconds. */
const patience = 30_000

/** The content of a path in a commit, or why it is not known. */
export type FileAtCommit = { readonly content: string } | { readonly missing: 'file' | 'commit' }

/**
 * Reads a file as it is in a commit. A shallow clone fetches the commit from its remote, as far as the credentials of
 * the checkout allow.
 */
export async function fileAtCommit(
  { folder, path, commit }: { readonly folder: string; readonly path: string; readonly commit: string },
  exec: Exec,
  signal: AbortSignal,
): Promise<FileAtCommit> {
  const git = (...args: string[]) =>
    exec.run({ file: 'git', args: ['-C', folder, ...args], env: { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' } })
  const has = async () => (await git('cat-file', '-e', `${commit}^{commit}`)).exitCode === 0
  if (!(await has())) {
    const shallow = (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true'
    // Fetching one commit would truncate the history of a full clone.
    if (shallow) await fetchCommit({ folder, commit }, exec, signal)
    if (!(await has())) return { missing: 'commit' }
  }
  const { exitCode, stdout } = await git('cat-file', 'blob', `${commit}:./${path}`)
  return exitCode === 0 ? { content: stdout } : { missing: 'file' }
}

async function fetchCommit(
  { folder, commit }: { folder: string; commit: string },
  exec: Exec,
  signal: AbortSignal,
): Promise<void> {
  const options = ['--quiet', '--depth=1', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head']
  const fetching = exec.start({
    file: 'git',
    args: ['-C', folder, 'fetch', ...options, '--end-of-options', 'origin', commit],
    env: { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
  })
  fetching.stdout.resume()
  fetching.stderr.resume()
  const stop = AbortSignal.any([signal, AbortSignal.timeout(patience)])
  const end = () => void fetching.end()
  stop.addEventListener('abort', end, { once: true })
  await fetching.ended.catch(() => {})
  stop.removeEventListener('abort', end)
}
