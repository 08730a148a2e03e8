import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'

/** A clone of a bare repository of a test's own, as a job has it: with all branches and tags of `origin`. */
export interface Clone {
  readonly folder: string
  /** Runs Git in the clone and gives what it prints. */
  git(...args: string[]): string
  /** Writes a file of the clone. */
  write(file: string, content: string): void
  /** Commits all files, or nothing at all, and gives the SHA. */
  commit(message: string): string
}

/** Makes a bare repository whose branch `main` has one commit, and a clone of it. */
export function cloneOfOrigin(): Clone {
  const base = temporaryFolder('release')
  const folder = join(base, 'clone')
  const environment = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'test',
    GIT_AUTHOR_EMAIL: 'test@example.test',
    GIT_COMMITTER_NAME: 'test',
    GIT_COMMITTER_EMAIL: 'test@example.test',
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', env: environment, stdio: 'pipe' }).trim()
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', join(base, 'origin.git')])
  mkdirSync(folder)
  git('init', '--quiet', '-b', 'main')
  git('remote', 'add', 'origin', join(base, 'origin.git'))
  const clone: Clone = {
    folder,
    git,
    write(file, content) {
      mkdirSync(join(folder, file, '..'), { recursive: true })
      writeFileSync(join(folder, file), content)
    },
    commit(message) {
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', message)
      return git('rev-parse', 'HEAD')
    },
  }
  clone.commit('first')
  git('push', '--quiet', '--set-upstream', 'origin', 'main')
  return clone
}
