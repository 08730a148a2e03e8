import type { Exec } from '../stage/stage.ts'
import type { Commits } from './baseline.ts'

/** Queries Git about commits; a missing commit is a result, not an error. */
export function gitCommits(exec: Exec, workspace: string): Commits {
  const git = async (...args: string[]): Promise<string | undefined> => {
    const { exitCode, stdout } = await exec
      .run({ file: 'git', args: ['-C', workspace, ...args], env: { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' } })
      // Without Git, or outside a repository, nothing is known.
      .catch(() => ({ exitCode: 127, stdout: '' }))
    return exitCode === 0 ? stdout : undefined
  }
  return {
    async parents(commit) {
      // The commit object names its parents, also in a clone of depth 1, where `git log` hides them.
      const object = await git('cat-file', 'commit', commit)
      const header = object?.split('\n\n', 1)[0]
      return header?.split('\n').flatMap(line => (line.startsWith('parent ') ? [line.slice(7)] : []))
    },
    async mergeBase(one, other) {
      const found = (await git('merge-base', '--end-of-options', one, other))?.trim()
      return found === '' ? undefined : found
    },
    async line(commit, most) {
      const found = await git('rev-list', '--first-parent', `--max-count=${most}`, commit, '--')
      return found?.split('\n').filter(line => line !== '') ?? []
    },
  }
}
