import { execFileSync } from 'node:child_process'
import { temporaryFolder } from './temporary-folder.ts'

/** A Git repository of a test's own, on the branch `main`. */
export interface GitHistory {
  readonly folder: string
  /** Makes an empty commit and gives its SHA. */
  commit(message: string): string
}

/** Starts a Git repository without commits. */
export function startHistory(): GitHistory {
  const folder = temporaryFolder('history')
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.test']
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8' }).trim()
  git('init', '-q', '-b', 'main')
  return {
    folder,
    commit(message) {
      git('commit', '-q', '--allow-empty', '-m', message)
      return git('rev-parse', 'HEAD')
    },
  }
}
