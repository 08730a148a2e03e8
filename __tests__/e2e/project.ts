import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'

/** A team's Git repository with an image to build. */
export interface Project {
  readonly folder: string
  /** Commits everything and gives the commit's SHA. */
  commit(message: string): string
  git(...args: string[]): string
  write(path: string, content: string | Uint8Array): void
  /** Checks a commit out into a fresh folder, as a job on a new machine does. */
  checkOut(commit: string): string
  remove(): void
}

/** Makes a repository with the files of an example in its first commit. */
export function createProject(example: string): Project {
  const root = temporaryFolder('buildonce-project')
  const folder = join(root, 'web')
  const identity = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.org', '-c', 'commit.gpgsign=false']
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' }).trim()
  cpSync(example, folder, { recursive: true })
  git('init', '--quiet', '--initial-branch=main')
  const commit = (message: string) => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', message)
    return git('rev-parse', 'HEAD')
  }
  return {
    folder,
    commit,
    git,
    checkOut(commit) {
      const checkout = mkdtempSync(join(root, 'checkout-'))
      execFileSync('git', ['clone', '--quiet', '--no-checkout', folder, checkout])
      execFileSync('git', ['-C', checkout, 'checkout', '--quiet', '--detach', commit])
      return checkout
    },
    write: (path, content) => writeFileSync(join(folder, path), content),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
